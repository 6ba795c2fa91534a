//! `link-parent-key`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Related, Rule, Safety, Subject};
use avatar_model::wording;
use avatar_model::{Column, Table, Text};
use pyyaml_syntax::Span;
use std::collections::HashMap;

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
            let Some(field) = link.field else { continue };
            let column = parent.column(field.value).found();
            let column = column.filter(|column| {
                !column.roles.primary_key && !column.fields.is_in_doubt("primary_key")
            });
            let Some(column) = column else { continue };
            let known = reported.get(&column.span());
            if let Some(first) = known.and_then(|known| findings.get_mut(*known)) {
                first.related.push(Related {
                    span: field.span(),
                    message: "another link from it".to_owned(),
                });
                continue;
            }
            reported.insert(column.span(), findings.len());
            findings.push(report(context, parent, column, field));
        }
    }
}

fn report<'a>(
    context: &Context<'a>,
    parent: &Table<'_>,
    column: &Column<'a>,
    field: Text<'_>,
) -> Finding {
    let message = format!(
        "{} is not the primary key of {}, so the engine rejects this link.",
        wording::quoted(field.value),
        wording::quoted(parent.label()),
    );
    let finding = Finding::new(&RULE, field.span(), message);
    if let Some(key) = parent.primary_key() {
        let name = wording::quoted(key.label());
        return finding.related(key.span(), "the primary key").help(format!(
            "Link from {name}, or make this column the primary key instead."
        ));
    }
    let has_other_role = column.roles.identifier || column.roles.time;
    let fix = fixes::mark(column, "primary_key", context).filter(|_| !has_other_role);
    let help = match (column.roles.identifier, column.roles.time) {
        (true, _) => {
            "Write `primary_key: true` instead of `identifier: true`: a column is one of them."
        }
        (_, true) => "Link from another column: a time column is no key.",
        _ => "Add `primary_key: true` to the column.",
    };
    finding
        .related(column.span(), "the column is declared here")
        .help(help)
        .fix(fix)
}
