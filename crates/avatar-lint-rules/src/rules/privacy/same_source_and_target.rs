//! `same-source-and-target`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording::quoted;
use avatar_model::{Database, DeclaredSchema, Fields, Model, Table, Text};
use hashbrown::HashMap;

/// A database run that writes where it reads.
pub(crate) static RULE: Rule = Rule {
    name: "same-source-and-target",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a run whose source is also its target",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["target", "source", "results"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("same_source_and_target.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if let Some(source) = model.extract().and_then(|job| job.source()) {
        for target in model.regenerations().filter_map(|job| job.target()) {
            let same_place = || {
                let source = place(model, source.value)?;
                Some(source == place(model, target.value)?)
            };
            if source.value == target.value || same_place() == Some(true) {
                findings.push(report(target, source));
            }
        }
    }
    results(model, findings);
    for (_, input) in model.inputs() {
        let copies = input.copies();
        let sources: HashMap<_, _> = copies.filter_map(|copy| end(copy.source()?)).collect();
        for (place, target) in input.copies().filter_map(|copy| end(copy.target()?)) {
            if let Some(&source) = sources.get(&place) {
                findings.push(report(target, source));
            }
        }
    }
}

/// Results of an avatarization in the folder that the original data is read from.
fn results(model: &Model<'_>, findings: &mut Vec<Finding>) {
    let mut read: HashMap<&str, Text<'_>> = HashMap::new();
    let tables = model.originals().flat_map(DeclaredSchema::kept_tables);
    for data in tables
        .filter_map(Table::data)
        .filter(|data| !data.is_auto())
    {
        if let Some(volume) = data.volume() {
            read.entry(address(model, volume.value)).or_insert(volume);
        }
    }
    for document in model.of(Kind::Parameters) {
        let Some(volume) = document.results().and_then(|results| results.volume()) else {
            continue;
        };
        if let Some(&source) = read.get(address(model, volume.value)) {
            let message = format!(
                "The results are written to the volume that the original data is read from: \
                 everyone who may read the avatars of {} may read the originals.",
                quoted(volume.value)
            );
            findings.push(
                Finding::new(&RULE, volume.span(), message)
                    .level(Level::Warning)
                    .related(source.span(), "the original data is read from here")
                    .help("Write the results to a volume of their own."),
            );
        }
    }
}

/// What makes two volumes one: their address, or the name of one that is not
/// declared.
fn address<'a>(model: &Model<'a>, name: &'a str) -> &'a str {
    let document = model.document(Kind::Volume, name).found();
    let url = document.and_then(|document| document.text("url"));
    url.map_or(name, |url| without_slash(url.value))
}

fn report(target: Text<'_>, source: Text<'_>) -> Finding {
    let message = format!(
        "The run reads {} and writes to the same location: the avatars are mixed with the \
         original rows, or replace them.",
        quoted(source.value)
    );
    Finding::new(&RULE, target.span(), message)
        .related(source.span(), "read from here")
        .help("Write to another database or folder.")
}

/// Where a database of that name is.
fn place<'a>(model: &Model<'a>, name: &str) -> Option<&'a str> {
    let document = model.document(Kind::Database, name).found()?;
    Some(without_slash(Database(*document).place()?.value))
}

/// One end of a copy in the former shape: what makes two of them one, and its place.
fn end(end: Fields<'_>) -> Option<((&str, &str), Text<'_>)> {
    let backing = end.text("backing").map_or("files", |backing| backing.value);
    let location = end.text("location")?;
    Some(((backing, without_slash(location.value)), location))
}

fn without_slash(place: &str) -> &str {
    place.trim_end_matches('/')
}
