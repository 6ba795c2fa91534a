//! Names taken apart into the phrases that the word lists know.

use crate::lexicon::{LONGEST_PHRASE, Lexicon, Piece};
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
    pub(crate) somebody: Somebody,
    pub(crate) digits: bool,
}

/// Who a term is about, whatever its phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Somebody {
    /// Nobody.
    None,
    /// Someone whom one of its words names: `customer name`.
    Named,
    /// The people that the table is about, whom it abbreviates.
    Abbreviated,
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
        self.somebody == Somebody::Abbreviated || self.plays(Role::Person)
    }
}

/// The longest listed phrases of a name, from left to right, and the words
/// between them. `owners` are the people that the table is about, whom short words
/// may abbreviate.
pub(crate) fn terms(words: &Words, lexicon: Lexicon, owners: &[String]) -> Vec<Term> {
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
            let mut within = range.clone();
            let somebody = if says_little(meaning) && abbreviates(word, owners) {
                Somebody::Abbreviated
            } else if range.len() > 1 && within.any(|at| is_person(words, at, lexicon)) {
                Somebody::Named
            } else {
                Somebody::None
            };
            at = range.end;
            terms.push(Term {
                meaning: Some(meaning),
                written: words.written(range),
                plural,
                common: false,
                somebody,
                digits: is_number(word),
            });
            continue;
        }
        let word = words.phrase(at..at + 1);
        let written = words.written(at..at + 1);
        at += 1;
        let digits = is_number(word);
        let mut pieces = Vec::new();
        if !digits {
            pieces = lexicon.pieces(word);
        }
        if pieces.is_empty() && !owners.is_empty() {
            pieces = owned_pieces(word, lexicon, owners);
        }
        if pieces.is_empty() {
            terms.push(Term {
                meaning: None,
                written,
                plural: false,
                common: false,
                somebody: abbreviated(abbreviates(word, owners)),
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
                somebody: abbreviated(piece.owner),
                digits: false,
            });
        }
    }
    terms
}

fn abbreviated(is_owner: bool) -> Somebody {
    if is_owner {
        Somebody::Abbreviated
    } else {
        Somebody::None
    }
}

fn is_person(words: &Words, at: usize, lexicon: Lexicon) -> bool {
    let found = lexicon.meaning(words.phrase(at..at + 1));
    found.is_some_and(|(meaning, _)| !meaning.plays(Role::Person).is_empty())
}

/// Whether a phrase names nothing and turns nothing.
fn says_little(meaning: Meaning) -> bool {
    !meaning.names() && meaning.plays(Role::Turns).is_empty()
}

/// Letters that an abbreviation of the people of a table has at most.
const LONGEST_ABBREVIATION: usize = 4;

/// Whether a word abbreviates one of `owners`: it begins with the same letter, and
/// the others follow in the same order.
fn abbreviates(word: &str, owners: &[String]) -> bool {
    let starts = |owner: &String| owner.bytes().next() == word.bytes().next();
    let follows = |owner: &String| {
        let mut letters = owner.bytes();
        word.bytes()
            .all(|letter| letters.any(|other| other == letter))
    };
    word.len() <= LONGEST_ABBREVIATION
        && owners
            .iter()
            .any(|owner| word.len() < owner.len() && starts(owner) && follows(owner))
}

/// The pieces of a word that is an abbreviation of the people of the table, and what
/// they have: `ename` of employees, `telcli` of clientes.
fn owned_pieces(word: &str, lexicon: Lexicon, owners: &[String]) -> Vec<Piece> {
    let split = |at: usize, first: bool| {
        let (before, after) = word.split_at_checked(at)?;
        let (owner, named) = if first {
            (before, after)
        } else {
            (after, before)
        };
        let shortest = if owner.len() == 1 { 4 } else { 3 };
        if named.len() < shortest || !abbreviates(owner, owners) {
            return None;
        }
        let (meaning, plural) = lexicon.meaning(named)?;
        meaning.names().then(|| {
            let owner = Piece {
                meaning: None,
                end: if first { at } else { word.len() },
                plural: false,
                owner: true,
            };
            let named = Piece {
                meaning: Some(meaning),
                end: if first { word.len() } else { at },
                plural,
                owner: false,
            };
            if first {
                vec![owner, named]
            } else {
                vec![named, owner]
            }
        })
    };
    let lengths = (1..=LONGEST_ABBREVIATION).rev();
    let mut splits = lengths.flat_map(|length| {
        let at_end = word
            .len()
            .checked_sub(length)
            .and_then(|at| split(at, false));
        [split(length, true), at_end]
    });
    splits.find_map(|pieces| pieces).unwrap_or_default()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
