//! `key-conflict`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{Column, Mark, Table, wording};

/// Columns in two roles that exclude each other.
pub(crate) static RULE: Rule = Rule {
    name: "key-conflict",
    group: Group::Reference,
    level: Level::Error,
    summary: "one column is two of primary key, identifier and time, or two columns are the time",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("key_conflict.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let tables = schemas.flat_map(|schema| &schema.tables);
    for table in tables.clone() {
        second_times(table, findings);
    }
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

/// Columns that are marked as the time of a table that has one already.
fn second_times(table: &Table<'_>, findings: &mut Vec<Finding>) {
    let Some(time) = table.time() else { return };
    // Of a column in two roles the other finding speaks.
    let is_time_alone = |column: &Column<'_>| column.marks().nth(1).is_none();
    let others = table.marked_beside(time, Mark::Time);
    for (column, mark) in others.filter(|(it, _)| is_time_alone(it) && is_time_alone(time)) {
        let message = format!(
            "{} already has the time column {}; the reader keeps that one and treats {} as an \
             ordinary column.",
            wording::quoted(table.label()),
            wording::quoted(time.label()),
            wording::quoted(column.label()),
        );
        findings.push(
            Finding::new(&RULE, mark.key_span(), message)
                .related(time.span(), "the time column that is kept")
                .help("Keep the right one and remove the other."),
        );
    }
}
