//! `empty-parameters`

use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// Parameters without a method.
pub static RULE: Rule = Rule {
    name: "empty-parameters",
    group: Group::Schema,
    level: Level::Error,
    summary: "AvatarParameters without any of its sections",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A document of kind `AvatarParameters` with none of `avatarization`, \
            `avatarization_open_dp`, `avatarization_fast_dp` and `time_series`. A section \
            with nothing under it is an `empty-section`.",
        why: "There is nothing to anonymize with, so no table is anonymized; the writer of \
            the Python package refuses such a document.",
        bad: r"kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
---
kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: age
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: age
      type: int
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 20
",
        configure: "",
        fix: "Add the section for the method that is meant, with an entry for each table.",
    },
    check,
};

/// Each of them is enough.
const SECTIONS: [&str; 4] = ["avatarization", "avatarization_open_dp", "avatarization_fast_dp", "time_series"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::EmptyParameters) {
        let mut meant = violation.meant_fields();
        if meant.any(|field| SECTIONS.contains(&field)) {
            continue;
        }
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                "These parameters have no section that says how to anonymize, so the run anonymizes nothing.",
            )
            .help(
                "Add `avatarization`, `avatarization_open_dp` or `avatarization_fast_dp`, \
                 and `time_series` where a table needs it.",
            ),
        );
    }
}
