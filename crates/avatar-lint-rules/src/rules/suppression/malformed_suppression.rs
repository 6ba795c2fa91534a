//! `malformed-suppression`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};

/// A comment that nearly is a suppression.
pub(crate) static RULE: Rule = Rule {
    name: "malformed-suppression",
    group: Group::Suppression,
    level: Level::Warning,
    summary: "a comment that looks like a suppression, but is not one",
    since: "0.1.0",
    engine: true,
    page: page!("malformed_suppression.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for comment in context.suppressions.malformed() {
        let message = format!("This comment suppresses nothing: {}.", comment.problem);
        let help = "Write `# avatar-lint: ignore[RULE] REASON`, with the names of the rules \
            between the brackets.";
        findings.push(Finding::new(&RULE, comment.span, message).help(help));
    }
}
