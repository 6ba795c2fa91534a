//! The word lists, and how phrases are looked up in them.

use super::meaning::{Meaning, Proof};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// The lists, read when the first name is looked at: that takes less time than
/// starting a process.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("words.txt")));

/// Longer phrases are not listed.
pub(super) const LONGEST_PHRASE: usize = 5;

/// Longer words are not taken apart.
const LONGEST_WORD: usize = 32;

/// Letters that words run together must have at least: shorter ones turn up in
/// any word.
const SHORTEST_PIECE: usize = 3;

/// Letters that a word must have at least without its -s: `us` is no plural.
const SHORTEST_SINGULAR: usize = 3;

/// Letters that a phrase must have at least to be recognized after something
/// unknown.
const SHORTEST_CERTAIN: usize = 5;

/// What a phrase is found by: its letters and digits, so that words run
/// together (`emailaddress`) are found as well. FNV-1a of 64 bits; a test makes
/// sure that no two listed phrases share a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key(u64);

impl Key {
    /// The key of nothing at all.
    const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The key of what has this key and `letters` after it.
    fn and(self, letters: impl Iterator<Item = u8>) -> Self {
        Self(letters.fold(self.0, |hash, letter| {
            (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

/// The letters and digits of a phrase, in UTF-8.
fn letters(phrase: &str) -> impl Iterator<Item = u8> {
    phrase.bytes().filter(|&byte| byte != b' ')
}

/// Takes keys, which are hashes, as they are.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The word lists.
pub(super) struct Lexicon {
    meanings: HashMap<Key, Meaning, BuildHasherDefault<KeyHasher>>,
    /// How the phrases begin: most words of a name do not begin like any, and
    /// need not be looked up.
    beginnings: HashSet<Key, BuildHasherDefault<KeyHasher>>,
}

/// Letters that beginnings have at most.
const BEGINNING: usize = 3;

/// A part of a word that several words were run together to.
pub(super) struct Piece {
    pub(super) meaning: Option<Meaning>,
    /// Where it ends in the word.
    pub(super) end: usize,
    pub(super) plural: bool,
}

impl Lexicon {
    fn read(text: &str) -> Self {
        let mut meanings = HashMap::with_capacity_and_hasher(4_096, BuildHasherDefault::default());
        let mut beginnings = HashSet::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (role, phrases) in lines.filter_map(|line| line.split_once(": ")) {
            for phrase in phrases.split(", ") {
                let mut letters = letters(phrase);
                let beginning = Key::EMPTY.and(letters.by_ref().take(BEGINNING));
                beginnings.insert(beginning);
                let meaning: &mut Meaning = meanings.entry(beginning.and(letters)).or_default();
                meaning.add(role);
            }
        }
        Self {
            meanings,
            beginnings,
        }
    }

    /// What the phrase says that two parts make together.
    fn listed(&self, [first, second]: [&str; 2]) -> Option<Meaning> {
        let mut letters = letters(first).chain(letters(second));
        let beginning = Key::EMPTY.and(letters.by_ref().take(BEGINNING));
        let is_listed = self.beginnings.contains(&beginning);
        is_listed.then(|| self.meanings.get(&beginning.and(letters)).copied())?
    }

    /// What a phrase says, and whether that took removing an -s or -es. A
    /// number may be written `number`, `no`, `num`, `nr` or `nbr` after what it
    /// is of, and `numero`, `num`, `no` or `n` before it.
    pub(super) fn meaning(&self, phrase: &str) -> Option<(Meaning, bool)> {
        let known = |parts| self.listed(parts);
        if let Some(meaning) = known([phrase, ""]) {
            return Some((meaning, false));
        }
        let endings = ["no", "num", "nr", "nbr"].into_iter();
        let mut stems = endings.filter_map(|ending| phrase.strip_suffix(ending));
        let number = stems.find_map(|stem| known([stem, "number"]));
        let beginnings = ["numero", "num", "no", "n "].into_iter();
        let mut rests = beginnings.filter_map(|beginning| phrase.strip_prefix(beginning));
        let numero = || {
            rests.find_map(|rest| {
                let rest = rest.trim_start();
                let of = rest.strip_prefix("de ").or_else(|| rest.strip_prefix("d "));
                known(["numero", of.unwrap_or(rest)])
            })
        };
        let numbered = number.or_else(numero).filter(|found| found.names.is_some());
        if let Some(meaning) = numbered {
            return Some((meaning, false));
        }
        let singular = phrase.strip_suffix('s')?;
        let meaning = known([singular, ""])
            .or_else(|| known([singular.strip_suffix('e')?, ""]))
            .filter(|_| singular.len() >= SHORTEST_SINGULAR)?;
        Some((meaning, true))
    }

    /// The pieces of a word that several words were run together to
    /// (`customeremail`), or something unknown and what is certain whatever
    /// stands before it (`acctfirstname`). Empty for any other word.
    pub(super) fn pieces(&self, word: &str) -> Vec<Piece> {
        if word.len() > LONGEST_WORD {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        let mut rest = word;
        while let Some((length, meaning, plural)) = self.beginning(rest) {
            rest = rest.get(length..).unwrap_or_default();
            pieces.push(Piece {
                meaning: Some(meaning),
                end: word.len() - rest.len(),
                plural,
            });
        }
        if rest.is_empty() {
            pieces
        } else {
            self.certain_ending(word)
        }
    }

    /// The longest known beginning of `word`, if it is the whole or something
    /// known follows.
    fn beginning(&self, word: &str) -> Option<(usize, Meaning, bool)> {
        let known = |length| self.meaning(word.get(..length)?);
        let goes_on = |length| {
            let rest: &str = word.get(length..).unwrap_or_default();
            rest.is_empty()
                || (SHORTEST_PIECE..=rest.len()).any(|length| {
                    rest.get(..length)
                        .is_some_and(|next| self.meaning(next).is_some())
                })
        };
        (SHORTEST_PIECE..=word.len()).rev().find_map(|length| {
            let (meaning, plural) = known(length)?;
            goes_on(length).then_some((length, meaning, plural))
        })
    }

    /// A phrase at the end of `word` that counts whatever stands before it.
    /// `phone` is none: headphones and microphones have no number.
    fn certain_ending(&self, word: &str) -> Vec<Piece> {
        let ending = (1..word.len().saturating_sub(SHORTEST_CERTAIN - 1)).find_map(|at| {
            let tail = word.get(at..)?;
            let (meaning, plural) = self.meaning(tail)?;
            let proof = meaning.names?.proof;
            let certain = matches!(proof, Proof::Sure | Proof::Head) && !tail.starts_with("phone");
            certain.then_some((at, meaning, plural))
        });
        let Some((at, meaning, plural)) = ending else {
            return Vec::new();
        };
        vec![
            Piece {
                meaning: None,
                end: at,
                plural: false,
            },
            Piece {
                meaning: Some(meaning),
                end: word.len(),
                plural,
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::category::Category;
    use super::super::split::Words;
    use super::{Key, LONGEST_PHRASE};
    use std::collections::HashMap;

    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        include_str!("words.txt")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once(": ").expect(line))
    }

    #[test]
    fn every_role_of_the_list_is_understood() {
        for (role, _) in lines() {
            let words: Vec<_> = role.split(' ').collect();
            let understood = match words[..] {
                ["person" | "thing" | "form" | "turns" | "link" | "counts"] => true,
                ["around", category]
                | [category, "sure" | "head" | "alone" | "owned" | "lone"]
                | [category, "sure" | "head" | "alone", "text"] => {
                    Category::from_name(category).is_some()
                }
                _ => false,
            };
            assert!(understood, "{role}");
        }
    }

    #[test]
    fn every_phrase_is_written_as_the_splitter_leaves_it() {
        for (role, phrases) in lines() {
            for phrase in phrases.split(", ") {
                let words = Words::new(phrase);
                assert_eq!(words.phrase(0..words.len()), phrase, "{role}");
                assert!(words.len() <= LONGEST_PHRASE, "{phrase}");
            }
        }
    }

    #[test]
    fn no_two_phrases_share_a_key() {
        let mut seen = HashMap::new();
        for phrase in lines().flat_map(|(_, phrases)| phrases.split(", ")) {
            let letters = phrase.replace(' ', "");
            let other = seen.insert(Key::EMPTY.and(letters.bytes()), letters.clone());
            assert!(other.is_none_or(|other| other == letters), "{phrase}");
        }
    }

    #[test]
    fn no_phrase_names_two_categories() {
        let mut seen = HashMap::new();
        for (role, phrases) in lines() {
            let name = role.split(' ').next().expect(role);
            if Category::from_name(name).is_none() {
                continue;
            }
            for phrase in phrases.split(", ") {
                if let Some(first) = seen.insert(phrase, role) {
                    panic!("`{phrase}` stands under `{first}` and `{role}`");
                }
            }
        }
    }
}
