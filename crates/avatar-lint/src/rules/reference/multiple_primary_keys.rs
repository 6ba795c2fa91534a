//! `multiple-primary-keys`

use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Tables with more than one primary key.
pub static RULE: Rule = Rule {
    name: "multiple-primary-keys",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table marks several columns as its primary key",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A second column of a table marked `primary_key`.",
        why: "A table has one primary key, of one column. The reader takes the first and forgets \
            the mark of the others, so they are avatarized as if they were measurements.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - field: visit_id
      primary_key: true
    - field: visit_number
      primary_key: true
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - field: visit_id
      primary_key: true
    - field: visit_number
",
        configure: "",
        fix: "Keep the mark on one column. A column that holds the key of another table is an \
            `identifier`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    for table in schemas.flat_map(|schema| &schema.tables) {
        let Some(key) = table.primary_key() else { continue };
        for column in table.columns.iter().filter(|column| column.roles.primary_key) {
            let mark = column.fields.flag("primary_key").filter(|mark| mark.value);
            let Some(mark) = mark else { continue };
            // Columns of one name are one column to the engine.
            if column.label() == key.label() {
                continue;
            }
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
                    .help("Remove the mark, or write `identifier: true` if it holds the key of another table."),
            );
        }
    }
}
