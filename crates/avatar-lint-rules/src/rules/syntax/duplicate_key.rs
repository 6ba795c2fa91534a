//! `duplicate-key`

use crate::page::page;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety};
use avatar_model::wording;
use pyyaml_syntax::{Document, DuplicateKey, Node, NodeId, Span};

/// Keys that Python holds equal, of which all but the last are lost.
pub(crate) static RULE: Rule = Rule {
    name: "duplicate-key",
    group: Group::Syntax,
    level: Level::Error,
    summary: "two equal keys in a mapping: the last one wins",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    yields_to: &["decimal-comma"],
    page: page!("duplicate_key.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // The mapping that holds several documents, and where the last of them begins.
    let mut glued: Option<(NodeId, Span)> = None;
    // The mapping that holds several items of a list.
    let mut run_together: Option<NodeId> = None;
    for duplicate in context.stream.duplicate_keys() {
        let mapping = duplicate.mapping;
        let document = context.stream.document(mapping.document_index());
        let is_top = document.and_then(Document::root) == Some(mapping);
        let [first, second] =
            [duplicate.first, duplicate.second].map(|key| key.text().unwrap_or_default());
        let last = glued.filter(|(id, _)| is_top && *id == mapping.id());
        if is_top && duplicate.second.as_str() == Some("kind") {
            let before = last.map_or(duplicate.first.span(), |(_, kind)| kind);
            glued = Some((mapping.id(), duplicate.second.span()));
            let finding = missing_separator(before, duplicate.second, mapping, context);
            findings.push(finding);
            continue;
        }
        if last.is_some() || run_together == Some(mapping.id()) {
            // The other keys of the documents or items are repeated for the same reason.
            continue;
        }
        if duplicate.begins_item() {
            run_together = Some(mapping.id());
            findings.push(missing_dash(duplicate));
            continue;
        }
        findings.push(
            Finding::new(
                &RULE,
                duplicate.second.span(),
                if first == second {
                    format!(
                        "The key {} is duplicated; the engine keeps this value and ignores the \
                         first one.",
                        wording::quoted(second)
                    )
                } else {
                    format!(
                        "{} and {} are equal keys in Python; the engine keeps this value and \
                         ignores the first one.",
                        wording::quoted(first),
                        wording::quoted(second)
                    )
                },
            )
            .related(duplicate.first.span(), "the first one, which is ignored")
            .help("Keep the right one and remove the other."),
        );
    }
}

/// Two items of a list that became one for lack of a `- `.
fn missing_dash(duplicate: DuplicateKey<'_>) -> Finding {
    let name = wording::quoted(duplicate.second.text().unwrap_or_default());
    let message = format!(
        "{name} is duplicated in this item: the `- ` between two items of the list is missing, \
         so the engine merges them and the first one is lost."
    );
    Finding::new(&RULE, duplicate.second.span(), message)
        .related(duplicate.first.span(), "the lost item begins here")
        .help(format!("Write `- ` before this {name}."))
}

/// Two documents that became one for lack of a `---`.
fn missing_separator<'a>(
    first: Span,
    second: Node<'a>,
    mapping: Node<'a>,
    context: &Context<'a>,
) -> Finding {
    let edit = context.editor().begin_document(mapping, second);
    let fix = edit
        .ok()
        .map(|edit| Fix::needs_review("Start a new document", vec![edit]));
    Finding::new(
        &RULE,
        second.span(),
        "`kind` is duplicated in this document: the `---` between two documents is missing, so \
         the engine merges them and the first one is lost.",
    )
    .related(first, "the lost document begins here")
    .help("Add a line with `---` above this `kind`.")
    .fix(fix)
}
