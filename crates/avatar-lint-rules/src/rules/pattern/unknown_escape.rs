//! `unknown-escape`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::ProblemKind;
use avatar_model::wording::quoted;

/// A backslash before a character that needs none.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-escape",
    group: Group::Pattern,
    level: Level::Warning,
    summary: "a backslash before a character that needs no escape",
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unknown_escape.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(
        context,
        findings,
        ProblemKind::UnknownEscape,
        |span, part| {
            let part = quoted(part);
            let message = format!(
                "{part} needs no escape: both characters would be part of every identifier."
            );
            Finding::new(&RULE, span, message).help("Remove the backslash.")
        },
    );
}
