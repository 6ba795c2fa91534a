//! `comment-in-value`

use crate::page::page;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::{Fault, Violation};
use avatar_model::wording;
use hashbrown::HashMap;
use pyyaml_syntax::Node;
use std::cell::OnceCell;

/// Texts that a `#` cuts off.
pub(crate) static RULE: Rule = Rule {
    name: "comment-in-value",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a string that is cut off at a YAML comment",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("comment_in_value.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let names = WrittenNames::default();
    for violation in context.conformance.violations() {
        let Fault::CommentInValue { comment } = violation.fault else {
            continue;
        };
        if names.is_known(violation, context) {
            continue;
        }
        let whole = violation.node.span().cover(comment);
        let whole = if violation.node.span().is_empty() {
            comment
        } else {
            whole
        };
        let written = whole.text(context.text()).trim_end();
        let quoted = format!("'{}'", written.replace('\'', "''"));
        let left = match violation.node.as_str() {
            Some(text) => format!("the value is only {}", wording::quoted(text)),
            None => "nothing is left of the value".to_owned(),
        };
        let edit = context.editor().quote_with_comment(violation.node, comment);
        let fix = edit
            .ok()
            .map(|edit| Fix::needs_review("Put the whole value in quotes", vec![edit]));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("A `#` after a space starts a comment, so {left}."),
            )
            .related(comment, "read as a comment")
            .help(help(violation, &quoted))
            .fix(fix),
        );
    }
}

/// A pattern of which nothing random is left was cut, and has no comment.
fn help(violation: &Violation<'_>, quoted: &str) -> String {
    let is_pattern = violation.key().and_then(Node::as_str) == Some("pattern");
    let left = violation.node.as_str().unwrap_or_default();
    if is_pattern && !left.contains(['?', '#', '^', '{']) {
        format!("Write `{quoted}`.")
    } else {
        format!("Write `{quoted}`. If it is a comment, put a space after its `#`.")
    }
}

/// The strings of the file, with how often each is written. Counted only where
/// somebody asks.
#[derive(Default)]
struct WrittenNames<'a>(OnceCell<HashMap<&'a str, usize>>);

impl<'a> WrittenNames<'a> {
    /// Whether what is left of a name is one that is written elsewhere as well, so
    /// that nothing was cut off.
    fn is_known(&self, violation: &Violation<'_>, context: &Context<'a>) -> bool {
        let is_free = matches!(
            violation.key().and_then(Node::as_str),
            Some("pattern" | "value")
        );
        let Some(text) = violation.node.as_str().filter(|_| !is_free) else {
            return false;
        };
        let counts = self.0.get_or_init(|| {
            let mut counts = HashMap::new();
            let scalars = context.stream.nodes().filter(|node| !node.is_alias());
            for text in scalars.filter_map(Node::as_str) {
                *counts.entry(text).or_default() += 1;
            }
            counts
        });
        counts.get(text).is_some_and(|count| *count > 1)
    }
}
