//! `unused-letter-case`

use crate::rules::patterns;
use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// A choice of case for letters that the pattern has none of.
pub static RULE: Rule = Rule {
    name: "unused-letter-case",
    group: Group::Pattern,
    level: Level::Info,
    summary: "`letter_case` on a pattern without `?`",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "`letter_case` of a pattern that has no `?`, the only placeholder it decides about.",
        why: "The setting does nothing: `#` is a digit, and `^` is always a small letter or a \
            digit. It is harmless, and suggests something that does not happen.",
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
        pattern: EMP-#####
        letter_case: upper
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
        letter_case: upper
    - field: age
      type: int
",
        configure: "",
        fix: "Remove `letter_case`, or use `?` where letters are wanted.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for written in patterns::all(context) {
        let case = written.strategy.0.get("letter_case");
        let Some(case) = case.filter(|_| !written.pattern.has_letters()) else { continue };
        if written.is_broken() {
            continue;
        }
        let message = "`letter_case` decides about `?` alone, and this pattern has none.";
        findings.push(
            Finding::new(&RULE, case.key_span(), message)
                .help("Remove it, or use `?` where letters are wanted.")
                .related(written.text.span(), "the pattern"),
        );
    }
}
