//! `unknown-database`

use crate::facts::declared::Declared;
use crate::page::page;
use crate::rules::names::{self, References};
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::{Input, source_tables, wording};

/// Databases that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-database",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a database that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
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
    // Without an extraction the entities are skipped, which `ignored-field` reports.
    let is_read = context.model.extract().is_some();
    let entities = context.model.shared_entities();
    for entity in entities.filter(|_| is_read) {
        for reference in entity.places().filter_map(|place| place.database()) {
            references.look_at(reference, "so the entity is not replaced there");
        }
    }
    findings.extend(references.into_findings());
    for (_, input) in context.model.inputs() {
        in_several(input, findings);
    }
}

/// The databases that reference tables name in a former `input` with several.
fn in_several(input: Input<'_>, findings: &mut Vec<Finding>) {
    if input.0.fields("databases").is_none() {
        return;
    }
    // Of a copy without a name another rule speaks, and it may be the one that is meant.
    let names: Option<Vec<_>> = input.copies().map(|copy| copy.name()).collect();
    let Some(names) = names.filter(|names| !names.is_empty()) else {
        return;
    };
    let known = Declared::new(&names);
    let sources = input.references().flat_map(source_tables);
    let sources = sources.filter_map(|place| place.source);
    for source in sources.filter(|source| known.get(source.value).is_none()) {
        let meant = known.nearest(source.value);
        let meant = meant.map(|meant| (meant.value, meant.span()));
        let message = format!(
            "No database of this `input` is named {}, so the entity is not replaced there.",
            wording::quoted(source.value)
        );
        findings.push(
            names::unknown(&RULE, source.span(), &message, meant)
                .help("Write the name of a database under `copies`."),
        );
    }
}
