//! Names split into words.

use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The words of a name: lower case, accents folded, one space between them.
#[derive(Debug)]
pub(crate) struct Words {
    text: String,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    /// In `Words::text`.
    folded: Range<usize>,
    /// In the name.
    written: Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Lower,
    Upper,
    Digit,
    Other,
}

impl Words {
    /// Splits `name` at everything that is neither a letter nor a digit, between
    /// letters and digits, and at the humps of camelCase (`dateOfBirth`,
    /// `IPAddress`). What follows the first 200 characters is not looked at: no
    /// name is that long, and hostile ones cost nothing.
    pub(crate) fn new(name: &str) -> Self {
        let end = name
            .char_indices()
            .nth(200)
            .map_or(name.len(), |(at, _)| at);
        let name = without_remark(name.get(..end).unwrap_or_default());
        let mut words = Self {
            text: String::with_capacity(name.len()),
            words: Vec::with_capacity(4),
        };
        let mut start = None;
        let mut before = Class::Other;
        let mut characters = name.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if !character.is_ascii() && is_combining_mark(character) {
                continue;
            }
            let class = class(character);
            let mut next_is_lower = || {
                let next = characters.peek();
                next.is_some_and(|&(_, next)| self::class(next) == Class::Lower)
            };
            let begins = match (before, class) {
                (_, Class::Other) => {
                    words.push(name, start.take(), at);
                    false
                }
                (Class::Upper, Class::Upper) => next_is_lower(),
                (Class::Upper, Class::Lower) => false,
                (before, now) => before != now,
            };
            if begins {
                words.push(name, start.replace(at), at);
            }
            before = class;
        }
        words.push(name, start, name.len());
        words
    }

    fn push(&mut self, name: &str, start: Option<usize>, end: usize) {
        let Some(written) = start.map(|start| start..end) else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let folded = self.text.len();
        for letter in name.get(written.clone()).unwrap_or_default().chars() {
            if letter.is_ascii() {
                self.text.push(letter.to_ascii_lowercase());
                continue;
            }
            decompose_compatible(letter, |part| {
                if !is_combining_mark(part) {
                    self.text.extend(part.to_lowercase());
                }
            });
        }
        self.words.push(Word {
            folded: folded..self.text.len(),
            written,
        });
    }

    /// All words as one phrase.
    pub(crate) fn all(&self) -> &str {
        &self.text
    }

    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words of `range` as one phrase; empty when there are not that many.
    pub(crate) fn phrase(&self, range: Range<usize>) -> &str {
        self.cover(range, |word| &word.folded)
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    /// Where in the name the words of `range` are written.
    pub(crate) fn written(&self, range: Range<usize>) -> Range<usize> {
        self.cover(range, |word| &word.written).unwrap_or_default()
    }

    fn cover(
        &self,
        range: Range<usize>,
        side: impl Fn(&Word) -> &Range<usize>,
    ) -> Option<Range<usize>> {
        let words = self.words.get(range)?;
        Some(side(words.first()?).start..side(words.last()?).end)
    }
}

/// The name without what stands in parentheses at its end: `phone (mobile)`.
fn without_remark(name: &str) -> &str {
    let closed = name.trim_end().strip_suffix(')');
    let opened = closed.and_then(|name| name.rfind('('));
    let rest = opened.and_then(|at| name.get(..at));
    rest.filter(|rest| rest.contains(char::is_alphanumeric))
        .unwrap_or(name)
}

fn class(character: char) -> Class {
    match character {
        'a'..='z' => Class::Lower,
        _ if character.is_numeric() => Class::Digit,
        _ if character.is_uppercase() => Class::Upper,
        _ if character.is_alphabetic() => Class::Lower,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use proptest::prelude::*;

    fn split(name: &str) -> String {
        let words = Words::new(name);
        words.phrase(0..words.len()).to_owned()
    }

    #[test]
    fn every_way_of_writing_a_name_gives_the_same_words() {
        for name in [
            "date_of_birth",
            "date-of-birth",
            "dateOfBirth",
            "DateOfBirth",
            "DATE_OF_BIRTH",
            "date.of.birth",
            " Date of  birth ",
        ] {
            assert_eq!(split(name), "date of birth", "{name}");
        }
    }

    #[test]
    fn an_acronym_ends_where_the_next_word_begins() {
        assert_eq!(split("IPAddress"), "ip address");
        assert_eq!(split("customerID"), "customer id");
        assert_eq!(split("BEN_NIR_PSA"), "ben nir psa");
    }

    #[test]
    fn digits_stand_apart() {
        assert_eq!(split("address2"), "address 2");
        assert_eq!(split("prenom1UniteLegale"), "prenom 1 unite legale");
    }

    #[test]
    fn accents_are_folded_composed_or_not() {
        assert_eq!(split("Prénom"), "prenom");
        assert_eq!(split("Pre\u{301}nom"), "prenom");
        assert_eq!(split("N° téléphone"), "n telephone");
    }

    proptest! {
        #[test]
        fn what_is_written_is_always_a_part_of_the_name(name in ".{0,40}") {
            let words = Words::new(&name);
            for index in 0..words.len() {
                let written = words.written(index..index + 1);
                prop_assert!(name.get(written).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
