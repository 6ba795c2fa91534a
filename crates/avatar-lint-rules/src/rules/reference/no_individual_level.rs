//! `no-individual-level`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{Schema, Table};
use std::collections::HashSet;

/// Sets without a table whose rows are people.
pub static RULE: Rule = Rule {
    name: "no-individual-level",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a top-level table, or every table, with `individual_level: false`",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("no_individual_level.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in context.model.originals() {
        if !schema.is_complete() {
            continue;
        }
        let tables: Vec<_> = schema
            .kept_tables()
            .filter(|table| context.model.takes_part(table))
            .collect();
        if tables.len() > 1 {
            judge(schema, &tables, findings);
        }
    }
}

fn judge(schema: &Schema<'_>, tables: &[&Table<'_>], findings: &mut Vec<Finding>) {
    let links = schema.links();
    let children: HashSet<&str> = links
        .filter_map(|(_, link)| Some(link.child?.value))
        .collect();
    let is_top = |table: &Table<'_>| !children.contains(table.label());
    let before = findings.len();
    if schema.links_are_resolved() {
        for table in tables.iter().filter(|table| is_top(table)) {
            let Some(level) = table.individual_level().filter(|level| !level.value) else {
                continue;
            };
            let message = format!(
                "No link leads to {}, so the engine expects one row for each person, but \
                 `individual_level` is false.",
                wording::quoted(table.label()),
            );
            findings.push(Finding::new(&RULE, level.span(), message).help(
                "Write `individual_level: true` if each row is a person. Otherwise, add a link \
                 from the table of the people to this one.",
            ));
        }
    }
    let levels = tables.iter().map(|table| table.individual_level());
    let Some(levels) = levels.collect::<Option<Vec<_>>>() else {
        return;
    };
    let all_deny = levels.iter().all(|level| !level.value);
    if let Some(first) = levels
        .first()
        .filter(|_| all_deny && findings.len() == before)
    {
        findings.push(
            Finding::new(
                &RULE,
                first.span(),
                "`individual_level` is false for every table, and the engine rejects a schema \
                 without people.",
            )
            .help("Write `individual_level: true` on the table with one row for each person."),
        );
    }
}
