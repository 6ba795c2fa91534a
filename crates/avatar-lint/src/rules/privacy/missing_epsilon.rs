//! `missing-epsilon`

use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// Differential privacy without a budget.
pub static RULE: Rule = Rule {
    name: "missing-epsilon",
    group: Group::Privacy,
    level: Level::Error,
    summary: "differential privacy without `epsilon`",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability, Criterion::Inference],
    documentation: Documentation {
        finds: "A table in `avatarization_open_dp` or `avatarization_fast_dp` without `epsilon`, or \
            with an empty one.",
        why: "Differential privacy is a promise about how much one person can change the result, \
            and epsilon is how much. The published reader accepts a table without it, so that \
            nobody has chosen what is promised. The Article 29 Working Party (Opinion 05/2014, \
            section 3.1.3) asks that the noise be chosen for the risk.",
        bad: r"kind: AvatarSchema
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
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization_open_dp:
    patients:
      ncp: 5
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
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization_open_dp:
    patients:
      epsilon: 1.0
      ncp: 5
",
        configure: "",
        fix: "Add `epsilon`; 1 to 10 is usual, and less is more private.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section.is_dp()) {
        let fields = parameters.fields;
        let is_said = fields.get("epsilon").is_some() || fields.misspells("epsilon");
        if !fields.is_mapping() || is_said {
            continue;
        }
        let written = fields.node.get_entry("epsilon");
        let span = written.map_or(parameters.table.span(), |entry| entry.key.span());
        let message = format!(
            "{} asks for differential privacy and has no `epsilon`: nobody has said how much one \
             person may show in the result.",
            quoted(parameters.table.value)
        );
        findings.push(
            Finding::new(&RULE, span, message)
                .help("Add `epsilon`; 1 to 10 is usual, and less is more private."),
        );
    }
}
