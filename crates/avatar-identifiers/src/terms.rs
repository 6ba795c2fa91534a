//! Names taken apart into the phrases that the word lists know.

use crate::lexicon::{LONGEST_PHRASE, Lexicon};
use crate::meaning::Meaning;
use crate::say::Role;
use crate::split::Words;
use std::ops::Range;

/// A phrase in a name, or a word that no list holds.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) meaning: Option<Meaning>,
    /// Where in the name it is written.
    pub(crate) written: Range<usize>,
    /// Whether it is a listed phrase with an -s.
    pub(crate) plural: bool,
    /// Whether much of the table has it, so that it tells nothing of one column.
    pub(crate) common: bool,
    pub(crate) digits: bool,
}

impl Term {
    /// Whether the term says nothing by itself.
    pub(crate) fn is_filler(&self) -> bool {
        self.digits || self.plays(Role::Link)
    }

    /// Whether the term plays a role in some language.
    pub(crate) fn plays(&self, role: Role) -> bool {
        self.meaning
            .is_some_and(|meaning| !meaning.plays(role).is_empty())
    }

    /// Whether the term is someone.
    pub(crate) fn is_person(&self) -> bool {
        self.plays(Role::Person)
    }
}

/// The longest listed phrases of a name, from left to right, and the words
/// between them.
pub(crate) fn terms(words: &Words, lexicon: Lexicon) -> Vec<Term> {
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
            let word = words.phrase(range.clone());
            at = range.end;
            terms.push(Term {
                meaning: Some(meaning),
                written: words.written(range),
                plural,
                common: false,
                digits: is_number(word),
            });
            continue;
        }
        let word = words.phrase(at..at + 1);
        let written = words.written(at..at + 1);
        at += 1;
        let digits = is_number(word);
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
                common: false,
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
                common: false,
                digits: false,
            });
        }
    }
    terms
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
