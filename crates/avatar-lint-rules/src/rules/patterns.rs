//! What rules say of the SPECIFIC_ID patterns of a set.

pub(super) use crate::facts::patterns::Written;

use crate::{Context, Finding};
use avatar_format::pattern::ProblemKind;
use avatar_model::written;
use pyyaml_syntax::Span;
use std::ops::Range;

/// Every pattern of the set: those of columns, and those of shared entities.
pub(super) fn all<'a>(context: &Context<'a>) -> &'a [Written<'a, 'a>] {
    context.facts.patterns()
}

/// Where a part of a pattern, given in its bytes, is written.
pub(super) fn span_of(
    context: &Context<'_>,
    written: &Written<'_, '_>,
    part: &Range<usize>,
) -> Span {
    written::part(context.text(), written.text.node, part)
}

/// The first column of the table that a pattern has in single braces, as other programs write
/// a reference: `{team}`.
pub(super) fn in_single_braces(written: &Written<'_, '_>) -> Option<Range<usize>> {
    let pattern = written.text.value;
    let table = written.place?.table;
    let mut opened = pattern.match_indices('{').map(|(at, _)| at);
    opened.find_map(|open| {
        let (before, rest) = (pattern.get(..open)?, pattern.get(open + 1..)?);
        let end = rest.find(['{', '}'])?;
        let (name, after) = rest.split_at_checked(end)?;
        let after = after.strip_prefix('}')?;
        let is_double = before.ends_with('{') || after.starts_with('}');
        let is_column = !is_double && table.column(name).found().is_some();
        is_column.then(|| open..open + 1 + name.len() + 1)
    })
}

/// How many faults of one kind are reported of one pattern.
pub(super) const MAX_REPORTED: usize = 16;

/// Adds a finding for each problem of that kind.
pub(super) fn report_problems(
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    kind: ProblemKind,
    report: impl Fn(Span, &str) -> Finding,
) {
    // Of a pattern that varies in nothing `constant-pattern` speaks alone.
    let is_escape = matches!(
        kind,
        ProblemKind::UnknownEscape | ProblemKind::DanglingEscape
    );
    let patterns = all(context).iter();
    for written in patterns.filter(|it| !is_escape || !it.pattern.is_constant()) {
        // Of problems that overlap the first is told: `\\` is one.
        let mut end = 0;
        let apart = written.problems.iter().filter(|problem| {
            let is_apart = problem.range.start >= end;
            end = end.max(problem.range.end);
            is_apart
        });
        let problems = apart.filter(|problem| problem.kind == kind);
        for problem in problems.take(MAX_REPORTED) {
            let part = written
                .text
                .value
                .get(problem.range.clone())
                .unwrap_or_default();
            let span = span_of(context, written, &problem.range);
            findings.push(report(span, part));
        }
    }
}

/// What placeholders stand for, in words for a help.
pub(super) const PLACEHOLDERS: &str = "`?` is a random letter, `#` a random digit and `^` either";
