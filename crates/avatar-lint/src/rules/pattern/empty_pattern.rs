//! `empty-pattern`

use crate::rules::patterns::{self, PLACEHOLDERS};
use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// A pattern with nothing in it.
pub static RULE: Rule = Rule {
    name: "empty-pattern",
    group: Group::Pattern,
    level: Level::Error,
    summary: "a pattern with nothing in it",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A SPECIFIC_ID whose `pattern` is the empty string. A pattern cut to nothing by a \
            comment is `comment-in-value`.",
        why: "The strategy needs a pattern to make identifiers from; the package's own \
            documentation asks for one that is not empty.",
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
        pattern: ''
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
        fix: "Write a pattern with enough placeholders for the rows of the table.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spoken = patterns::spoken_of(findings, &["comment-in-value"]);
    for written in patterns::all(context) {
        let span = written.text.span();
        if !written.text.value.is_empty() || spoken.contains(&span.start()) {
            continue;
        }
        let message = format!("There is no pattern to make the values of {} from.", written.label());
        let help = format!("Write one, such as `EMP-#####`: {PLACEHOLDERS}.");
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
