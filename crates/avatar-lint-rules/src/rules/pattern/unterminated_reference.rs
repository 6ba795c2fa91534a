//! `unterminated-reference`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::ProblemKind;

/// A reference to a column that does not end.
pub(crate) static RULE: Rule = Rule {
    name: "unterminated-reference",
    group: Group::Pattern,
    level: Level::Error,
    summary: "`{{` without `}}`",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unterminated_reference.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    patterns::report_problems(
        context,
        findings,
        ProblemKind::UnterminatedReference,
        |span, _| {
            let message = "This reference has no `}}`: the braces would be part of every \
                           identifier.";
            Finding::new(&RULE, span, message)
                .help("Add `}}` after the name of the column, or write `\\{{` for literal braces.")
        },
    );
}
