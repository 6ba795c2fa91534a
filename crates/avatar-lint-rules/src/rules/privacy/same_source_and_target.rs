//! `same-source-and-target`

use crate::page::page;
use crate::{Check, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording::quoted;
use avatar_model::{Database, Fields, Model, Text};
use std::collections::HashMap;

/// A database run that writes where it reads.
pub static RULE: Rule = Rule {
    name: "same-source-and-target",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a run whose source is also its target",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("same_source_and_target.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
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
    let backing = end.text("backing").map_or("sql", |backing| backing.value);
    let location = end.text("location")?;
    Some(((backing, without_slash(location.value)), location))
}

fn without_slash(place: &str) -> &str {
    place.trim_end_matches('/')
}
