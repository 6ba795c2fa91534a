//! `empty-pattern`

use crate::page::page;
use crate::rules::patterns::{self, PLACEHOLDERS};
use crate::{Context, Finding, Group, Level, Rule, Subject};

/// A pattern with nothing in it.
pub(crate) static RULE: Rule = Rule {
    name: "empty-pattern",
    group: Group::Pattern,
    level: Level::Error,
    summary: "an empty pattern",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["comment-in-value"],
    page: page!("empty_pattern.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for written in patterns::all(context) {
        let span = written.text.span();
        if !written.text.value.is_empty() {
            continue;
        }
        let message = format!(
            "The pattern is empty, so there are no values for {}.",
            written.label()
        );
        let help = format!("Write one, such as `EMP-#####`: {PLACEHOLDERS}.");
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
