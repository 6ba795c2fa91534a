//! `too-short`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Texts and lists below their length.
pub(crate) static RULE: Rule = Rule {
    name: "too-short",
    group: Group::Schema,
    level: Level::Error,
    summary: "fewer characters or items than allowed",
    since: "0.1.0",
    engine: true,
    yields_to: &["empty-pattern"],
    page: page!("too_short.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::TooShort { limit } = violation.fault else {
            continue;
        };
        let name = violation.name();
        let (message, help) = if limit == 1 {
            (format!("{name} is empty."), "Write a value.")
        } else {
            let unit = wording::unit(violation.node, limit);
            let message = format!("{name} must have at least {limit} {unit}.");
            (message, "Write a longer value.")
        };
        findings.push(Finding::new(&RULE, violation.span, message).help(help));
    }
}
