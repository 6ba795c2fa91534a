//! Examples of what a pattern expresses.

use super::{PartKind, Pattern};
use crate::SpecificIdLetterCase;

const UPPER: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
const BOTH: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS: &[u8] = b"0123456789";
const ALPHANUMERIC: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";

impl Pattern {
    /// An identifier such as the pattern expresses, the same for the same seed. The value of a column
    /// stands as its name in angle brackets.
    ///
    /// It is an example: the engine draws its own.
    pub fn sample(&self, letter_case: SpecificIdLetterCase, seed: u64) -> String {
        let mut random = fastrand::Rng::with_seed(seed);
        let letters = match letter_case {
            SpecificIdLetterCase::Upper => UPPER,
            SpecificIdLetterCase::Lower => LOWER,
            SpecificIdLetterCase::Both => BOTH,
        };
        let mut sample = String::new();
        for part in self.parts() {
            match &part.kind {
                PartKind::Literal(text) => sample.push_str(text),
                PartKind::Letter => sample.push(any_of(letters, &mut random)),
                PartKind::Digit => sample.push(any_of(DIGITS, &mut random)),
                PartKind::Alphanumeric => sample.push(any_of(ALPHANUMERIC, &mut random)),
                PartKind::Reference { column } => {
                    sample.push('<');
                    sample.push_str(column);
                    sample.push('>');
                }
            }
        }
        sample
    }
}

fn any_of(alphabet: &[u8], random: &mut fastrand::Rng) -> char {
    random
        .choice(alphabet)
        .map_or('?', |byte| char::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use crate::SpecificIdLetterCase;

    #[test]
    fn a_sample_has_the_form_of_its_pattern() {
        let pattern = Pattern::parse(r"EMP-{{dept}}-?#^\#").unwrap();
        for seed in 0..200 {
            let sample = pattern.sample(SpecificIdLetterCase::Upper, seed);
            let drawn = sample
                .strip_prefix("EMP-<dept>-")
                .unwrap()
                .strip_suffix('#')
                .unwrap();
            let drawn: Vec<char> = drawn.chars().collect();
            assert_eq!(drawn.len(), 3);
            assert!(drawn[0].is_ascii_uppercase());
            assert!(drawn[1].is_ascii_digit());
            assert!(drawn[2].is_ascii_digit() || drawn[2].is_ascii_lowercase());
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_sample() {
        let pattern = Pattern::parse("????-####").unwrap();
        let sample = |seed| pattern.sample(SpecificIdLetterCase::Both, seed);
        assert_eq!(sample(7), sample(7));
        assert_ne!(sample(7), sample(8));
    }
}
