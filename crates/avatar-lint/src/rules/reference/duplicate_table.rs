//! `duplicate-table`

use crate::model::Table;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use std::collections::HashMap;

/// Tables of one name.
pub static RULE: Rule = Rule {
    name: "duplicate-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "two tables of one name: the later one replaces the earlier one",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A second table of the same name in a schema, or in the original schemas of a \
            file taken together.",
        why: "The reader keeps tables by name, over all original schemas. The later one replaces \
            the earlier one with everything it said: its keys, its dropped columns and its \
            replacements of identifying values are gone.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: ssn, drop: true}
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: age, type: int}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: ssn, drop: true}
    - {field: age, type: int}
",
        configure: "",
        fix: "Merge the two, or give one another name.",
    },
    check,
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
                "There already is a table {}; this one replaces it, with its keys, dropped columns \
                 and pseudonymizations.",
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
