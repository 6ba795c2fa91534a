//! `empty-reference`

use crate::rules::patterns;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::pattern::ProblemKind;

/// A reference to no column.
pub static RULE: Rule = Rule {
    name: "empty-reference",
    group: Group::Pattern,
    level: Level::Error,
    summary: "`{{}}` without a column",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "`{{}}` in a pattern, with nothing or only spaces between the braces.",
        why: "Nobody has defined what the engine makes of it, so the linter takes a stance: it is \
            an error, since there is no column of which the value could be taken.",
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
        pattern: '{{}}-####'
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
        fix: "Write the name of a pseudonymized column of the same table between the braces, or \
            remove them.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(context, findings, ProblemKind::EmptyReference, |span, _| {
        
        let message = "No column is named between these braces.";
        Finding::new(&RULE, span, message).help("Write the name of a pseudonymized column of the same table between them, or remove them.")
    });
}
