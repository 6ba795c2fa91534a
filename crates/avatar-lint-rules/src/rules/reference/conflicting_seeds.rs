//! `conflicting-seeds`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};

/// Different seeds in one set.
pub(crate) static RULE: Rule = Rule {
    name: "conflicting-seeds",
    group: Group::Reference,
    level: Level::Warning,
    summary: "the documents of a set have different seeds",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("conflicting_seeds.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let documents = context.model.documents.iter();
    let mut seeds = documents.filter_map(|document| document.integer("seed"));
    let Some(first) = seeds.next() else { return };
    let mut others = seeds.filter(|seed| seed.value != first.value);
    let Some(other) = others.next() else { return };
    let message = format!(
        "The seed is {} here and {} before; the engine uses the last one for the whole set.",
        other.value, first.value,
    );
    let mut finding =
        Finding::new(&RULE, other.span(), message).related(first.span(), "the first seed");
    for another in others {
        finding = finding.related(another.span(), "another seed that differs");
    }
    findings.push(finding.help("Write the same seed everywhere, or remove all of them."));
}
