//! `no-individual-level`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Table};
use hashbrown::HashSet;

/// Sets without a table whose rows are people.
pub(crate) static RULE: Rule = Rule {
    name: "no-individual-level",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a top-level table, or every table, with `individual_level: false`",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("no_individual_level.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    // An advice run need not know who the people are.
    if model.of(Kind::Advice).next().is_some() && model.of(Kind::Parameters).next().is_none() {
        return;
    }
    for schema in model.originals() {
        if !schema.is_complete() {
            continue;
        }
        let tables: Vec<_> = schema
            .kept_tables()
            .filter(|table| model.takes_part(table))
            .collect();
        if tables.len() > 1 && !is_linked(schema, &tables) {
            // Tables that no link joins are a fault of their own.
            continue;
        }
        let is_in_doubt = |table: &&Table<'_>| table.fields.is_in_doubt("individual_level");
        if tables.iter().any(is_in_doubt) {
            continue;
        }
        match all_false(&tables) {
            Some(finding) => findings.push(finding),
            None if schema.links_are_resolved() => top_level(schema, &tables, findings),
            None => {}
        }
    }
}

/// Whether each of the tables has a link, in either direction.
fn is_linked(schema: &DeclaredSchema<'_>, tables: &[&Table<'_>]) -> bool {
    let children: HashSet<&str> = children(schema).collect();
    let has_link = |table: &&Table<'_>| !table.links.is_empty() || children.contains(table.label());
    tables.iter().all(has_link)
}

/// The tables that links lead to.
fn children<'m>(schema: &'m DeclaredSchema<'_>) -> impl Iterator<Item = &'m str> {
    let links = schema.links();
    links.filter_map(|(_, link)| Some(link.child?.value))
}

/// A run without people, which the engine rejects.
fn all_false(tables: &[&Table<'_>]) -> Option<Finding> {
    let levels = tables.iter().map(|table| table.individual_level());
    let levels = levels.collect::<Option<Vec<_>>>()?;
    let first = levels.first()?;
    if levels.iter().any(|level| level.value) {
        return None;
    }
    let message = match levels.len() {
        1 => {
            "`individual_level` is false for the only table, and the engine rejects a run \
              without people."
        }
        _ => {
            "`individual_level` is false for every table, and the engine rejects a run without \
              people."
        }
    };
    let mut finding = Finding::new(&RULE, first.span(), message).level(Level::Error);
    for other in levels.iter().skip(1).take(MAX_RELATED) {
        finding = finding.related(other.span(), "false here too");
    }
    Some(finding.help("Write `individual_level: true` on the table with one row for each person."))
}

/// How many of the other tables a finding points at.
const MAX_RELATED: usize = 10;

/// Tables that no link leads to, so that their rows should be people.
fn top_level(schema: &DeclaredSchema<'_>, tables: &[&Table<'_>], findings: &mut Vec<Finding>) {
    let children: HashSet<&str> = children(schema).collect();
    for table in tables {
        let level = table.individual_level().filter(|level| !level.value);
        let Some(level) = level.filter(|_| !children.contains(table.label())) else {
            continue;
        };
        let message = format!(
            "No link leads to {}, so the engine expects one row for each person, but \
             `individual_level` is false.",
            wording::quoted(table.label()),
        );
        findings.push(Finding::new(&RULE, level.span(), message).help(
            "Write `individual_level: true` if each row is a person. Otherwise, add a link from \
             the table of the people to this one.",
        ));
    }
}
