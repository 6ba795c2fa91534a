//! The word lists, and how phrases are looked up in them.

use crate::category::Kind;
use crate::filter;
use crate::language::Languages;
use crate::meaning::Meaning;
use crate::say::Proof;
use fst::raw::{Fst, Output};
use std::sync::LazyLock;

/// The phrases, each with the place of what it says. Only the header is read when
/// the first name is looked at; the tables are made while compiling.
static PHRASES: LazyLock<Option<Fst<&'static [u8]>>> = LazyLock::new(|| {
    Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.fst")).as_slice()).ok()
});

/// What they say.
static SAYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/says.bin"));

/// Rules out most phrases that are not listed.
static FILTER: &[u8; filter::SIZE] = include_bytes!(concat!(env!("OUT_DIR"), "/filter.bin"));

/// Longer phrases are not listed.
pub(crate) const LONGEST_PHRASE: usize = 5;

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

/// The word lists of some languages.
#[derive(Clone, Copy)]
pub(crate) struct Lexicon {
    pub(crate) languages: Languages,
}

/// A part of a word that several words were run together to.
pub(crate) struct Piece {
    pub(crate) meaning: Option<Meaning>,
    /// Where it ends in the word.
    pub(crate) end: usize,
    pub(crate) plural: bool,
    /// Whether it abbreviates the people that the table is about.
    pub(crate) owner: bool,
}

impl Lexicon {
    /// What the phrase says that two parts make together. Spaces do not count:
    /// words run together (`emailaddress`) are found as well.
    fn listed(self, [first, second]: [&str; 2]) -> Option<Meaning> {
        let letters = first.bytes().chain(second.bytes());
        let letters = letters.filter(|letter| *letter != b' ');
        let (byte, bit) = filter::place(letters.clone());
        if FILTER.get(byte)? & bit == 0 {
            return None;
        }
        let fst = PHRASES.as_ref()?;
        let mut node = fst.root();
        let mut place = Output::zero();
        for letter in letters {
            let transition = node.transition(node.find_input(letter)?);
            place = place.cat(transition.out);
            node = fst.node(transition.addr);
        }
        if !node.is_final() {
            return None;
        }
        let place = place.cat(node.final_output()).value();
        Meaning::new(SAYS.get(usize::try_from(place).ok()?..)?, self.languages)
    }

    /// What a phrase says, and whether that took removing an -s or -es. A
    /// number may be written `number`, `no`, `num`, `nr` or `nbr` after what it
    /// is of, and `numero`, `num`, `no` or `n` before it.
    pub(crate) fn meaning(self, phrase: &str) -> Option<(Meaning, bool)> {
        // Letters of the lists have no accents, and no other alphabet.
        if !phrase.is_ascii() {
            return None;
        }
        let known = |parts| self.listed(parts);
        if let Some(meaning) = known([phrase, ""]) {
            return Some((meaning, false));
        }
        let stem = phrase
            .strip_suffix("no")
            .or_else(|| phrase.strip_suffix("num"))
            .or_else(|| phrase.strip_suffix("nr"))
            .or_else(|| phrase.strip_suffix("nbr"));
        let number = stem.and_then(|stem| known([stem, "number"]));
        let numero = || {
            let after_n = phrase.strip_prefix('n')?;
            let rests = ["umero", "um", "o", " "].into_iter();
            let mut rests = rests.filter_map(|beginning| after_n.strip_prefix(beginning));
            rests.find_map(|rest| {
                let rest = rest.trim_start();
                let of = rest.strip_prefix("de ").or_else(|| rest.strip_prefix("d "));
                known(["numero", of.unwrap_or(rest)])
            })
        };
        let numbered = number.or_else(numero).filter(|found| found.names());
        if let Some(meaning) = numbered {
            return Some((meaning, false));
        }
        let singular = phrase.strip_suffix('s')?;
        let meaning = known([singular, ""])
            .or_else(|| known([singular.strip_suffix('e')?, ""]))
            .filter(|_| singular.len() >= SHORTEST_SINGULAR)?;
        Some((meaning, true))
    }

