//! `unknown-schema`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{Schema, Text};
use std::collections::HashSet;

/// Schemas that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-schema",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a schema that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unknown_schema.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let declared = Names::new(schemas.filter_map(|schema| Some(schema.document.name?.value)));
    // Of these `derived-schema-name` says that a schema should be called so.
    let schemas = context.model.schemas.iter();
    let wanted: HashSet<_> = schemas.filter_map(Schema::name_by_reference).collect();
    for document in &context.model.documents {
        let references = ["schema", "schema_ref"].map(|field| document.text(field));
        let references = references.into_iter().flatten();
        for reference in references.filter(|reference| !wanted.contains(reference.value)) {
            findings.extend(judge(context, &declared, reference));
        }
    }
}

fn judge(context: &Context<'_>, declared: &Names<'_>, reference: Text<'_>) -> Option<Finding> {
    if !context.model.schema(reference.value).is_missing() {
        return None;
    }
    let meant = declared.nearest(reference.value);
    let place = meant.and_then(|name| context.model.schema(name).found());
    let message = format!(
        "No schema in this file is named {}, so this job has no tables.",
        wording::quoted(reference.value)
    );
    let meant = meant.zip(place.map(|schema| schema.document.span()));
    Some(names::unknown(&RULE, reference.span(), &message, meant))
}
