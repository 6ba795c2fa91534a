//! Outputs without the secrets.

use super::copies::Matcher;
use super::span::{Role, SecretSpan, settle};
use super::{find_in_source, tree, unread};
use crate::{Edit, Finding, Fix};
use avatar_model::written;
use pyyaml_syntax::Stream;
use std::borrow::Cow;
use std::ops::Range;

/// Every secret of one configuration, and the way to hide them.
///
/// Findings leave the library with their words masked. What shows the text of
/// the file itself takes it from [`masked_text`](Self::masked_text); anything
/// else that is derived from the file, such as a diff or the text of an edit,
/// goes through [`mask`](Self::mask) or [`cover`](Self::cover).
#[derive(Debug)]
pub struct Secrets<'a> {
    text: &'a str,
    spans: Vec<SecretSpan<'a>>,
    /// Finds the secrets in any text.
    matcher: Option<Matcher>,
}

/// What stands in the place of a secret in a message.
const MASK: &str = "****";

impl<'a> Secrets<'a> {
    /// Finds the secrets of `stream`, whose documents are all of the given type
    /// (a kind, or a model of the API), or say themselves what they are.
    pub fn new(stream: &'a Stream<'a>, document_type: Option<&str>) -> Self {
        // Every kind of a configuration, and they alone, is called so.
        let is_payload = document_type.map(|name| !name.to_lowercase().starts_with("avatar"));
        let spans = tree::secrets(stream, is_payload);
        Self::with_copies(stream.text(), spans, |matcher| {
            tree::folded_scalars(stream, matcher)
        })
    }

    /// Finds the secrets of a text in another language than YAML, such as a file of
    /// settings. Finds more than it must where the text leaves a doubt.
    pub fn of_source(text: &'a str) -> Self {
        let found = unread::find(text).into_iter().chain(find_in_source(text));
        let mut spans = found.map(|found| hidden(text, found.range)).collect();
        settle(&mut spans);
        Self::with_copies(text, spans, |_| Vec::new())
    }

    /// Adds to secrets that are known their copies: those in the text, and `others`.
    fn with_copies(
        text: &'a str,
        mut spans: Vec<SecretSpan<'a>>,
        others: impl FnOnce(&Matcher) -> Vec<SecretSpan<'a>>,
    ) -> Self {
        let matcher = Matcher::new(&spans, text);
        if let Some(matcher) = &matcher {
            let copies = matcher.find(text).into_iter();
            spans.extend(copies.map(|range| hidden(text, range)));
            spans.extend(others(matcher));
            settle(&mut spans);
        }
        Self {
            text,
            spans,
            matcher,
        }
    }

    /// The secrets, in the order of the text, none inside another.
    pub fn spans(&self) -> &[SecretSpan<'a>] {
        &self.spans
    }

    /// Whether there is nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The text of the file with every character of a secret replaced by one of
    /// the same length in bytes. Line breaks stay, so that every offset, line and
    /// column is where it was.
    pub fn masked_text(&self) -> Cow<'a, str> {
        let spans = self.spans.iter().map(|secret| secret.span.range());
        covered(self.text, spans)
    }

    /// `text`, another state of the file, masked like
    /// [`masked_text`](Self::masked_text) wherever it has a secret of this one.
    pub fn cover<'m>(&self, text: &'m str) -> Cow<'m, str> {
        match &self.matcher {
            Some(matcher) => covered(text, matcher.find(text).into_iter()),
            None => Cow::Borrowed(text),
        }
    }

    /// `message` without any secret of the file, however it is written in it,
    /// and without the beginning of one that is cut off by `…`.
    pub fn mask<'m>(&self, message: &'m str) -> Cow<'m, str> {
        let Some(matcher) = &self.matcher else {
            return Cow::Borrowed(message);
        };
        let found = matcher.find_in_sentence(message);
        if found.is_empty() {
            return Cow::Borrowed(message);
        }
        let mut masked = String::new();
        let mut from = 0;
        for found in found {
            masked.push_str(message.get(from..found.start).unwrap_or_default());
            masked.push_str(MASK);
            from = found.end;
        }
        masked.push_str(message.get(from..).unwrap_or_default());
        Cow::Owned(masked)
    }

    /// Hides the secrets in every sentence of a finding. The edits of its fix
    /// stay as they are, or they could not be applied: whoever shows them withholds
    /// those with a secret.
    pub fn mask_finding(&self, finding: &mut Finding) {
        if self.matcher.is_none() {
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

    /// Makes a fix of the file fit to be shown: an edit that writes a secret again is
    /// turned into insertions around it, and where that cannot be, the fix has no
    /// edits any more. A masked edit would write asterisks into the file.
    pub fn withhold(&self, fix: &mut Fix) {
        if self.matcher.is_none() {
            return;
        }
        let holds_secret = |edit: &Edit| matches!(self.mask(&edit.replacement), Cow::Owned(_));
        if fix.edits.iter().any(holds_secret) {
            let edits = fix.edits.iter();
            let shown = edits.flat_map(|edit| insertions(edit, self.text));
            fix.edits = shown.collect();
        }
        if fix.edits.iter().any(holds_secret) || fix.message.contains(MASK) {
            fix.edits.clear();
        }
    }
}

/// An edit as insertions into the text that it replaces, if it only adds to it.
fn insertions(edit: &Edit, text: &str) -> Vec<Edit> {
    let mut written = edit.span.text(text).char_indices().peekable();
    let mut insertions = Vec::new();
    let mut added = String::new();
    let mut at = edit.span.start();
    for c in edit.replacement.chars() {
        match written.next_if(|(_, other)| *other == c) {
            Some((offset, _)) => {
                let place = edit.span.start() + offset;
                if !added.is_empty() {
                    let added = std::mem::take(&mut added);
                    insertions.push(Edit::replace(written::span(place..place), added));
                }
                at = place + c.len_utf8();
            }
            None => added.push(c),
        }
    }
    if written.next().is_some() {
        return vec![edit.clone()];
    }
    if !added.is_empty() {
        insertions.push(Edit::replace(written::span(at..at), added));
    }
    insertions
}

/// A secret that is only hidden.
fn hidden(text: &str, range: Range<usize>) -> SecretSpan<'_> {
    SecretSpan {
        value: Cow::Borrowed(text.get(range.clone()).unwrap_or_default()),
        span: written::span(range),
        role: Role::Elsewhere,
        key: None,
    }
}

/// `text` with each character of the `secrets`, which are in order, replaced.
fn covered(text: &str, secrets: impl Iterator<Item = Range<usize>>) -> Cow<'_, str> {
    let mut covered = String::new();
    let mut from = 0;
    for secret in secrets {
        if covered.is_empty() {
            covered.reserve(text.len());
        }
        let start = secret.start.max(from);
        covered.push_str(text.get(from..start).unwrap_or_default());
        let secret = text.get(start..secret.end).unwrap_or_default();
        covered.extend(secret.chars().map(masked_character));
        from = start + secret.len();
    }
    if covered.is_empty() {
        return Cow::Borrowed(text);
    }
    covered.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(covered)
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
