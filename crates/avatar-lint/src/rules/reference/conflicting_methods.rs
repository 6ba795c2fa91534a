//! `conflicting-methods`

use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use std::collections::HashMap;

/// Tables avatarized by two methods.
pub static RULE: Rule = Rule {
    name: "conflicting-methods",
    group: Group::Reference,
    level: Level::Error,
    summary: "one table is avatarized by two methods",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A table that stands in two of the sections `avatarization`, \
            `avatarization_open_dp` and `avatarization_fast_dp` of a document.",
        why: "A table is avatarized with `k`, with open DP or with fast DP. Which of two would be \
            used is not defined, and the difference is whether differential privacy holds.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients: {k: 20}
  avatarization_open_dp:
    patients: {epsilon: 3}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients: {k: 20}
",
        configure: "",
        fix: "Keep the table in the section of the method that is meant.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in &context.model.parameters {
        let mut seen = HashMap::new();
        let methods = parameters.tables.iter();
        for table in methods.filter(|table| table.section.is_method()) {
            let first = *seen.entry(table.table.value).or_insert(table);
            if first.section == table.section {
                continue;
            }
            let message = format!(
                "{} already stands in `{}`; the engine accepts one method for a table.",
                wording::quoted(table.table.value),
                first.section.as_str(),
            );
            findings.push(
                Finding::new(&RULE, table.span(), message)
                    .related(first.span(), "the other method")
                    .help("Keep the table in one of the two sections."),
            );
        }
    }
}
