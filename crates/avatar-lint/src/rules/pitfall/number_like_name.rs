//! `number-like-name`

use crate::rules::fixes;
use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Texts that YAML 1.1 takes for numbers, dates or nothing.
pub static RULE: Rule = Rule {
    name: "number-like-name",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "an unquoted number, date or null where a text is expected",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain scalar that YAML 1.1 reads as a number, a date, a time or nothing, \
            where a name or another text belongs: `007`, `1.10`, `2024-01-01`, `1:30`, \
            `null`. The keys of an augmentation mapping are values of a column and may be \
            numbers.",
        why: "The engine does not see what was written: `007` is 7, `1.10` is 1.1, `1:30` is \
            90, `2024-01-01` is a date. A column named so is not found in the data, and a \
            constant is another one.",
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
    - field: 2024
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
    - field: '2024'
      type: int
",
        configure: "",
        fix: "The fix puts the text in quotes.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::NumberLikeName) {
        let node = violation.judged();
        let written = node.span().text(context.text());
        let message = format!(
            "The engine reads {} as {}, not as a text.",
            wording::quoted(written),
            wording::described(node)
        );
        let finding = Finding::new(&RULE, violation.span, message);
        findings.push(fixes::write_as_text(finding, violation, context.text()));
    }
}
