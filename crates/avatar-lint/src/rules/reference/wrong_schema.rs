//! `wrong-schema`

use crate::model::{Document, Schema, Text};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use avatar_yaml::Kind;

/// Schemas of the wrong side: originals for avatars, or the other way round.
pub static RULE: Rule = Rule {
    name: "wrong-schema",
    group: Group::Reference,
    level: Level::Warning,
    summary: "metrics name the original schema, or an avatarization the avatarized one",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "Metrics whose `schema` is an original schema while the file has its avatarized \
            twin; `AvatarParameters`, advice or an extraction whose `schema` is an avatarized \
            one; and a `schema_ref` that leads to an avatarized schema.",
        why: "The two schemas describe the two sides of a run. An avatarization reads the \
            originals; metrics get both through the avatarized schema, which leads to its original by \
            `schema_ref`. With the wrong one a job looks for data where there are none.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema_avatarized
  avatarization:
    patients: {k: 20}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients: {k: 20}
",
        configure: "",
        fix: "Name the schema of the other side: the original for what reads originals, the \
            avatarized for metrics.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for document in &model.documents {
        let Some(reference) = document.text("schema") else { continue };
        let Some(schema) = model.schema(reference.value).found() else { continue };
        findings.extend(judge(context, document, reference, schema));
    }
    for schema in &model.schemas {
        let Some(reference) = schema.schema_ref() else { continue };
        let named = model.schema(reference.value).found();
        if let Some(named) = named.filter(|named| named.is_avatarized()) {
            let message = format!(
                "{} is an avatarized schema itself, so it leads to no originals.",
                wording::quoted(reference.value)
            );
            findings.push(
                Finding::new(&RULE, reference.span(), message)
                    .related(named.document.span(), "the schema that is named")
                    .help("Name the schema of the original data."),
            );
        }
    }
}

fn judge(
    context: &Context<'_>,
    document: &Document<'_>,
    reference: Text<'_>,
    schema: &Schema<'_>,
) -> Option<Finding> {
    let wants_avatars = match document.kind {
        Kind::PrivacyMetrics | Kind::SignalMetrics => true,
        Kind::Parameters | Kind::Advice | Kind::Extract => false,
        _ => return None,
    };
    if schema.is_avatarized() == wants_avatars {
        return None;
    }
    let name = wording::quoted(reference.value);
    let (message, other) = if wants_avatars {
        // Without a twin there is nothing better to name.
        let mut schemas = context.model.schemas.iter();
        let twin = schemas.find(|twin| {
            let original = twin.schema_ref().map(|original| original.value);
            original == Some(reference.value)
        });
        let message = format!("{name} describes the originals; these metrics need the avatars too.");
        (message, twin?)
    } else {
        let message = format!("{name} describes the avatars; this job reads the originals.");
        (message, context.model.original_of(schema)?)
    };
    let other = other.document.name?;
    Some(
        Finding::new(&RULE, reference.span(), message)
            .related(other.span(), "the schema that is probably meant")
            .help(format!("Write `schema: {}`.", other.value)),
    )
}
