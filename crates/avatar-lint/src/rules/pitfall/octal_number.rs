//! `octal-number`

use crate::rules::fixes;
use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Fix, Group, Level, Rule, wording};

/// Numbers that YAML 1.1 reads to base 8.
pub static RULE: Rule = Rule {
    name: "octal-number",
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "a number with a leading zero, which YAML 1.1 reads to base 8",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain number that begins with a zero and reads as another number than it \
            looks, where a number is expected: `020` is 16.",
        why: "YAML 1.1 reads a leading zero as octal, as C does. Nobody counts neighbours or \
            rows to base 8.",
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
      k: 020
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
        fix: "Remove the zero if the decimal number was meant. The fix does that and needs a \
            look, because it changes what the run does.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::OctalNumber) {
        let Some(text) = violation.node.text() else { continue };
        let decimal = without_zeros(text);
        let fix = fixes::rewrite(violation, decimal.clone())
            .map(|edits| Fix::needs_review("Remove the leading zero", edits));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "`{text}` begins with a zero, so the engine reads it to base 8: {}.",
                    wording::described(violation.node)
                ),
            )
            .help(format!("Write `{decimal}`, or the number it is now, without the zero."))
            .fix(fix),
        );
    }
}

/// The digits as a person reads them.
fn without_zeros(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.trim_start_matches('+')),
    };
    format!("{sign}{}", digits.trim_start_matches(['0', '_']))
}
