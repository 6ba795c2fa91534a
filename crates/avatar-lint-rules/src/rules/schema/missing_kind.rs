//! `missing-kind`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::Kind;
use avatar_model::conformance::{Fault, place_of_document};
use avatar_model::{suggest, wording};
use hashbrown::HashSet;
use pyyaml_syntax::Node;

/// Documents that do not say what they are.
pub(crate) static RULE: Rule = Rule {
    name: "missing-kind",
    group: Group::Schema,
    level: Level::Error,
    summary: "a document without `kind`, which the engine skips",
    since: "0.1.0",
    engine: true,
    page: page!("missing_kind.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::MissingKind) {
        let written = violation
            .node
            .entries()
            .filter_map(|entry| entry.key.as_str());
        let meant = suggest::nearest("kind", written);
        let help = match meant {
            Some(key) => format!("Is {} meant to be `kind`?", wording::quoted(key)),
            None => match likely(violation.node)[..] {
                [kind] => format!("Add `kind: {kind}`."),
                ref kinds => format!(
                    "Add `kind:` with one of {}.",
                    wording::quoted_list(kinds, "or")
                ),
            },
        };
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                "This document has no `kind`, so the engine skips it.",
            )
            .help(help),
        );
    }
}

/// The kinds whose `spec` has all the fields that are written there; every kind where
/// none has.
fn likely(document: Node<'_>) -> Vec<&'static str> {
    let all = || Kind::ALL.iter().map(|kind| kind.as_str());
    let spec = document.get("spec");
    let fits = |kind: &&str| {
        let place = place_of_document(Some(document), Some(kind));
        let place = place.and_then(|place| place.field("spec", spec));
        place.is_some_and(|place| {
            let known: HashSet<&str> = place.field_names().collect();
            let mut written = spec.into_iter().flat_map(Node::entries);
            written.all(|entry| entry.key.as_str().is_some_and(|key| known.contains(key)))
        })
    };
    let fitting: Vec<&str> = all().filter(fits).collect();
    if fitting.is_empty() {
        all().collect()
    } else {
        fitting
    }
}
