//! `link-child-identifier`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::wording;
use avatar_model::{Column, Table, Text};

/// Links that arrive at what is no identifier.
pub(crate) static RULE: Rule = Rule {
    name: "link-child-identifier",
    group: Group::Reference,
    level: Level::Error,
    summary: "a link to a column that is not an identifier of the child",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("link_child_identifier.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        for (_, link) in schema.links() {
            let child = link
                .child
                .and_then(|child| schema.table(child.value).found());
            let Some((child, field)) = child.zip(link.child_field) else {
                continue;
            };
            let column = child.column(field.value).found();
            let column = column.filter(|column| {
                !column.roles.identifier && !column.fields.is_in_doubt("identifier")
            });
            if let Some(column) = column {
                findings.push(report(context, child, column, field));
            }
        }
    }
}

fn report<'a>(
    context: &Context<'a>,
    child: &Table<'_>,
    column: &Column<'a>,
    field: Text<'_>,
) -> Finding {
    let message = format!(
        "{} is not an identifier of {}, so the engine rejects this link.",
        wording::quoted(field.value),
        wording::quoted(child.label()),
    );
    let finding = Finding::new(&RULE, field.span(), message)
        .related(column.span(), "the column is declared here");
    if column.roles.primary_key {
        return finding.help(
            "The primary key of the child cannot also be an identifier. Link to another column, \
             or write `identifier: true` instead of `primary_key: true` here.",
        );
    }
    let fix = fixes::mark(column, "identifier", context).filter(|_| !column.roles.time);
    finding
        .help("Add `identifier: true` to the column.")
        .fix(fix)
}
