//! `not-a-document`

use super::not_yet_yaml::Conflict;
use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::wording;
use pyyaml_syntax::{Document, Span, Value};

/// Documents without a `kind` because they are no mappings.
pub(crate) static RULE: Rule = Rule {
    name: "not-a-document",
    group: Group::Syntax,
    level: Level::Error,
    summary: "a document that is not a mapping",
    since: "0.1.0",
    engine: true,
    page: page!("not_a_document.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let conflicts = Conflict::all(context.text());
    let is_judged = |document: &Document<'_>| {
        // Marks of a conflict are no document, and reported as what they are.
        !document.is_broken() && !conflicts.iter().any(|it| it.touches(*document))
    };
    let last = context.stream.documents().len().saturating_sub(1);
    for document in context.stream.documents().filter(is_judged) {
        match document.root().filter(|root| !root.is_null()) {
            None if document.index() < last && document.index() > 0 => {
                let span = document.marker().unwrap_or(document.span());
                findings.push(
                    Finding::new(&RULE, span, "This document is empty; the engine skips it.")
                        .level(Level::Info)
                        .help("Remove one of the two `---` lines."),
                );
            }
            Some(root) if !matches!(root.value(), Value::Dict) => {
                findings.push(
                    Finding::new(
                        &RULE,
                        first_line(root.span(), context.text()),
                        format!(
                            "This document is {}, not a mapping; the reader stops with an error here.",
                            wording::described(root)
                        ),
                    )
                    .help("Start it with `kind:`, `metadata:` and `spec:`, without dashes, and \
                           separate documents by `---`."),
                );
            }
            _ => {}
        }
    }
}

/// The part of `span` on its first line: enough to point at.
fn first_line(span: Span, text: &str) -> Span {
    let mut lines = span.text(text).split(['\n', '\r']);
    let first = lines.next().unwrap_or_default();
    Span::new(span.start(), span.start() + first.len())
}
