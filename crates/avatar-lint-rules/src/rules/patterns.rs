//! The SPECIFIC_ID patterns of a set, read.

use super::columns::{self, ColumnRef};
use crate::{Context, Finding};
use avatar_format::SpecificIdLetterCase;
use avatar_format::pattern::{Pattern, Problem, ProblemKind};
use avatar_model::wording::quoted;
use avatar_model::written;
use avatar_model::{Model, Pseudonymization, Text};
use pyyaml_syntax::Span;
use std::ops::Range;

/// One pattern, where it is written and what it means.
pub(super) struct Written<'m, 'a> {
    /// The pattern as text.
    pub(super) text: Text<'a>,
    /// What was read.
    pub(super) pattern: Pattern,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
    /// The strategy it is part of.
    pub(super) strategy: Pseudonymization<'a>,
    /// The column whose values it replaces; `None` for a shared entity.
    pub(super) place: Option<ColumnRef<'m, 'a>>,
    /// The key or attribute of a shared entity, for messages.
    entity: String,
}

/// Every pattern of the set: those of columns, and those of shared entities.
/// What is no string is left out, for other rules to report.
pub(super) fn all<'a>(context: &Context<'a>) -> &'a [Written<'a, 'a>] {
    context
        .facts
        .patterns
        .get_or_init(|| read(context.model).collect())
}

fn read<'a>(model: &'a Model<'a>) -> impl Iterator<Item = Written<'a, 'a>> {
    let of_columns = columns::all(model).filter_map(|place| {
        let strategy = place.column.pseudonymization?;
        Written::read(strategy, Some(place), String::new())
    });
    let of_entities = model.shared_entities().flat_map(|entity| {
        let name = quoted(entity.0.name.map_or("?", |name| name.value));
        let key = entity
            .key_strategy()
            .map(|strategy| (strategy, format!("the key of {name}")));
        let attributes = entity.attributes().filter_map(move |attribute| {
            let label = attribute.0.text("name").map_or("?", |name| name.value);
            let label = format!("{} of {name}", quoted(label));
            Some((attribute.0.fields("strategy")?, label))
        });
        key.into_iter().chain(attributes)
    });
    of_columns.chain(
        of_entities
            .filter_map(|(strategy, label)| Written::read(Pseudonymization(strategy), None, label)),
    )
}

/// How many faults of one kind are told of one pattern.
pub(super) const MAX_REPORTED: usize = 16;

/// Adds a finding for each problem of that kind.
pub(super) fn report_problems(
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    kind: ProblemKind,
    report: impl Fn(Span, &str) -> Finding,
) {
    for written in all(context) {
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
            let span = written.span_of(context, &problem.range);
            findings.push(report(span, part));
        }
    }
}

/// What placeholders stand for, in words for a help.
pub(super) const PLACEHOLDERS: &str = "`?` is a random letter, `#` a random digit and `^` either";

impl<'m, 'a> Written<'m, 'a> {
    fn read(
        strategy: Pseudonymization<'a>,
        place: Option<ColumnRef<'m, 'a>>,
        entity: String,
    ) -> Option<Self> {
        let text = strategy.pattern().filter(|_| strategy.is("SPECIFIC_ID"))?;
        text.node.as_str()?;
        let (pattern, problems) = Pattern::read(text.value);
        Some(Self {
            text,
            pattern,
            problems,
            strategy,
            place,
            entity,
        })
    }

    /// Where a part of the pattern, given in its bytes, is written.
    pub(super) fn span_of(&self, context: &Context<'_>, part: &Range<usize>) -> Span {
        written::part(context.text(), self.text.node, part)
    }

    /// Whether the pattern has a problem that makes the engine refuse it.
    pub(super) fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.is_error())
    }

    /// The case of its letters, as the engine takes it.
    pub(super) fn letter_case(&self) -> SpecificIdLetterCase {
        let written = self.strategy.0.choice("letter_case");
        written.map_or(SpecificIdLetterCase::Both, |case| case.value)
    }

    /// What it replaces, for messages.
    pub(super) fn label(&self) -> String {
        self.place
            .map_or_else(|| self.entity.clone(), |place| place.label())
    }
}
