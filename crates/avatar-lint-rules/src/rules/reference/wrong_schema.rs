//! `wrong-schema`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Document, Text};

/// Schemas of the wrong side: originals for avatars, or the other way round.
pub(crate) static RULE: Rule = Rule {
    name: "wrong-schema",
    group: Group::Reference,
    level: Level::Warning,
    summary: "metrics or a regeneration with the original schema, or an avatarization with the \
              avatarized one",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("wrong_schema.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for document in &model.documents {
        let Some(reference) = document.text("schema") else {
            continue;
        };
        let Some(schema) = model.schema(reference.value).found() else {
            continue;
        };
        findings.extend(judge(context, document, reference, schema));
    }
    for schema in &model.schemas {
        let Some(reference) = schema.schema_ref() else {
            continue;
        };
        // Of a schema that only its name makes an original one, another rule speaks.
        let is_derived =
            |schema: &DeclaredSchema<'_>| schema.is_avatarized() && schema.is_named_avatarized();
        let named = model.schema(reference.value).found();
        if let Some(named) = named.filter(|named| is_derived(named) && is_derived(schema)) {
            let message = format!(
                "{} is also an avatarized schema, so it leads to no original data.",
                wording::quoted(reference.value)
            );
            findings.push(
                Finding::new(&RULE, reference.span(), message)
                    .related(named.document.span(), "the schema that it names")
                    .help("Write the name of the original schema."),
            );
        }
    }
}

fn judge(
    context: &Context<'_>,
    document: &Document<'_>,
    reference: Text<'_>,
    schema: &DeclaredSchema<'_>,
) -> Option<Finding> {
    let wants_avatars = match document.kind {
        Kind::PrivacyMetrics | Kind::SignalMetrics | Kind::Regenerate => true,
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
        let need = match document.kind {
            Kind::Regenerate => "this job writes the avatars",
            _ => "these metrics need the avatars too",
        };
        let message = format!("{name} describes the original data, but {need}.");
        (message, twin?)
    } else {
        let message = format!(
            "{name} describes the avatars, but this job reads the original \
                               data."
        );
        (message, context.model.original_of(schema)?)
    };
    let other = other.document.name?;
    Some(
        Finding::new(&RULE, reference.span(), message)
            .related(other.span(), "probably the intended schema")
            .help(format!("Write `schema: {}`.", other.value)),
    )
}
