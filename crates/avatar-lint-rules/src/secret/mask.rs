//! Outputs without the secrets.

use super::encoding::percent_decoded;
use super::place::{Place, places};
use crate::Finding;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use pyyaml_syntax::Stream;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::{Bound, Range};
use std::sync::OnceLock;

/// Every secret of one configuration, and the way to hide them.
///
/// Findings leave the library with their words masked. What shows the text of
/// the file itself takes it from [`masked_text`](Self::masked_text); anything
/// else that is derived from the file, such as a diff or the text of an edit,
/// goes through [`mask`](Self::mask).
#[derive(Debug)]
pub struct Secrets<'a> {
    text: &'a str,
    places: Vec<Place<'a>>,
    /// Finds the secrets in other texts; made when it is first needed.
    matcher: OnceLock<Option<Matcher>>,
}

/// Finds the secrets of a file in other texts.
#[derive(Debug)]
struct Matcher {
    /// Every way in which a secret can be spelt.
    spellings: BTreeSet<String>,
    /// Finds any of them, the longest first.
    automaton: AhoCorasick,
}

/// What stands in the place of a secret in a message.
const MASK: &str = "****";

/// What ends a quotation that was cut off, and how many bytes before it are
/// looked at.
const ELLIPSIS: char = '…';
const MAX_CUT: usize = 256;

/// Secrets shorter than this, in bytes, are hidden in messages only where they
/// stand alone: they are parts of many words.
const SHORT: usize = 6;

impl<'a> Secrets<'a> {
    /// Finds the secrets of `stream`, whose documents are all of the given type
    /// (a kind, or a model of the API), or say themselves what they are.
    pub fn new(stream: &'a Stream<'a>, document_type: Option<&str>) -> Self {
        // Every kind of a configuration, and they alone, is called so.
        let is_payload = document_type.map(|name| !name.to_lowercase().starts_with("avatar"));
        Self {
            text: stream.text(),
            places: places(stream, is_payload),
            matcher: OnceLock::new(),
        }
    }

    /// The secrets, in the order of the text, none inside another.
    pub fn places(&self) -> &[Place<'a>] {
        &self.places
    }

    /// Whether there is nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The text of the file with every character of a secret replaced by one of
    /// the same length in bytes. Line breaks stay, so that every offset, line and
    /// column is where it was.
    pub fn masked_text(&self) -> Cow<'a, str> {
        if self.is_empty() {
            return Cow::Borrowed(self.text);
        }
        let mut masked = String::with_capacity(self.text.len());
        let mut from = 0;
        for place in &self.places {
            let start = place.span.start().max(from);
            masked.push_str(self.text.get(from..start).unwrap_or_default());
            let secret = self.text.get(start..place.span.end()).unwrap_or_default();
            masked.extend(secret.chars().map(masked_character));
            from = start + secret.len();
        }
        masked.push_str(self.text.get(from..).unwrap_or_default());
        Cow::Owned(masked)
    }

    /// `message` without any secret of the file, however it is written in it,
    /// and without the beginning of one that is cut off by `…`.
    pub fn mask<'m>(&self, message: &'m str) -> Cow<'m, str> {
        let Some(matcher) = self
            .matcher
            .get_or_init(|| Matcher::new(&self.places, self.text))
        else {
            return Cow::Borrowed(message);
        };
        let mut masked = String::new();
        let mut from = 0;
        for found in matcher.find(message) {
            masked.push_str(message.get(from..found.start).unwrap_or_default());
            masked.push_str(MASK);
            from = found.end;
        }
        if from == 0 {
            return Cow::Borrowed(message);
        }
        masked.push_str(message.get(from..).unwrap_or_default());
        Cow::Owned(masked)
    }

    /// Hides the secrets in every sentence of a finding. The edits of its fix
    /// stay as they are, or they could not be applied: whoever shows them masks
    /// them.
    pub fn mask_finding(&self, finding: &mut Finding) {
        if self.is_empty() {
            return;
        }
        let related = finding
            .related
            .iter_mut()
            .map(|related| &mut related.message);
        let fix = finding.fix.as_mut().map(|fix| &mut fix.message);
        let sentences = [&mut finding.message].into_iter().chain(&mut finding.help);
        for sentence in sentences.chain(related).chain(fix) {
            if let Cow::Owned(masked) = self.mask(sentence) {
                *sentence = masked;
            }
        }
    }
}

impl Matcher {
    fn new(places: &[Place<'_>], text: &str) -> Option<Self> {
        let spellings = spellings(places, text);
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

    /// The secrets in `message`, in order and apart.
    fn find(&self, message: &str) -> Vec<Range<usize>> {
        let whole = self.automaton.find_iter(message).map(|found| found.range());
        let mut found: Vec<_> = whole
            .filter(|range| range.len() >= SHORT || stands_alone(message, range))
            .collect();
        let cuts = message.match_indices(ELLIPSIS);
        found.extend(cuts.filter_map(|(end, _)| self.beginning_before(message, end)));
        super::merge(found)
    }

    /// The longest beginning of a secret that ends at `end`.
    fn beginning_before(&self, message: &str, end: usize) -> Option<Range<usize>> {
        /// Shorter beginnings tell nothing.
        const LEAST: usize = 2;

        let window = message.get(..end)?;
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

/// Each secret as it is written, as it is meant, and as messages quote it.
fn spellings(places: &[Place<'_>], text: &str) -> BTreeSet<String> {
    let mut spellings = BTreeSet::new();
    for place in places {
        for spelling in [place.span.text(text), &*place.value] {
            let decoded = percent_decoded(spelling);
            for spelling in [spelling, &*decoded] {
                spellings.insert(spelling.escape_debug().to_string());
                spellings.insert(spelling.replace(char::is_control, " "));
                spellings.insert(spelling.to_owned());
            }
        }
    }
    spellings.remove("");
    spellings
}

/// What stands in the place of one character of a secret.
fn masked_character(character: char) -> char {
    match (character, character.len_utf8()) {
        ('\r' | '\n', _) => character,
        (_, 1) => '*',
        (_, 2) => '×',
        (_, 3) => '•',
        _ => '🔒',
    }
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
