//! `empty-parameters`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;

/// Parameters without a method.
pub(crate) static RULE: Rule = Rule {
    name: "empty-parameters",
    group: Group::Schema,
    level: Level::Error,
    summary: "AvatarParameters without any of its sections",
    since: "0.1.0",
    engine: true,
    page: page!("empty_parameters.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::EmptyParameters) {
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                "These parameters have no section with a method, so the run anonymizes nothing.",
            )
            .help(
                "Add `avatarization`, `avatarization_open_dp` or `avatarization_fast_dp`, \
                 and `time_series` where a table needs it.",
            ),
        );
    }
}
