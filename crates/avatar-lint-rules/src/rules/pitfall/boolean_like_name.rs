//! `boolean-like-name`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Words that YAML 1.1 takes for booleans.
pub(crate) static RULE: Rule = Rule {
    name: "boolean-like-name",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "an unquoted yes, no, on, off, true or false where a string is expected",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Safe],
    page: page!("boolean_like_name.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::BooleanLikeName) {
        let node = violation.checked();
        let written = node.span().text(context.text());
        let read = if node.as_bool() == Some(true) {
            "True"
        } else {
            "False"
        };
        let message = format!(
            "The engine reads {} as the boolean {read}, not as a string.",
            wording::quoted(written)
        );
        let finding = Finding::new(&RULE, violation.span, message);
        findings.push(fixes::write_as_string(finding, violation, context));
    }
}
