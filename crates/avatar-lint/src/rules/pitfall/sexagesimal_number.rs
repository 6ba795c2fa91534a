//! `sexagesimal-number`

use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Numbers that YAML 1.1 reads to base 60.
pub static RULE: Rule = Rule {
    name: "sexagesimal-number",
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "a number with a colon, which YAML 1.1 reads to base 60",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain scalar such as `1:30` where a number is expected.",
        why: "YAML 1.1 reads digits with colons to base 60, as minutes and seconds: `1:30` \
            is 90. Where the format wants a count or a weight, that is hardly ever meant.",
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
      k: 1:30
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
      k: 90
",
        configure: "",
        fix: "Write the number without colons.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::SexagesimalNumber) {
        let written = wording::quoted(violation.span.text(context.text()));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "The engine reads {written} to base 60, like minutes and seconds: {}.",
                    wording::described(violation.node)
                ),
            )
            .help("Write the number without colons."),
        );
    }
}
