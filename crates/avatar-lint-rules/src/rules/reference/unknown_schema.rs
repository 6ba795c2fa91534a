//! `unknown-schema`

use crate::page::page;
use crate::rules::names::References;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::DeclaredSchema;
use hashbrown::HashSet;

/// Schemas that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-schema",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a schema that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_schema.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let help = "Write the name of a schema of this file.";
    let mut references = References::new(context, &RULE, Kind::Schema, "schema", help);
    // Of these `derived-schema-name` says that a schema should be called so.
    let schemas = context.model.schemas.iter();
    let wanted: HashSet<_> = schemas
        .filter_map(DeclaredSchema::name_by_reference)
        .collect();
    for document in &context.model.documents {
        let named = ["schema", "schema_ref"].map(|field| document.text(field));
        let named = named.into_iter().flatten();
        for reference in named.filter(|reference| !wanted.contains(reference.value)) {
            references.look_at(reference, "so this job has no tables");
        }
    }
    findings.extend(references.into_findings());
}
