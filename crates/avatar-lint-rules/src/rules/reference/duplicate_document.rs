//! `duplicate-document`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::Document;
use avatar_model::wording;
use hashbrown::HashMap;

/// Documents that stand in each other's place.
pub(crate) static RULE: Rule = Rule {
    name: "duplicate-document",
    group: Group::Reference,
    level: Level::Error,
    summary: "two documents with the same kind and name, two avatarizations, two metadata \
              documents, or two databases of one name",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("duplicate_document.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let has_twins = !context.model.has_unique_names();
    let mut by_name: HashMap<(Kind, &str), &Document<'_>> = HashMap::new();
    let mut only: HashMap<Kind, &Document<'_>> = HashMap::new();
    for document in &context.model.documents {
        let twin = document.name.filter(|_| has_twins).and_then(|name| {
            let key = (document.kind, name.value);
            let first = *by_name.entry(key).or_insert(document);
            (first.index != document.index).then_some(first)
        });
        let first = *only.entry(document.kind).or_insert(document);
        let other = Some(first).filter(|first| first.index != document.index);
        let finding = match (document.kind, twin, other) {
            (_, Some(first), _) => named_alike(document, first),
            (Kind::Parameters, None, Some(first)) => second_parameters(document, first),
            (Kind::Metadata, None, Some(first)) => second_metadata(document, first),
            _ => continue,
        };
        findings.push(finding);
    }
    for (_, input) in context.model.inputs() {
        let names = input.copies().filter_map(|copy| copy.name());
        findings.extend(names::repeated(names).map(|(first, name)| {
            let name_of = wording::quoted(name.value);
            let message = format!(
                "There is already a database {name_of} in this `input`, so what refers to \
                 {name_of} may mean either."
            );
            Finding::new(&RULE, name.span(), message)
                .related(first.span(), "the first one")
                .help("Give each database a name of its own.")
        }));
    }
}

fn named_alike(document: &Document<'_>, first: &Document<'_>) -> Finding {
    let name = document
        .name
        .map_or_else(String::new, |name| wording::quoted(name.value));
    let message = format!(
        "There is already an `{}` named {name}; its settings are lost where this document has \
         other ones.",
        document.kind
    );
    Finding::new(&RULE, document.span(), message)
        .related(first.span(), "the first one")
        .help(match document.kind {
            Kind::Schema => {
                "Remove one of the two. If both are needed, give this one and its tables other names."
            }
            _ => "Remove one of the two, or give it another name.",
        })
}

fn second_parameters(document: &Document<'_>, first: &Document<'_>) -> Finding {
    Finding::new(
        &RULE,
        document.span(),
        "This is the second `AvatarParameters` of the set; its parameters for a table replace \
         those of the first one.",
    )
    .related(first.span(), "the first one")
    .help("Put the tables of both into one document, or move this one and its tables to a separate file.")
}

fn second_metadata(document: &Document<'_>, first: &Document<'_>) -> Finding {
    Finding::new(
        &RULE,
        document.span(),
        "This is the second `AvatarMetadata` of the set; the engine keeps the last.",
    )
    .related(first.span(), "the first one")
    .help("Keep one of the two.")
}
