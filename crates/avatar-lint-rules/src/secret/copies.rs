//! Copies of secrets that are known, however they are written.

use super::cut::parts;
use super::encoding::{Decoded, percent_decoded};
use super::names::is_name_of_secret;
use super::span::SecretSpan;
use super::tokens::password_in_base64;
use super::{find_in_value, merge_ranges};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeSet;
use std::ops::{Bound, Range};

/// Finds the secrets of a file in any text.
#[derive(Debug)]
pub(super) struct Matcher {
    /// Every way in which a secret can be spelled.
    spellings: BTreeSet<String>,
    /// Finds any of them, the longest first.
    automaton: AhoCorasick,
}

/// What ends a quotation that was cut off, and how many bytes before it are
/// looked at.
const ELLIPSIS: char = '…';
const MAX_CUT: usize = 256;

/// Secrets shorter than this, in bytes, are hidden only where they stand alone:
/// they are parts of many words.
const SHORT: usize = 6;

impl Matcher {
    /// `None` when there is nothing to find.
    pub(super) fn new(secrets: &[SecretSpan<'_>], text: &str) -> Option<Self> {
        let values = secrets
            .iter()
            .flat_map(|secret| [secret.span.text(text), &*secret.value]);
        let spellings = spellings(values);
        if spellings.is_empty() {
            return None;
        }
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest);
        // The other kinds take longer to make than to search with.
        builder.kind(Some(AhoCorasickKind::NoncontiguousNFA));
        let automaton = builder.build(&spellings).ok()?;
        Some(Self {
            spellings,
            automaton,
        })
    }

    /// The secrets in `text`, in order and apart: as they are, and as escapes,
    /// quotes and percent-encoding hide them.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<_> = self.written_in(text).collect();
        for (start, lines) in encoded_lines(text) {
            for decoded in Decoded::all_of(lines) {
                let hidden = self.written_in(decoded.text());
                found.extend(hidden.map(|range| super::shift(&decoded.source_range(range), start)));
            }
        }
        merge_ranges(found)
    }

    /// [`find`](Self::find), and the beginning of a secret that is cut off by `…`.
    pub(super) fn find_in_sentence(&self, sentence: &str) -> Vec<Range<usize>> {
        let mut found = self.find(sentence);
        let cuts = sentence.match_indices(ELLIPSIS);
        found.extend(cuts.filter_map(|(end, _)| self.beginning_before(sentence, end)));
        merge_ranges(found)
    }

    fn written_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let found = self.automaton.find_iter(text).map(|found| found.range());
        found.filter(move |range| range.len() >= SHORT || stands_alone(text, range))
    }

    /// The longest beginning of a secret that ends at `end`.
    fn beginning_before(&self, text: &str, end: usize) -> Option<Range<usize>> {
        /// Shorter beginnings tell nothing.
        const LEAST: usize = 2;

        let window = text.get(..end)?;
        let window_start = window.ceil_char_boundary(end.saturating_sub(MAX_CUT));
        let starts = window.get(window_start..)?.char_indices();
        let mut starts = starts.map(|(start, _)| window_start + start);
        let start = starts.find(|&start| {
            let cut = window.get(start..).unwrap_or_default();
            cut.len() >= LEAST && self.begins_one(cut)
        })?;
        Some(start..end)
    }

    fn begins_one(&self, cut: &str) -> bool {
        let from = (Bound::Included(cut), Bound::Unbounded);
        let next = self.spellings.range::<str, _>(from).next();
        next.is_some_and(|spelling| spelling.starts_with(cut))
    }
}

/// Each secret as it is written, as it is meant, and as messages quote it; and the
/// parts of it that say something.
fn spellings<'s>(values: impl Iterator<Item = &'s str>) -> BTreeSet<String> {
    let mut spellings = BTreeSet::new();
    for value in values {
        let decoded = percent_decoded(value);
        let twice = percent_decoded(&decoded);
        for value in [value, &*decoded, &*twice] {
            spell(value.trim(), &mut spellings);
            for part in parts(value) {
                spell(part, &mut spellings);
            }
            // What is a secret as a whole may hold one, as a URL does.
            let inner = find_in_value(value).into_iter();
            let inner = inner.filter_map(|found| value.get(found.range));
            for secret in inner.chain([value]) {
                spell(secret, &mut spellings);
                if let Some(password) = password_in_base64(secret) {
                    spell(&password, &mut spellings);
                }
            }
        }
    }
    spellings.remove("");
    spellings
}

fn spell(value: &str, spellings: &mut BTreeSet<String>) {
    if is_name_of_secret(value) || spellings.contains(value) {
        return;
    }
    if value.contains(|c: char| c.is_control() || matches!(c, '"' | '\'' | '\\')) {
        spellings.insert(value.escape_debug().to_string());
        spellings.insert(value.replace(char::is_control, " "));
    }
    if value.contains(char::is_whitespace) {
        let words: Vec<&str> = value.split_whitespace().collect();
        spellings.insert(words.join(" "));
    }
    spellings.insert(value.to_owned());
}

/// The lines in which something may be encoded, each with where it begins. Lines
/// that a backslash joins are one.
fn encoded_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let lines = std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let mut len = 0;
        for line in rest.split_inclusive('\n') {
            len += line.len();
            if !line.trim_end_matches(['\r', '\n']).ends_with('\\') {
                break;
            }
        }
        let start = from;
        from += len;
        Some((start, rest.get(..len)?))
    });
    lines.filter(|(_, line)| line.contains(['%', '\\']) || line.contains("''"))
}

/// Whether no letter or digit touches a part of `text`.
fn stands_alone(text: &str, part: &Range<usize>) -> bool {
    let before = text
        .get(..part.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(part.end..).and_then(|text| text.chars().next());
    let mut neighbors = before.into_iter().chain(after);
    neighbors.all(|c| !c.is_alphanumeric())
}
