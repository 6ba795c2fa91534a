//! `reserved-name`

use crate::model::AVATARIZED;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Original schemas that the engine takes for avatarized ones.
pub static RULE: Rule = Rule {
    name: "reserved-name",
    group: Group::Reference,
    level: Level::Error,
    summary: "an original schema is named `…_avatarized`, so the engine skips it",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A schema whose name ends in `_avatarized`, which has no `schema_ref` and declares \
            data, columns or links of its own.",
        why: "The reader knows avatarized schemas by this ending and skips them, since it writes \
            them itself. An original schema with such a name is lost with all its tables, keys and \
            dropped columns.",
        bad: r"kind: AvatarSchema
metadata:
  name: patients_avatarized
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
",
        good: r"kind: AvatarSchema
metadata:
  name: patients_schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
",
        configure: "",
        fix: "Give the schema another name, here and wherever it is referred to.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in context.model.originals() {
        let Some(name) = schema.document.name else { continue };
        if !schema.is_named_avatarized() {
            continue;
        }
        let message = format!(
            "The engine skips every schema whose name ends in `{AVATARIZED}`, so the tables of {} \
             are lost.",
            wording::quoted(name.value),
        );
        findings.push(
            Finding::new(&RULE, name.span(), message)
                .help("Give the schema another name, here and wherever it is referred to."),
        );
    }
}
