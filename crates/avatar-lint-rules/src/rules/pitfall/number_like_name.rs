//! `number-like-name`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Texts that YAML 1.1 takes for numbers, dates or nothing.
pub(crate) static RULE: Rule = Rule {
    name: "number-like-name",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "an unquoted number, date or null where a string is expected",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Safe],
    page: page!("number_like_name.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::NumberLikeName) {
        let node = violation.checked();
        let written = node.span().text(context.text());
        let written = if written.is_empty() {
            "this empty name".to_owned()
        } else {
            wording::quoted(written)
        };
        let message = format!(
            "The engine reads {written} as {}, not as a string.",
            wording::described(node)
        );
        let finding = Finding::new(&RULE, violation.span, message);
        findings.push(fixes::write_as_string(finding, violation, context));
    }
}
