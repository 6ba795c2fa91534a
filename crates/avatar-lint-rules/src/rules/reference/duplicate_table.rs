//! `duplicate-table`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Table};
use hashbrown::HashMap;

/// Tables of one name.
pub(crate) static RULE: Rule = Rule {
    name: "duplicate-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "two tables with the same name: the later one replaces the earlier one",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("duplicate_table.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut originals = HashMap::new();
    for schema in &context.model.schemas {
        // The engine skips schemas that are named as avatarized ones.
        if schema.is_avatarized() || schema.is_named_avatarized() {
            collect(schema, &mut HashMap::new(), findings);
        } else {
            collect(schema, &mut originals, findings);
        }
    }
    in_plans(context, findings);
    same_files(context, findings);
}

/// Reports the tables of a schema that read one file.
fn same_files(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in context.model.originals() {
        let mut seen: HashMap<(Option<&str>, &str), &Table<'_>> = HashMap::new();
        for table in schema.kept_tables() {
            let Some(data) = table.data().filter(|data| !data.is_auto()) else {
                continue;
            };
            let Some(file) = data.file().filter(|file| !file.value.is_empty()) else {
                continue;
            };
            let volume = data.volume().map(|volume| volume.value);
            let first = *seen.entry((volume, file.value)).or_insert(table);
            if std::ptr::eq(first, table) {
                continue;
            }
            let message = format!(
                "{} reads the same file as {}: the same rows are processed as two tables.",
                wording::quoted(table.label()),
                wording::quoted(first.label()),
            );
            findings.push(
                Finding::new(&RULE, data.0.head_span(), message)
                    .level(Level::Warning)
                    .related(first.span(), "the first table")
                    .help("Write the file of this table, or remove one of the two tables."),
            );
        }
    }
}

/// Reports the tables that a plan has twice.
fn in_plans(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for copy in context.model.copies().iter() {
        let names = copy.planned_tables().map(|(name, _)| name);
        for (first, name) in names::repeated(names) {
            let message = format!(
                "The plan already has a table {}; the reader merges the two: the later treatment \
                 and the later actions count.",
                wording::quoted(name.value)
            );
            findings.push(
                Finding::new(&RULE, name.span(), message)
                    .related(first.span(), "the first one")
                    .help("Merge the two."),
            );
        }
    }
}

fn collect<'m, 'a>(
    schema: &'m DeclaredSchema<'a>,
    seen: &mut HashMap<&'a str, (&'m DeclaredSchema<'a>, &'m Table<'a>)>,
    findings: &mut Vec<Finding>,
) {
    for table in &schema.tables {
        let Some(name) = table.name else { continue };
        let (other, first) = *seen.entry(name.value).or_insert((schema, table));
        let is_second_schema = !std::ptr::eq(other, schema)
            && other.document.name.map(|name| name.value)
                == schema.document.name.map(|name| name.value);
        // Of two schemas with one name, `duplicate-document` speaks.
        if !std::ptr::eq(first, table) && !is_second_schema {
            let lost = if schema.is_avatarized() {
                "only one of the two places of its avatars counts"
            } else {
                "this one replaces it, and its keys, dropped columns and pseudonymizations are lost"
            };
            let message = format!(
                "There is already a table {}; {lost}.",
                wording::quoted(name.value)
            );
            findings.push(
                Finding::new(&RULE, table.span(), message)
                    .related(first.span(), "the table that is replaced")
                    .help(if schema.is_avatarized() {
                        "Remove one of the two."
                    } else {
                        "Merge the two, or give this one another name and a link."
                    }),
            );
        }
    }
}
