//! `duplicate-key`

use crate::page::page;
use crate::{Check, Context, Edit, Finding, Fix, Group, Level, Rule, Safety, wording};
use pyyaml_syntax::{Document, Node, Span};

/// Keys that Python holds equal, of which all but the last are lost.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    group: Group::Syntax,
    level: Level::Error,
    summary: "two equal keys in a mapping: the last one wins",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("duplicate_key.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut glued = None;
    for duplicate in context.stream.duplicate_keys() {
        let mapping = duplicate.mapping;
        let document = context.stream.document(mapping.document_index());
        let is_top = document.and_then(Document::root) == Some(mapping);
        let [first, second] =
            [duplicate.first, duplicate.second].map(|key| key.text().unwrap_or_default());
        if is_top && glued == Some(mapping.id()) {
            // The other keys of the second document are repeated for the same reason.
            continue;
        }
        if is_top && duplicate.second.as_str() == Some("kind") {
            glued = Some(mapping.id());
            findings.push(missing_separator(
                duplicate.first.span(),
                duplicate.second,
                context,
            ));
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

/// Two documents that became one for lack of a `---`.
fn missing_separator(first: Span, second: Node<'_>, context: &Context<'_>) -> Finding {
    let at = second.full_span().start();
    let newline = if context.text().contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let insertion = Edit::replace(Span::at(at), format!("---{newline}"));
    let fix = Fix::needs_review("Start a new document", vec![insertion]);
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
