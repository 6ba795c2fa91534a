//! Names taken apart into the phrases that the word lists know.

use super::category::Category;
use super::lexicon::{LEXICON, LONGEST_PHRASE};
use super::meaning::{Meaning, Role};
use super::split::Words;
use std::ops::Range;

/// A phrase in a name, or a word that no list holds.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) meaning: Option<Meaning>,
    /// Where in the name it is written.
    pub(super) written: Range<usize>,
    /// Whether it is a listed phrase with an -s.
    pub(super) plural: bool,
    digits: bool,
}

impl Term {
    /// Whether the term may stand beside a phrase that names `category`.
    pub(super) fn is_known_beside(&self, category: Category) -> bool {
        self.is_filler()
            || self.plays(Role::Person)
            || self
                .meaning
                .is_some_and(|meaning| meaning.names.is_some() || meaning.goes_around(category))
    }

    /// Whether the term says that the name is not about `category` after all.
    pub(super) fn turns_from(&self, category: Category) -> bool {
        self.plays(Role::Turns) && !self.goes_around(category)
    }

    /// Whether the term is a thing that can own values of `category`.
    pub(super) fn is_thing_beside(&self, category: Category) -> bool {
        let is_thing = self.plays(Role::Thing) || self.plays(Role::Form);
        is_thing && !self.plays(Role::Person) && !self.goes_around(category)
    }

    /// Whether the term says nothing by itself.
    pub(super) fn is_filler(&self) -> bool {
        self.digits || self.plays(Role::Link)
    }

    pub(super) fn plays(&self, role: Role) -> bool {
        self.meaning.is_some_and(|meaning| meaning.plays(role))
    }

    fn goes_around(&self, category: Category) -> bool {
        self.meaning
            .is_some_and(|meaning| meaning.goes_around(category))
    }
}

/// The longest listed phrases of a name, from left to right, and the words
/// between them.
pub(super) fn terms(words: &Words) -> Vec<Term> {
    let lexicon = &*LEXICON;
    let mut terms = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let longest = (words.len() - at).min(LONGEST_PHRASE);
        let found = (1..=longest).rev().find_map(|length| {
            let range = at..at + length;
            let (meaning, plural) = lexicon.meaning(words.phrase(range.clone()))?;
            Some((range, meaning, plural))
        });
        if let Some((range, meaning, plural)) = found {
            at = range.end;
            terms.push(Term {
                meaning: Some(meaning),
                written: words.written(range),
                plural,
                digits: false,
            });
            continue;
        }
        let word = words.phrase(at..at + 1);
        let written = words.written(at..at + 1);
        at += 1;
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        let pieces = if digits {
            Vec::new()
        } else {
            lexicon.pieces(word)
        };
        if pieces.is_empty() {
            terms.push(Term {
                meaning: None,
                written,
                plural: false,
                digits,
            });
            continue;
        }
        let mut start = written.start;
        for piece in pieces {
            // Where folding changed the length, pieces share the word's place.
            let written = if word.len() == written.len() {
                start..written.start + piece.end
            } else {
                written.clone()
            };
            start = written.end;
            terms.push(Term {
                meaning: piece.meaning,
                written,
                plural: piece.plural,
                digits: false,
            });
        }
    }
    terms
}
