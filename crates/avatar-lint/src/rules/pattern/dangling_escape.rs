//! `dangling-escape`

use crate::rules::patterns;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::pattern::ProblemKind;

/// A backslash at the end of a pattern.
pub static RULE: Rule = Rule {
    name: "dangling-escape",
    group: Group::Pattern,
    level: Level::Warning,
    summary: "a trailing backslash",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A backslash at the end of a pattern, with nothing to escape.",
        why: "Nobody has defined what the engine makes of it, so the linter takes a stance: it \
            counts as a literal backslash, and is hardly what was meant.",
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
        pattern: 'EMP-#####\'
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
    patterns::report_problems(context, findings, ProblemKind::DanglingEscape, |span, _| {
        
        let message = "This backslash has nothing after it to escape, so it would stand in every identifier.";
        Finding::new(&RULE, span, message).help("Remove it.")
    });
}
