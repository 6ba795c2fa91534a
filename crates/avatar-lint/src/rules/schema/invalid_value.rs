//! `invalid-value`

use crate::rules::fixes;
use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Fix, Group, Level, Rule, suggest, wording};

/// Values that are not in the list.
pub static RULE: Rule = Rule {
    name: "invalid-value",
    group: Group::Schema,
    level: Level::Error,
    summary: "a value outside its enumeration",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A value that is none of those the format lists for its field: `type: string`, \
            `method: linear`, `datarecipient: OpenData`. Case counts.",
        why: "Some values stop the reader with a `ValueError`; others pass it and fail on \
            the server, or are ignored there.",
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
      type: integer
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
",
        configure: "",
        fix: "Write one of the values that the message lists. Where one resembles it, the \
            fix writes that one, and needs a look.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::InvalidValue) {
        let allowed = violation.allowed_values();
        let written = violation.node.text().unwrap_or_default();
        let meant = suggest::nearest(written, allowed.iter().map(String::as_str));
        let name = violation.name();
        let fix = meant.and_then(|value| fixes::rewrite(violation, value)).map(|edits| {
            Fix::needs_review(format!("Write {}", wording::quoted(meant.unwrap_or_default())), edits)
        });
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("{} is not a value of {name}.{}", wording::quoted(written), suggest::question(meant)),
            )
            .help(format!("Write {}.", wording::quoted_list(&allowed, "or")))
            .fix(fix),
        );
    }
}
