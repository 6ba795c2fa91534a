//! `boolean-like-name`

use crate::rules::fixes;
use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Words that YAML 1.1 takes for booleans.
pub static RULE: Rule = Rule {
    name: "boolean-like-name",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "an unquoted yes, no, on, off, true or false where a text is expected",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain `yes`, `no`, `on`, `off`, `true` or `false`, in lower case, \
            capitalised or in upper case, as a name, a constant or any other text, also as \
            a key of a mapping of names. `y` and `n` are texts and are left alone.",
        why: "The engine reads YAML 1.1, where these words are booleans. A column named `on` \
            becomes a column named `True`, which the data does not have; a constant `no` \
            becomes `False`.",
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
    - field: on
      drop: true
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
    - field: 'on'
      drop: true
",
        configure: "",
        fix: "The fix puts the word in quotes.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.of(&Fault::BooleanLikeName) {
        let node = violation.judged();
        let written = node.span().text(context.text());
        let read = if node.as_bool() == Some(true) { "True" } else { "False" };
        let message = format!("The engine reads {} as the boolean {read}, not as a text.", wording::quoted(written));
        let finding = Finding::new(&RULE, violation.span, message);
        findings.push(fixes::write_as_text(finding, violation, context.text()));
    }
}
