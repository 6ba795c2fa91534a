//! `duplicate-link`

use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use std::collections::HashMap;

/// Links between the same two tables.
pub static RULE: Rule = Rule {
    name: "duplicate-link",
    group: Group::Reference,
    level: Level::Error,
    summary: "two links join the same two tables",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A second link from a parent to the same child.",
        why: "The engine allows one link for a pair of tables. The reader keeps both, so which \
            method assigns the children to their parents is left to chance: one of them may keep \
            the original order.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: visits, field: patient_id}, method: linear_sum_assignment}
    - {field: id, to: {table: visits, field: patient_id}, method: minimum_distance_assignment}
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - {field: patient_id, type: int, identifier: true}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: visits, field: patient_id}, method: linear_sum_assignment}
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - {field: patient_id, type: int, identifier: true}
",
        configure: "",
        fix: "Keep the link that is meant.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let mut seen = HashMap::new();
        for (parent, link) in schema.links() {
            let Some((name, child)) = parent.name.zip(link.child) else {
                continue;
            };
            let first = *seen.entry((name.value, child.value)).or_insert(link);
            if std::ptr::eq(first, link) {
                continue;
            }
            let message = format!(
                "{} is already linked to {}; the engine keeps both links and allows one.",
                wording::quoted(name.value),
                wording::quoted(child.value),
            );
            findings.push(
                Finding::new(&RULE, link.span(), message)
                    .related(first.span(), "the first link")
                    .help("Keep the link with the method that is meant."),
            );
        }
    }
}
