//! `sexagesimal-number`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Numbers that YAML 1.1 reads to base 60.
pub(crate) static RULE: Rule = Rule {
    name: "sexagesimal-number",
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "a number with a colon, which YAML 1.1 reads in base 60",
    since: "0.1.0",
    engine: true,
    page: page!("sexagesimal_number.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::SexagesimalNumber) {
        let written = wording::quoted(violation.span.text(context.text()));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "The engine reads {written} in base 60, as minutes and seconds: {}.",
                    wording::described(violation.node)
                ),
            )
            .help("Write the number without colons."),
        );
    }
}
