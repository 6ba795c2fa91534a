//! `constant-pattern`

use crate::rules::patterns::{self, PLACEHOLDERS};
use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// A pattern that makes one identifier for everybody.
pub static RULE: Rule = Rule {
    name: "constant-pattern",
    group: Group::Pattern,
    level: Level::Error,
    summary: "a pattern without placeholder or reference",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A pattern in which nothing varies: no `?`, `#` or `^` that is not escaped, and no \
            reference to a column. A pattern cut by a comment is `comment-in-value`, and one \
            with a broken reference is `unterminated-reference` or `empty-reference`.",
        why: "Every row gets the same identifier: a key of which all rows are one, a column that \
            tells nothing. Whoever wants that says it with CONSTANT.",
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
    - field: badge
      type: category
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: EMP-NNNN
    - field: age
      type: int
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
    - field: badge
      type: category
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: EMP-?????
    - field: age
      type: int
",
        configure: "",
        fix: "Put a placeholder for each character that varies, or use CONSTANT.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spoken = patterns::spoken_of(findings, &["comment-in-value", "number-like-name"]);
    for written in patterns::all(context) {
        let span = written.text.span();
        let is_constant = written.pattern.is_constant() && !written.text.value.is_empty();
        if !is_constant || written.is_broken() || spoken.contains(&span.start()) {
            continue;
        }
        let message = format!(
            "Nothing varies in this pattern: every row of {} gets the same identifier.",
            written.label()
        );
        let help = format!("Put a placeholder for each character that varies: {PLACEHOLDERS}.");
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