    /// The pieces of a word that several words of one language were run together
    /// to (`customeremail`), or something unknown and what is certain whatever
    /// stands before it (`acctfirstname`). Empty for any other word.
    pub(crate) fn pieces(self, word: &str) -> Vec<Piece> {
        if word.len() > LONGEST_WORD {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        let mut rest = word;
        let mut shared = Languages::ALL;
        let mut ends = false;
        while let Some((length, meaning, plural)) = self.beginning(rest) {
            rest = rest.get(length..).unwrap_or_default();
            shared = shared.and(meaning.languages());
            ends = !meaning.is_link();
            pieces.push(Piece {
                meaning: Some(meaning),
                end: word.len() - rest.len(),
                plural,
                owner: false,
            });
        }
        if rest.is_empty() && !shared.is_empty() && ends {
            pieces
        } else {
            self.certain_ending(word)
        }
    }

    /// The longest known beginning of `word`, if it is the whole or something
    /// known follows.
    fn beginning(self, word: &str) -> Option<(usize, Meaning, bool)> {
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
    fn certain_ending(self, word: &str) -> Vec<Piece> {
        let ending = (1..word.len().saturating_sub(SHORTEST_CERTAIN - 1)).find_map(|at| {
            let tail = word.get(at..)?;
            let (meaning, plural) = self.meaning(tail)?;
            let naming = meaning.naming(Languages::ALL)?;
            let points = naming.category.kind() != Kind::QuasiIdentifier;
            let certain = points && naming.proof >= Proof::Head;
            (certain && !tail.starts_with("phone")).then_some((at, meaning, plural))
        });
        let Some((at, meaning, plural)) = ending else {
            return Vec::new();
        };
        vec![
            Piece {
                meaning: None,
                end: at,
                plural: false,
                owner: false,
            },
            Piece {
                meaning: Some(meaning),
                end: word.len(),
                plural,
                owner: false,
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{FILTER, LONGEST_PHRASE, SAYS, filter};
    use crate::say::What;
    use crate::split::Words;
    use hashbrown::HashMap;

    /// The lists, by the language that they are of.
    const LISTS: [(&str, &str); 8] = [
        ("any", include_str!("../words/any.tsv")),
        ("en", include_str!("../words/en.tsv")),
        ("fr", include_str!("../words/fr.tsv")),
        ("de", include_str!("../words/de.tsv")),
        ("es", include_str!("../words/es.tsv")),
        ("it", include_str!("../words/it.tsv")),
        ("nl", include_str!("../words/nl.tsv")),
        ("pt", include_str!("../words/pt.tsv")),
    ];

    fn lines() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        LISTS.into_iter().flat_map(|(language, list)| {
            let lines = list.lines().skip(1);
            lines.map(move |line| (language, line.split('\t').collect()))
        })
    }

    #[test]
    fn every_phrase_is_written_as_the_splitter_leaves_it_and_has_a_source() {
        for (language, fields) in lines() {
            let [meaning, phrase, source] = fields[..] else {
                panic!("{language}: {fields:?} does not have three fields");
            };
            assert!(What::parse(meaning).is_some(), "{language}: {meaning}");
            let words = Words::new(phrase);
            assert_eq!(words.all(), phrase, "{language}: {meaning}");
            assert!(phrase.is_ascii(), "{phrase}");
            assert!(words.len() <= LONGEST_PHRASE, "{phrase}");
            assert!(!source.is_empty(), "{phrase}");
        }
    }

    #[test]
    fn every_phrase_passes_the_filter_and_few_others_do() {
        let passes = |phrase: &str| {
            let letters = phrase.bytes().filter(|letter| *letter != b' ');
            let (byte, bit) = filter::place(letters);
            FILTER[byte] & bit != 0
        };
        for (_, fields) in lines() {
            assert!(passes(fields[1]), "{fields:?}");
        }
        let others = (0..10_000).filter(|number| passes(&format!("column{number}")));
        assert!(others.count() < 1_000);
    }

    #[test]
    fn every_word_list_takes_little_space() {
        let phrases = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));
        assert!(phrases.len() + SAYS.len() + FILTER.len() <= 400_000);
    }

    #[test]
    fn no_phrase_names_two_categories_in_a_list() {
        let mut seen = HashMap::new();
        for (language, fields) in lines() {
            let [meaning, phrase, _] = fields[..] else {
                continue;
            };
            let Some(What::Names { category, .. }) = What::parse(meaning) else {
                continue;
            };
            let other = seen.insert((language, phrase), category);
            assert!(
                other.is_none_or(|other| other == category),
                "{language}: {phrase}"
            );
        }
    }
}
