//! `unterminated-reference`

use crate::rules::patterns;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::pattern::ProblemKind;

/// A reference to a column that does not end.
pub static RULE: Rule = Rule {
    name: "unterminated-reference",
    group: Group::Pattern,
    level: Level::Error,
    summary: "`{{` without `}}`",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "`{{` in a pattern that no `}}` follows before the next `{{`.",
        why: "Nobody has defined what the engine makes of it, so the linter takes a stance: it is \
            an error, since what was meant as a reference would be written into every identifier \
            as it is.",
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
        pattern: '{{team-####'
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
        pattern: '{{team}}-####'
    - field: team
      type: category
      pseudonymization:
        kind: UUID4
",
        configure: "",
        fix: "Add `}}` after the name of the column. For literal braces, write a backslash before \
            them: `\\{{`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(context, findings, ProblemKind::UnterminatedReference, |span, _| {
        
        let message = "This reference has no `}}`: the braces would stand in every identifier as they are.";
        Finding::new(&RULE, span, message).help("Add `}}` after the name of the column, or write `\\{{` for literal braces.")
    });
}
