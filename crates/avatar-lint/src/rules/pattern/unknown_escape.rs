//! `unknown-escape`

use crate::rules::patterns;
use crate::wording::quoted;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::pattern::ProblemKind;

/// A backslash before a character that needs none.
pub static RULE: Rule = Rule {
    name: "unknown-escape",
    group: Group::Pattern,
    level: Level::Warning,
    summary: "a backslash before what needs none",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A backslash before anything else than `?`, `#`, `^` and `{{`.",
        why: "Nobody has defined what the engine makes of it, so the linter takes a stance: it \
            counts as a literal backslash. Only placeholders and references need one to be taken \
            as they are.",
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
        pattern: 'EMP\-#####'
    - field: team
      type: category
      pseudonymization:
        kind: UUID4
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
        pattern: 'EMP-#####'
    - field: team
      type: category
      pseudonymization:
        kind: UUID4
",
        configure: "",
        fix: "Remove the backslash.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(context, findings, ProblemKind::UnknownEscape, |span, part| {
        let part = quoted(part);
        let message = format!("{part} needs no backslash: both characters would stand in every identifier.");
        Finding::new(&RULE, span, message).help("Remove the backslash.")
    });
}
