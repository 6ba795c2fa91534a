//! `expired-suppression`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};

/// A suppression after its last day.
pub(crate) static RULE: Rule = Rule {
    name: "expired-suppression",
    group: Group::Suppression,
    level: Level::Warning,
    summary: "a suppression after its `until` date",
    since: "0.1.0",
    engine: true,
    page: page!("expired_suppression.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let suppressions = context.suppressions.all().iter();
    for suppression in suppressions.filter(|suppression| suppression.is_expired) {
        let Some(until) = suppression.until else {
            continue;
        };
        let message = format!(
            "This suppression expired after {until}: it suppresses nothing, and its findings are \
             reported again."
        );
        let help = "Fix what it suppressed and remove the comment, or assess the risk again and \
            write a new date.";
        findings.push(Finding::new(&RULE, suppression.span, message).help(help));
    }
}
