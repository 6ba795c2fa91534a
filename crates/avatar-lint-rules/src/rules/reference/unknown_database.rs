//! `unknown-database`

use crate::page::page;
use crate::rules::names::References;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;

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
    let help = "Declare it with an `AvatarDatabase` document, or use one that is declared.";
    let mut references = References::new(context, &RULE, Kind::Database, "database", help);
    for document in &context.model.documents {
        let (field, consequence) = match document.kind {
            Kind::Extract | Kind::SchemaDiscovery => ("source", "so there is nothing to read"),
            Kind::Regenerate => ("target", "so there is nowhere to write"),
            _ => continue,
        };
        if let Some(reference) = document.text(field) {
            references.look_at(reference, consequence);
        }
    }
    for entity in context.model.shared_entities() {
        for reference in entity.places().filter_map(|place| place.database()) {
            references.look_at(reference, "so the entity is not replaced there");
        }
    }
    findings.extend(references.into_findings());
}
