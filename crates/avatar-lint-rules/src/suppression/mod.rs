//! Comments that tell the linter to ignore something.
//!
//! ```yaml
//! - field: ssn  # avatar-lint: ignore[untreated-identifier] invented numbers
//! ```
//!
//! - `# avatar-lint: ignore[rule, rule] reason` at the end of a line covers the
//!   findings that begin on the line. A quoted, plain or bracketed value that runs
//!   over several lines counts as one line; a block below the line is not covered.
//! - Alone on its line it covers what begins on the next line that is neither
//!   blank nor a comment, with everything inside: a list item, a key with its
//!   value, and above the first line of a document or its `---` the document.
//! - `# avatar-lint: ignore-file[rule, rule] reason` anywhere covers the file.
//!
//! Between the brackets stand names of rules or of groups. What a suppression
//! covers is decided by where a finding begins. The reason ends before the next
//! ` #`. With `until=2027-03-01` in it, the comment hides nothing after that day.
//! A finding in an anchored value is hidden at its aliases too, which it names.

mod comment;
mod scope;
mod shared;

pub use comment::{Malformed, RuleReference};

pub(crate) use comment::{Parsed, parse};
pub(crate) use shared::name_aliases;

use crate::selector::{Answers, NameLookup};
use crate::{Date, Finding, Group, Rule};
use comment::Ignore;
use hashbrown::HashMap;
use pyyaml_syntax::edit::{Edit, Editor};
use pyyaml_syntax::{Span, Stream};
use scope::Scopes;
use std::ops::Range;

/// The comments of one file that hide findings.
#[derive(Debug, Default)]
pub struct Suppressions {
    ignores: Vec<Suppression>,
    malformed: Vec<Malformed>,
    /// For each name of a rule or a group, what is hidden: sorted, none overlapping another.
    hidden: HashMap<&'static str, Vec<Range<usize>>>,
}

/// One comment that hides findings.
#[derive(Debug)]
pub struct Suppression {
    /// The comment, from its `#` to the end of the reason.
    pub span: Span,
    /// The names between the brackets, in order.
    pub names: Box<[RuleReference]>,
    /// Whether a reason follows the brackets.
    pub has_reason: bool,
    /// The last day on which the comment hides anything.
    pub until: Option<Date>,
    /// Whether that day is over.
    pub is_expired: bool,
    /// What takes the comment away, and nothing else. `None` where lines would
    /// flow into the text of a block scalar, and in a file that PyYAML refuses,
    /// where the comment may be what ends a value.
    pub removal: Option<Edit>,
    covers: Range<usize>,
}

impl Suppressions {
    /// Reads the comments of `stream`, with what their names mean. Without a date of
    /// today, none is expired.
    pub fn new(stream: &Stream<'_>, today: Option<Date>, lookup: NameLookup) -> Self {
        let mut suppressions = Self::default();
        let mut ignores = Vec::new();
        let names = Answers::new(lookup);
        for comment in stream.comments() {
            // Nearly every comment is none of ours.
            if !mentions_us(comment.span.text(stream.text())) {
                continue;
            }
            for parsed in comment::parse(stream.text(), comment.span, &names) {
                match parsed {
                    Parsed::Ignore(ignore) => ignores.push((comment.span.start(), ignore)),
                    Parsed::Malformed(malformed) => suppressions.malformed.push(malformed),
                }
            }
        }
        if !ignores.is_empty() {
            suppressions.ignores = place(stream, ignores, today);
            suppressions.hidden = hidden(&suppressions.ignores);
        }
        suppressions
    }

    /// The comments that hide findings, in the order of the text.
    pub fn all(&self) -> &[Suppression] {
        &self.ignores
    }

    /// The comments that nearly hide findings, in the order of the text.
    pub fn malformed(&self) -> &[Malformed] {
        &self.malformed
    }

    /// Whether a comment hides findings of `rule` at `span`.
    pub(crate) fn covers(&self, rule: &Rule, span: Span) -> bool {
        let mut names = [rule.name, rule.group.as_str()].into_iter();
        names.any(|name| self.hides(name, span))
    }

