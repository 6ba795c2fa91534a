//! `empty-reference`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::ProblemKind;

/// A reference to no column.
pub(crate) static RULE: Rule = Rule {
    name: "empty-reference",
    group: Group::Pattern,
    level: Level::Error,
    summary: "`{{}}` without a column",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("empty_reference.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(context, findings, ProblemKind::EmptyReference, |span, _| {
        let message = "This reference names no column.";
        Finding::new(&RULE, span, message).help(
            "Write the name of a pseudonymized column of the \
                                                 same table between the braces, or remove them.",
        )
    });
}
