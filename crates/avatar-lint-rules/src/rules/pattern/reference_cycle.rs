//! `reference-cycle`

use crate::page::page;
use crate::rules::patterns::{self, Written};
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::PartKind;
use hashbrown::HashMap;
use std::ops::Range;

/// A pattern that needs itself.
pub(crate) static RULE: Rule = Rule {
    name: "reference-cycle",
    group: Group::Pattern,
    level: Level::Error,
    summary: "a pattern that refers to itself, directly or through other columns",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("reference_cycle.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let written = patterns::all(context);
    let graph = Graph::new(written);
    for circle in graph.circles() {
        findings.extend(report(context, written, &circle));
    }
}

/// A reference: from which pattern, by which part of it, and to which pattern.
#[derive(Clone)]
struct Reference {
    from: usize,
    part: Range<usize>,
    to: usize,
}

/// Which patterns refer to which.
struct Graph {
    references: Vec<Vec<Reference>>,
}

impl Graph {
    fn new(patterns: &[Written<'_, '_>]) -> Self {
        // A column is known by its place: names repeat from table to table.
        let column = |written: &Written<'_, '_>, name: &str| {
            let column = written.place?.table.column(name).found()?;
            Some(column.span())
        };
        let indices: HashMap<_, _> = patterns
            .iter()
            .enumerate()
            .filter_map(|(index, written)| Some((written.place?.column.span(), index)))
            .collect();
        let references = patterns.iter().enumerate().map(|(from, written)| {
            let parts = written.pattern.parts().iter();
            let references = parts.filter_map(|part| match &part.kind {
                PartKind::Reference { column: name } => Some(Reference {
                    from,
                    part: part.range.clone(),
                    to: *indices.get(&column(written, name)?)?,
                }),
                _ => None,
            });
            references.collect()
        });
        Self {
            references: references.collect(),
        }
    }

    /// One circle for each reference that closes one, found depth first: each
    /// pattern is visited once.
    fn circles(&self) -> Vec<Vec<Reference>> {
        let mut circles = Vec::new();
        let mut is_done = vec![false; self.references.len()];
        let mut position: HashMap<usize, usize> = HashMap::new();
        for start in 0..self.references.len() {
            let mut path: Vec<Reference> = Vec::new();
            let mut waiting = vec![Visit::Enter(start, None)];
            while let Some(visit) = waiting.pop() {
                match visit {
                    Visit::Leave(pattern) => {
                        position.remove(&pattern);
                        path.pop();
                        if let Some(is_done) = is_done.get_mut(pattern) {
                            *is_done = true;
                        }
                    }
                    Visit::Enter(pattern, reference) => {
                        if let (Some(&from), Some(closing)) = (position.get(&pattern), &reference) {
                            let on_path = path.get(from + 1..).unwrap_or_default();
                            let circle = on_path.iter().chain([closing]).cloned();
                            circles.push(circle.collect());
                            continue;
                        }
                        if is_done.get(pattern) != Some(&false) {
                            continue;
                        }
                        position.insert(pattern, path.len());
                        path.push(reference.unwrap_or(Reference {
                            from: pattern,
                            part: 0..0,
                            to: pattern,
                        }));
                        waiting.push(Visit::Leave(pattern));
                        let next = self.references.get(pattern).into_iter().flatten().rev();
                        waiting.extend(next.map(|next| Visit::Enter(next.to, Some(next.clone()))));
                    }
                }
            }
        }
        circles
    }
}

/// A step of the walk over the graph.
enum Visit {
    /// Go to a pattern by a reference.
    Enter(usize, Option<Reference>),
    /// Everything a pattern refers to has been seen.
    Leave(usize),
}

/// How many references of a circle are pointed at.
const MAX_RELATED: usize = 8;

fn report(
    context: &Context<'_>,
    patterns: &[Written<'_, '_>],
    circle: &[Reference],
) -> Option<Finding> {
    let span = |reference: &Reference| {
        let written = patterns.get(reference.from)?;
        Some(patterns::span_of(context, written, &reference.part))
    };
    let closing = circle.last()?;
    let label = patterns.get(closing.from)?.label();
    let message = if circle.len() == 1 {
        format!("The pattern of {label} refers to the column itself, which has no value yet.")
    } else {
        format!("The pattern of {label} refers to itself: this reference leads back to it.")
    };
    let mut finding = Finding::new(&RULE, span(closing)?, message)
        .help("Write a pattern without a reference for one of the columns.");
    for reference in circle.iter().rev().skip(1).take(MAX_RELATED) {
        finding = finding.related(span(reference)?, "through this reference");
    }
    Some(finding)
}
