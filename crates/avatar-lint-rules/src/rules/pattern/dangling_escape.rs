//! `dangling-escape`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::ProblemKind;

/// A backslash at the end of a pattern.
pub(crate) static RULE: Rule = Rule {
    name: "dangling-escape",
    group: Group::Pattern,
    level: Level::Warning,
    summary: "a trailing backslash",
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("dangling_escape.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(context, findings, ProblemKind::DanglingEscape, |span, _| {
        let message = "This backslash escapes nothing, so it would be part of every identifier.";
        Finding::new(&RULE, span, message).help("Remove it.")
    });
}
