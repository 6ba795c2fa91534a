//! `unterminated-reference`

use crate::page::page;
use crate::rules::patterns::{self, Written};
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::ProblemKind;
use avatar_model::wording::quoted;

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
    for written in patterns::all(context) {
        findings.extend(in_single_braces(context, written));
    }
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

/// A reference in single braces, which is none.
fn in_single_braces(context: &Context<'_>, written: &Written<'_, '_>) -> Option<Finding> {
    let part = patterns::in_single_braces(written)?;
    let braced = written.text.value.get(part.clone())?;
    let message = format!(
        "{} has single braces, so it is no reference: it would be part of every identifier.",
        quoted(braced)
    );
    let span = patterns::span_of(context, written, &part);
    let help = format!("Write {}.", quoted(&format!("{{{braced}}}")));
    Some(Finding::new(&RULE, span, message).help(help))
}
