//! `key-conflict`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{Mark, wording};

/// Columns in two roles that exclude each other.
pub(crate) static RULE: Rule = Rule {
    name: "key-conflict",
    group: Group::Reference,
    level: Level::Error,
    summary: "one column is two of primary key, identifier and time",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("key_conflict.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let tables = schemas.flat_map(|schema| &schema.tables);
    for column in tables.flat_map(|table| &table.columns) {
        let is_marked = |mark: &&Mark| column.roles.has(**mark);
        if Mark::ALL.iter().filter(is_marked).count() < 2 {
            continue;
        }
        // What the column itself says, not another of its name.
        let mut marks = column.marks();
        let (Some((first, one)), Some((second, other))) = (marks.next(), marks.next()) else {
            continue;
        };
        let message = format!(
            "{} is both {} and {}; the engine allows only one of them.",
            wording::quoted(column.label()),
            wording::quoted(first.as_str()),
            wording::quoted(second.as_str()),
        );
        findings.push(
            Finding::new(&RULE, other.key_span(), message)
                .related(one.key_span(), "the other field")
                .help("Keep the right one and remove the other."),
        );
    }
}
