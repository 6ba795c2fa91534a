//! `duplicate-key`

use crate::page::page;
use crate::{Context, Edit, Finding, Fix, Group, Level, Rule, wording};
use pyyaml_syntax::{Document, Node, Span};

/// Keys that Python holds equal, of which all but the last are lost.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    group: Group::Syntax,
    level: Level::Error,
    summary: "two keys of one mapping are the same to Python: the last one wins",
    rises: false,
    criteria: &[],
    page: page!("duplicate_key.md"),
    check,
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
                        "{} is written twice here; the engine keeps this value and forgets the first.",
                        wording::quoted(second)
                    )
                } else {
                    format!(
                        "{} and {} are one key to the engine; it keeps this value and forgets the first.",
                        wording::quoted(first),
                        wording::quoted(second)
                    )
                },
            )
            .related(duplicate.first.span(), "the first one, which is ignored")
            .help("Keep the one that is meant and remove the other."),
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
    let fix = Fix::needs_review("Begin a new document", vec![insertion]);
    Finding::new(
        &RULE,
        second.span(),
        "`kind` is written twice in this document: the `---` between two documents is missing, \
         so the engine merges them and the first one is lost.",
    )
    .related(first, "the document that is lost begins here")
    .help("Put a line with `---` above this `kind`.")
    .fix(fix)
}
