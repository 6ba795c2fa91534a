//! `duplicate-table`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule, Subject};
use avatar_model::Table;
use avatar_model::wording;
use std::collections::HashMap;

/// Tables of one name.
pub static RULE: Rule = Rule {
    name: "duplicate-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "two tables with the same name: the later one replaces the earlier one",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("duplicate_table.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut originals = HashMap::new();
    for schema in &context.model.schemas {
        // The engine skips schemas that are named as avatarized ones.
        if schema.is_avatarized() || schema.is_named_avatarized() {
            collect(&schema.tables, &mut HashMap::new(), findings);
        } else {
            collect(&schema.tables, &mut originals, findings);
        }
    }
}

fn collect<'m, 'a>(
    tables: &'m [Table<'a>],
    seen: &mut HashMap<&'a str, &'m Table<'a>>,
    findings: &mut Vec<Finding>,
) {
    for table in tables {
        let Some(name) = table.name else { continue };
        let first = *seen.entry(name.value).or_insert(table);
        if !std::ptr::eq(first, table) {
            let message = format!(
                "There is already a table {}; this one replaces it, and its keys, dropped \
                 columns and pseudonymizations are lost.",
                wording::quoted(name.value)
            );
            findings.push(
                Finding::new(&RULE, table.span(), message)
                    .related(first.span(), "the table that is replaced")
                    .help("Merge the two, or give this one another name."),
            );
        }
    }
}
