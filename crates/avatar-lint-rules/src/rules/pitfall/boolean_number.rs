//! `boolean-number`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Booleans that count as 0 or 1.
pub(crate) static RULE: Rule = Rule {
    name: "boolean-number",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a yes, no, on, off, true or false where a number is expected",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    page: page!("boolean_number.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::BooleanNumber) {
        let written = wording::quoted(violation.span.text(context.text()));
        let counts_as = u8::from(violation.node.as_bool() == Some(true));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "A number is expected, but {written} is a boolean; the engine uses it as \
                         {counts_as}."
                ),
            )
            .help("Write the intended number."),
        );
    }
}
