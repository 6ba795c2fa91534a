//! `empty-section`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule, Subject};
use avatar_model::conformance::{Fault, Violation};
use avatar_model::wording;
use pyyaml_syntax::Node;

/// Keys that lack their section.
pub static RULE: Rule = Rule {
    name: "empty-section",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "an empty key where a mapping or a list is expected",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    page: page!("empty_section.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::EmptySection) {
        let key = violation.key().and_then(Node::text);
        let name = key.map_or_else(|| "This entry".to_owned(), wording::quoted);
        let span = violation.key().map_or(violation.span, Node::span);
        let help = match key {
            Some(_) => "Fill it, or remove the key.",
            None => "Fill it, or remove the dash.",
        };
        findings.push(
            Finding::new(
                &RULE,
                span,
                format!("{name} is empty; {}.", consequence(key, violation)),
            )
            .help(help),
        );
    }
}

/// What the reader does with nothing, as measured with octopize-avatar-yaml 0.1.46.
fn consequence(key: Option<&str>, violation: &Violation<'_>) -> String {
    let of_owner = violation
        .owner()
        .map(|owner| format!(" {}", wording::quoted(owner)))
        .unwrap_or_default();
    match key {
        Some("pseudonymization") => {
            format!("the reader skips it, so the column{of_owner} stays in plaintext")
        }
        Some("variable_names") => "the reader skips it, so nothing is excluded".to_owned(),
        Some("data_augmentation" | "column_weights" | "pia_metadata") => {
            "the reader skips it".to_owned()
        }
        _ => "the reader stops with an error without a line number".to_owned(),
    }
}
