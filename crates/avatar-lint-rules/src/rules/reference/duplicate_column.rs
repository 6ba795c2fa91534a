//! `duplicate-column`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{planned_columns, wording};
use hashbrown::HashMap;

/// Columns of one name.
pub(crate) static RULE: Rule = Rule {
    name: "duplicate-column",
    group: Group::Reference,
    level: Level::Error,
    summary: "two columns with the same name in a table: the engine merges them",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("duplicate_column.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let tables = schemas.flat_map(|schema| &schema.tables);
    for table in tables.filter(|table| table.has_duplicates()) {
        let mut seen = HashMap::with_capacity(table.columns.len());
        for column in &table.columns {
            let Some(name) = column.name else { continue };
            let first = *seen.entry(name.value).or_insert(column);
            if std::ptr::eq(first, column) {
                continue;
            }
            let message = format!(
                "{} already has a column {}; the engine merges the two: keys and `drop` of \
                 either, type and pseudonymization of the last.",
                wording::quoted(table.label()),
                wording::quoted(name.value),
            );
            findings.push(
                Finding::new(&RULE, column.span(), message)
                    .related(first.span(), "the first one")
                    .help("Merge the two into the column that you mean."),
            );
        }
    }
    in_plans(context, findings);
    in_entities(context, findings);
}

/// Reports the attributes that an entity has twice.
fn in_entities(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for entity in context.model.entities() {
        let names = entity.attributes().filter_map(|attribute| attribute.name());
        for (first, name) in names::repeated(names) {
            let message = format!(
                "{} already has an attribute {}; only one of the two can replace its columns.",
                entity.label(),
                wording::quoted(name.value),
            );
            findings.push(
                Finding::new(&RULE, name.span(), message)
                    .related(first.span(), "the first one")
                    .help("Merge the two."),
            );
        }
    }
}

/// Reports the columns that a table of a plan has twice.
fn in_plans(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let copies = context.model.copies().iter();
    for (table, fields) in copies.flat_map(|copy| copy.planned_tables()) {
        let names = planned_columns(&fields).map(|(name, _)| name);
        for (first, name) in names::repeated(names) {
            let message = format!(
                "The plan already has a column {} of {}; the reader merges the two: the later \
                 action and the first strategy count.",
                wording::quoted(name.value),
                wording::quoted(table.value),
            );
            findings.push(
                Finding::new(&RULE, name.span(), message)
                    .related(first.span(), "the first one")
                    .help("Merge the two."),
            );
        }
    }
}
