//! `constant-pattern`

use crate::page::page;
use crate::rules::patterns::{self, PLACEHOLDERS};
use crate::{Context, Finding, Group, Level, Rule, Subject};

/// A pattern that makes one identifier for everybody.
pub(crate) static RULE: Rule = Rule {
    name: "constant-pattern",
    group: Group::Pattern,
    level: Level::Error,
    summary: "a pattern without a placeholder or reference",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["comment-in-value", "number-like-name"],
    page: page!("constant_pattern.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for written in patterns::all(context) {
        let span = written.text.span();
        let is_constant = written.pattern.is_constant() && !written.text.value.is_empty();
        let is_told = || written.is_broken() || patterns::in_single_braces(written).is_some();
        if !is_constant || is_told() {
            continue;
        }
        let message = format!(
            "This pattern has no variable part: every row of {} gets the same identifier.",
            written.label()
        );
        let help = format!("Write a placeholder for each character that varies: {PLACEHOLDERS}.");
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
