//! The word lists, and how names are matched against them.

use super::category::Category;
use super::split::Words;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("words.txt")));

/// Longer phrases are not listed.
const LONGEST_PHRASE: usize = 5;

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

/// What a phrase says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// What it names.
    pub(super) names: Option<Naming>,
    /// The categories beside whose phrases it may stand, one bit each.
    around: u32,
    /// The roles it plays, one bit each.
    roles: u8,
}

/// What a phrase names, and when that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    pub(super) category: Category,
    pub(super) proof: Proof,
    /// Only in columns that hold no numbers.
    pub(super) textual: bool,
}

/// What a phrase does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Someone, who owns what stands beside it.
    Person,
    /// Something, which owns what stands beside it.
    Thing,
    /// It makes the name one about an identifier.
    Turns,
    /// It says nothing.
    Link,
    /// Before a plural, it counts.
    Counts,
}

/// How much a phrase proves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// Enough, wherever it stands.
    Sure,
    /// Enough when what follows it is known.
    Head,
    /// Enough when what is around it is known.
    Alone,
    /// Enough when a person stands beside it.
    Owned,
    /// Enough when it is the whole name.
    Lone,
}

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
        self.plays(Role::Thing) && !self.plays(Role::Person) && !self.goes_around(category)
    }

    /// Whether the term says nothing by itself.
    pub(super) fn is_filler(&self) -> bool {
        self.digits || self.plays(Role::Link)
    }

    pub(super) fn plays(&self, role: Role) -> bool {
        self.meaning
            .is_some_and(|meaning| meaning.roles & (1 << role as u8) != 0)
    }

    fn goes_around(&self, category: Category) -> bool {
        self.meaning
            .is_some_and(|meaning| meaning.goes_around(category))
    }
}

impl Meaning {
    fn goes_around(self, category: Category) -> bool {
        self.around & (1 << category as u32) != 0
    }

    /// Adds what `role`, the left side of a line of the list, says.
    fn add(&mut self, role: &str) {
        let mut words = role.split(' ');
        let mut plays = |role: Role| self.roles |= 1 << role as u8;
        match words.next() {
            Some("person") => plays(Role::Person),
            Some("thing") => plays(Role::Thing),
            Some("turns") => plays(Role::Turns),
            Some("link") => plays(Role::Link),
            Some("counts") => plays(Role::Counts),
            Some("around") => {
                if let Some(category) = words.next().and_then(Category::from_name) {
                    self.around |= 1 << category as u32;
                }
            }
            Some(name) => {
                let proof = match words.next() {
                    Some("sure") => Proof::Sure,
                    Some("head") => Proof::Head,
                    Some("alone") => Proof::Alone,
                    Some("owned") => Proof::Owned,
                    _ => Proof::Lone,
                };
                let textual = proof == Proof::Lone || words.next() == Some("text");
                if let Some(category) = Category::from_name(name) {
                    self.names.get_or_insert(Naming {
                        category,
                        proof,
                        textual,
                    });
                }
            }
            None => {}
        }
    }
}

/// A part of a word that several words were run together to.
struct Piece {
    meaning: Option<Meaning>,
    /// Where it ends in the word.
    end: usize,
    plural: bool,
}

/// What a phrase is found by: its letters and digits, so that words run
/// together (`emailaddress`) are found as well. FNV-1a of 64 bits; a test makes
/// sure that no two listed phrases share a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key(u64);

impl Key {
    fn new<'p>(parts: impl IntoIterator<Item = &'p str>) -> Self {
        let letters = parts.into_iter().flat_map(str::bytes);
        let letters = letters.filter(|&byte| byte != b' ');
        Self(letters.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
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

struct Lexicon {
    meanings: HashMap<Key, Meaning, BuildHasherDefault<KeyHasher>>,
}

impl Lexicon {
    fn read(text: &str) -> Self {
        let mut meanings = HashMap::with_capacity_and_hasher(4_096, BuildHasherDefault::default());
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (role, phrases) in lines.filter_map(|line| line.split_once(": ")) {
            for phrase in phrases.split(", ") {
                let meaning: &mut Meaning = meanings.entry(Key::new([phrase])).or_default();
                meaning.add(role);
            }
        }
        Self { meanings }
    }

    /// What a phrase says, and whether that took removing an -s or -es. A
    /// number may be written `number`, `no`, `num`, `nr` or `nbr` after what it
    /// is of, and `numero`, `num`, `no` or `n` before it.
    fn meaning(&self, phrase: &str) -> Option<(Meaning, bool)> {
        let known = |parts| self.meanings.get(&Key::new(parts)).copied();
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
    fn pieces(&self, word: &str) -> Vec<Piece> {
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
        let pieces = lexicon.pieces(word);
        if pieces.is_empty() {
            terms.push(Term {
                meaning: None,
                written,
                plural: false,
                digits: word.bytes().all(|byte| byte.is_ascii_digit()),
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
                ["person" | "thing" | "turns" | "link" | "counts"] => true,
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
            let other = seen.insert(Key::new([phrase]), letters.clone());
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
