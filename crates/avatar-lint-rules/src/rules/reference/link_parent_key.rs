//! `link-parent-key`

use crate::page::page;
use crate::rules::links::{self, End};
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::{Mark, wording};
use hashbrown::HashMap;
use pyyaml_syntax::Span;

/// Links that start from what is no primary key.
pub(crate) static RULE: Rule = Rule {
    name: "link-parent-key",
    group: Group::Reference,
    level: Level::Error,
    summary: "a link from a column that is not the primary key of the parent",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("link_parent_key.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        // Several links from one column are one fault.
        let mut reported: HashMap<Span, usize> = HashMap::new();
        for (parent, link) in schema.links() {
            let end = links::at_parent(parent, link).filter(|end| end.lacks(Mark::PrimaryKey));
            let Some(end) = end else { continue };
            let known = reported.get(&end.column.span());
            if let Some(first) = known.and_then(|known| findings.get_mut(*known)) {
                first.push_related(end.field.span(), "another link from it");
                continue;
            }
            reported.insert(end.column.span(), findings.len());
            let other = links::at_child(schema, link);
            let other = other.filter(|_| links::is_reversed(schema, parent, link));
            findings.push(match other {
                Some(other) => reversed(&end, &other),
                None => report(context, &end),
            });
        }
    }
}

/// Reports a link that is written on the child.
fn reversed(end: &End<'_, '_>, other: &End<'_, '_>) -> Finding {
    let (child, parent) = (end.table.label(), other.table.label());
    let message = format!(
        "This link leads from {}, an identifier of the child {}, to the primary key of its parent \
         {}: the engine rejects it, since a link is written on the parent.",
        wording::quoted(end.field.value),
        wording::quoted(child),
        wording::quoted(parent),
    );
    Finding::new(&RULE, end.field.span(), message)
        .related(other.column.span(), "the primary key of the parent")
        .help(format!(
            "Write the link on {}, with `field: {}` and `to: {{table: {}, field: {}}}`.",
            wording::quoted(parent),
            other.column.label(),
            child,
            end.column.label(),
        ))
}

fn report<'a>(context: &Context<'a>, end: &End<'_, 'a>) -> Finding {
    let finding = end.report(&RULE, "the primary key");
    if let Some(key) = end.table.primary_key() {
        let name = wording::quoted(key.label());
        return finding.related(key.span(), "the primary key").help(format!(
            "Link from {name}, or make this column the primary key instead."
        ));
    }
    let roles = end.column.roles;
    let help = match (roles.identifier, roles.time) {
        (true, _) => {
            "Write `primary_key: true` instead of `identifier: true`: a column is one of them."
        }
        (_, true) => "Link from another column: a time column is no key.",
        _ => "Add `primary_key: true` to the column.",
    };
    end.declared(finding)
        .help(help)
        .fix(end.mark(Mark::PrimaryKey, context))
}
