//! `empty-pattern`

use crate::page::page;
use crate::rules::patterns::{self, PLACEHOLDERS};
use crate::{Context, Finding, Group, Level, Rule};

/// A pattern with nothing in it.
pub static RULE: Rule = Rule {
    name: "empty-pattern",
    group: Group::Pattern,
    level: Level::Error,
    summary: "an empty pattern",
    rises: false,
    criteria: &[],
    page: page!("empty_pattern.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spoken = patterns::spoken_of(findings, &["comment-in-value"]);
    for written in patterns::all(context) {
        let span = written.text.span();
        if !written.text.value.is_empty() || spoken.contains(&span.start()) {
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
