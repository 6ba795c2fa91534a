//! Words that a configuration adds to the built-in ones.

use super::category::Category;
use super::split::Words;
use std::ops::Range;

/// Words that a configuration adds to the built-in ones. They are matched like
/// those: word by word, whatever the case, the accents and the separators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraWords {
    identifiers: Vec<String>,
    free_text: Vec<String>,
    harmless: Vec<String>,
}

impl ExtraWords {
    /// Words and phrases that mark a column as identifying a person.
    pub fn add_identifiers<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.identifiers.extend(fold(phrases));
    }

    /// Words and phrases that mark a column as free text.
    pub fn add_free_text<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.free_text.extend(fold(phrases));
    }

    /// Words and phrases that clear a column of every suspicion.
    pub fn add_harmless<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.harmless.extend(fold(phrases));
    }

    /// Adds the words of `others`.
    pub fn extend(&mut self, others: &Self) {
        self.identifiers.extend_from_slice(&others.identifiers);
        self.free_text.extend_from_slice(&others.free_text);
        self.harmless.extend_from_slice(&others.harmless);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.identifiers.is_empty() && self.free_text.is_empty() && self.harmless.is_empty()
    }

    pub(super) fn clears(&self, words: &Words) -> bool {
        find(&self.harmless, words).is_some()
    }

    pub(super) fn names(&self, words: &Words) -> Option<(Category, Range<usize>)> {
        find(&self.identifiers, words)
            .map(|range| (Category::Custom, range))
            .or_else(|| find(&self.free_text, words).map(|range| (Category::FreeText, range)))
    }
}

fn fold<S: AsRef<str>>(phrases: impl IntoIterator<Item = S>) -> impl Iterator<Item = String> {
    phrases
        .into_iter()
        .map(|phrase| {
            let words = Words::new(phrase.as_ref());
            words.phrase(0..words.len()).to_owned()
        })
        .filter(|phrase| !phrase.is_empty())
}

/// Where in the name one of `phrases` is written, on word boundaries.
fn find(phrases: &[String], words: &Words) -> Option<Range<usize>> {
    phrases.iter().find_map(|phrase| {
        let length = phrase.split(' ').count();
        (0..words.len().saturating_sub(length - 1))
            .map(|start| start..start + length)
            .find(|range| words.phrase(range.clone()) == phrase)
            .map(|range| words.written(range))
    })
}
