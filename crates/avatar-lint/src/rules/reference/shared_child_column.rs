//! `shared-child-column`

use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use std::collections::HashMap;

/// Child columns that hold the keys of two parents.
pub static RULE: Rule = Rule {
    name: "shared-child-column",
    group: Group::Reference,
    level: Level::Error,
    summary: "two parents are linked to the same column of a child",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A link to a column of a child that another parent is linked to already. Two links \
            from the same parent are `duplicate-link`.",
        why: "One column holds the key of one parent. After the run the parents have new keys, and \
            the column cannot follow two of them.",
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
    - {field: id, to: {table: visits, field: person_id}, method: linear_sum_assignment}
  - name: doctors
    data: {volume: input, file: doctors.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: visits, field: person_id}, method: linear_sum_assignment}
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - {field: person_id, type: int, identifier: true}
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
  - name: doctors
    data: {volume: input, file: doctors.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: visits, field: doctor_id}, method: linear_sum_assignment}
  - name: visits
    data: {volume: input, file: visits.csv}
    columns:
    - {field: patient_id, type: int, identifier: true}
    - {field: doctor_id, type: int, identifier: true}
",
        configure: "",
        fix: "Link each parent to a column of its own, or keep one of the links.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let mut seen = HashMap::new();
        for (parent, link) in schema.links() {
            let Some((child, column)) = link.child.zip(link.child_field) else {
                continue;
            };
            let key = (child.value, column.value);
            let (first_parent, first) = *seen.entry(key).or_insert((parent.label(), column));
            if first_parent == parent.label() {
                continue;
            }
            let message = format!(
                "{} of {} already holds the key of {}; it cannot hold that of {} too.",
                wording::quoted(column.value),
                wording::quoted(child.value),
                wording::quoted(first_parent),
                wording::quoted(parent.label()),
            );
            findings.push(
                Finding::new(&RULE, column.span(), message)
                    .related(first.span(), "the first link to this column")
                    .help("Link each parent to a column of its own."),
            );
        }
    }
}
