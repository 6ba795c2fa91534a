//! `multiple-primary-keys`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{Mark, wording};

/// Tables with more than one primary key.
pub(crate) static RULE: Rule = Rule {
    name: "multiple-primary-keys",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table with several primary keys",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("multiple_primary_keys.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    for table in schemas.flat_map(|schema| &schema.tables) {
        let Some(key) = table.primary_key() else {
            continue;
        };
        for (column, mark) in table.marked_beside(key, Mark::PrimaryKey) {
            let message = format!(
                "{} already has the primary key {}; the engine keeps that one and treats {} as \
                 an ordinary column.",
                wording::quoted(table.label()),
                wording::quoted(key.label()),
                wording::quoted(column.label()),
            );
            findings.push(
                Finding::new(&RULE, mark.key_span(), message)
                    .related(key.span(), "the primary key that is kept")
                    .help(
                        "Remove it. If the column holds the key of another table, write \
                         `identifier: true` instead, and add a link from that key.",
                    ),
            );
        }
    }
}
