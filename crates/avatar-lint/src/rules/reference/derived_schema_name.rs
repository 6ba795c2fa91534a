//! `derived-schema-name`

use crate::model::AVATARIZED;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Avatarized schemas that the engine takes for original ones.
pub static RULE: Rule = Rule {
    name: "derived-schema-name",
    group: Group::Reference,
    level: Level::Error,
    summary: "an avatarized schema is not named `…_avatarized`, so it replaces the original tables",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A schema with a `schema_ref` whose name does not end in `_avatarized`.",
        why: "The reader knows avatarized schemas by this ending alone. It reads any other as an \
            original, and a table replaces an earlier one of its name: the bare tables of an \
            avatarized schema take the place of the declared ones, whose keys, dropped columns \
            and pseudonymizations are gone.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: ssn, drop: true}
---
kind: AvatarSchema
metadata:
  name: avatars
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: ssn, drop: true}
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
",
        configure: "",
        fix: "Give the schema a name that ends in `_avatarized`, here and where metrics refer to \
            it. If it is the original schema, remove its `schema_ref`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let named = schema.document.name.zip(schema.schema_ref());
        let Some((name, reference)) = named.filter(|_| !schema.is_named_avatarized()) else {
            continue;
        };
        let message = format!(
            "{} has a `schema_ref`, but its name does not end in `{AVATARIZED}`: the engine reads \
             it as an original schema, whose tables replace the declared ones with their keys and \
             dropped columns.",
            wording::quoted(name.value),
        );
        let help = format!(
            "Call it {}, here and where metrics refer to it.",
            wording::quoted(&schema.name_by_reference().unwrap_or_default()),
        );
        findings.push(
            Finding::new(&RULE, name.span(), message)
                .related(reference.span(), "this makes it an avatarized schema")
                .help(help),
        );
    }
}
