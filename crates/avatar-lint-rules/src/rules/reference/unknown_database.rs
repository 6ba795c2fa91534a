//! `unknown-database`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{Document, Text};

/// Databases that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-database",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a database that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unknown_database.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let declared = context.model.of(Kind::Database);
    let declared = Names::new(declared.filter_map(|document| Some(document.name?.value)));
    for document in &context.model.documents {
        let (field, consequence) = match document.kind {
            Kind::Extract | Kind::SchemaDiscovery => ("source", "so there is nothing to read"),
            Kind::Regenerate => ("target", "so there is nowhere to write"),
            _ => continue,
        };
        if let Some(reference) = document.text(field) {
            findings.extend(judge(context, &declared, reference, consequence));
        }
    }
    for entity in context.model.shared_entities() {
        for reference in entity.places().filter_map(|place| place.database()) {
            let consequence = "so the entity is not replaced there";
            findings.extend(judge(context, &declared, reference, consequence));
        }
    }
}

fn judge(
    context: &Context<'_>,
    declared: &Names<'_>,
    reference: Text<'_>,
    consequence: &str,
) -> Option<Finding> {
    let model = context.model;
    if !model.document(Kind::Database, reference.value).is_missing() {
        return None;
    }
    let meant = declared.nearest(reference.value);
    let place = meant.and_then(|name| model.document(Kind::Database, name).found());
    let message = format!(
        "No database in this file is named {}, {consequence}.",
        wording::quoted(reference.value)
    );
    let meant = meant.zip(place.map(Document::span));
    let finding = names::unknown(&RULE, reference.span(), &message, meant);
    Some(finding.help("Declare it with an `AvatarDatabase` document, or use one that is declared."))
}