    /// Whether a comment with this name covers `span`.
    fn hides(&self, name: &str, span: Span) -> bool {
        self.hidden.get(name).is_some_and(|ranges| {
            let after = ranges.partition_point(|range| range.start <= span.start());
            let last = after.checked_sub(1).and_then(|index| ranges.get(index));
            last.is_some_and(|range| span.start() <= range.end)
        })
    }

    /// Marks the findings that a comment hides.
    pub fn apply(&self, findings: &mut [Finding]) {
        for finding in findings {
            finding.suppressed |= self.covers(finding.rule, finding.span);
        }
    }
}

impl Suppression {
    /// Whether some of `span` is covered.
    pub(crate) fn reaches(&self, span: Span) -> bool {
        self.covers.start <= span.end() && span.start() <= self.covers.end
    }

    /// Whether what is covered begins after `span`.
    pub(crate) fn is_after(&self, span: Span) -> bool {
        span.end() <= self.covers.start
    }

    /// Whether the comment hides one of `findings` by naming `rule`.
    /// `findings` holds the places where each rule found something, sorted.
    pub(crate) fn hides(&self, rule: &Rule, findings: &HashMap<&str, Vec<usize>>) -> bool {
        findings.get(rule.name).is_some_and(|places| {
            let first = places.partition_point(|&place| place < self.covers.start);
            places
                .get(first)
                .is_some_and(|&place| place <= self.covers.end)
        })
    }
}

/// Whether a comment can suppress findings of `rule`.
pub fn can_be_ignored(rule: &Rule) -> bool {
    !matches!(rule.group, Group::Syntax | Group::Suppression)
}

/// Whether a reviewer must be told why findings of `rule` are suppressed.
pub(crate) fn needs_reason(rule: &Rule) -> bool {
    matches!(rule.group, Group::Privacy | Group::Secret)
}

/// A quick look, before the grammar.
fn mentions_us(comment: &str) -> bool {
    comment
        .as_bytes()
        .windows(b"lint".len())
        .any(|part| part.eq_ignore_ascii_case(b"lint"))
}

/// Finds out what each comment covers, and how it can be taken away. `ignores`
/// come with the offset at which the whole comment begins.
fn place(
    stream: &Stream<'_>,
    ignores: Vec<(usize, Ignore)>,
    today: Option<Date>,
) -> Vec<Suppression> {
    let starts: Vec<_> = ignores.iter().map(|(start, _)| *start).collect();
    let scopes = Scopes::new(stream, &starts);
    let editor = Editor::new(stream);
    let text = stream.text();
    ignores
        .into_iter()
        .map(|(comment, ignore)| Suppression {
            covers: if ignore.whole_file {
                0..text.len()
            } else {
                scopes.of(comment)
            },
            removal: editor.remove_comment(ignore.span).ok(),
            span: ignore.span,
            names: ignore.names,
            has_reason: ignore.has_reason,
            until: ignore.until,
            is_expired: ignore
                .until
                .zip(today)
                .is_some_and(|(until, today)| until < today),
        })
        .collect()
}

/// What is hidden under each name, overlapping ranges made one.
fn hidden(ignores: &[Suppression]) -> HashMap<&'static str, Vec<Range<usize>>> {
    let mut hidden: HashMap<_, Vec<Range<usize>>> = HashMap::new();
    for ignore in ignores.iter().filter(|ignore| !ignore.is_expired) {
        let selectors = ignore.names.iter().flat_map(|name| &name.selector);
        for name in selectors.map(|selector| selector.name()) {
            hidden.entry(name).or_default().push(ignore.covers.clone());
        }
    }
    for ranges in hidden.values_mut() {
        ranges.sort_by_key(|range| (range.start, range.end));
        ranges.dedup_by(|next, last| {
            let overlaps = next.start <= last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
    }
    hidden
}

#[cfg(test)]
mod tests;
