//! `boolean-number`

use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Booleans that count as 0 or 1.
pub static RULE: Rule = Rule {
    name: "boolean-number",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a yes, no, on, off, true or false where a number is expected",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain boolean of YAML 1.1 where the format has a number: `k: yes`.",
        why: "To Python, `True` is 1 and `False` is 0, so nothing complains: `k: yes` asks \
            for one neighbour, which is no anonymization.",
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
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: yes
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
        fix: "Write the number that is meant.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::BooleanNumber) {
        let written = wording::quoted(violation.span.text(context.text()));
        let counts_as = u8::from(violation.node.as_bool() == Some(true));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("A number is expected, and {written} is a boolean; the engine counts it as {counts_as}."),
            )
            .help("Write the number that is meant."),
        );
    }
}
