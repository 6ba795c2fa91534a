//! `too-long`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Texts and lists beyond their length.
pub(crate) static RULE: Rule = Rule {
    name: "too-long",
    group: Group::Schema,
    level: Level::Error,
    summary: "more characters or items than allowed",
    since: "0.1.0",
    engine: true,
    page: page!("too_long.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::TooLong { limit } = violation.fault else {
            continue;
        };
        let name = violation.name();
        let unit = wording::unit(violation.node, limit);
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("{name} must have at most {limit} {unit}."),
            )
            .help("Shorten it."),
        );
    }
}
