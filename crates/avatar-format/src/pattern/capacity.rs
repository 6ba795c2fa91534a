//! How many identifiers a pattern can express, and how soon they collide.

use std::collections::HashSet;
use std::fmt;

use super::{PartKind, Pattern};
use crate::SpecificIdLetterCase;

/// How many identifiers a pattern can express: the product over its placeholders, times the unknown
/// number of distinct values of the columns it refers to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    exact: Option<u128>,
    log10: f64,
    references: usize,
}

impl Capacity {
    /// The product over the placeholders; none if it goes beyond [`u128`].
    pub const fn exact(&self) -> Option<u128> {
        self.exact
    }

    /// The decimal logarithm of the product over the placeholders, however large.
    pub const fn log10(&self) -> f64 {
        self.log10
    }

    /// How many columns the pattern refers to: each multiplies the capacity by the number of its
    /// distinct values, which no configuration tells.
    pub const fn references(&self) -> usize {
        self.references
    }

    /// Whether the placeholders alone express fewer than `values` identifiers.
    pub fn is_below(&self, values: u64) -> bool {
        self.exact.is_some_and(|exact| exact < u128::from(values))
    }

    /// The chance that two of `rows` identifiers drawn at random are the same (the birthday problem),
    /// as if all rows had the same referenced values.
    #[allow(clippy::cast_precision_loss)] // A chance needs no more digits.
    pub fn collision_chance(&self, rows: u64) -> f64 {
        if rows < 2 {
            return 0.0;
        }
        if self.is_below(rows) {
            return 1.0;
        }
        let rows = rows as f64;
        let pairs = rows * (rows - 1.0) / 2.0;
        -(-pairs / 10_f64.powf(self.log10)).exp_m1()
    }
}

impl fmt::Display for Capacity {
    /// As people read it: `10 000`, or `about 10^40`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact {
            Some(exact) if self.log10 < 15.0 => f.write_str(&grouped(exact)),
            _ => write!(f, "about 10^{:.0}", self.log10),
        }
    }
}

/// Digits in groups of three.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

impl Pattern {
    /// How many identifiers it can express.
    pub fn capacity(&self, letter_case: SpecificIdLetterCase) -> Capacity {
        let mut exact = Some(1_u128);
        let mut log10 = 0.0;
        for part in self.parts() {
            let choices: u8 = match part.kind {
                PartKind::Letter => match letter_case {
                    SpecificIdLetterCase::Upper | SpecificIdLetterCase::Lower => 26,
                    SpecificIdLetterCase::Both => 52,
                },
                PartKind::Digit => 10,
                PartKind::Alphanumeric => 36,
                PartKind::Literal(_) | PartKind::Reference { .. } => 1,
            };
            exact = exact.and_then(|exact| exact.checked_mul(choices.into()));
            log10 += f64::from(choices).log10();
        }
        let references = self.references().collect::<HashSet<_>>().len();
        Capacity {
            exact,
            log10,
            references,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use crate::SpecificIdLetterCase::{Both, Upper};

    fn capacity(text: &str) -> super::Capacity {
        Pattern::read(text).0.capacity(Both)
    }

    #[test]
    fn capacity_is_the_product_over_placeholders() {
        assert_eq!(capacity("EMP-####").exact(), Some(10_000));
        assert_eq!(capacity("?#^").exact(), Some(52 * 10 * 36));
        assert_eq!(Pattern::read("??").0.capacity(Upper).exact(), Some(26 * 26));
        assert_eq!(capacity(r"\#").exact(), Some(1));
    }

    #[test]
    fn a_column_counts_once_however_often_it_is_referred_to() {
        assert_eq!(capacity("{{a}}{{b}}{{a}}").references(), 2);
    }

    #[test]
    fn huge_capacities_have_a_logarithm() {
        let huge = capacity(&"#".repeat(400));
        assert_eq!(huge.exact(), None);
        assert!((huge.log10() - 400.0).abs() < 1e-6);
        assert!(!huge.is_below(u64::MAX));
        assert_eq!(
            huge.collision_chance(1_000_000).total_cmp(&0.0),
            std::cmp::Ordering::Equal
        );
    }

    #[test]
    fn collisions_come_at_the_square_root() {
        let capacity = capacity("####");
        // 1 - exp(-100 * 99 / 2 / 10000)
        assert!((capacity.collision_chance(100) - 0.390_4).abs() < 1e-3);
        assert!(capacity.collision_chance(1_000) > 0.999);
        assert!((capacity.collision_chance(10_001) - 1.0).abs() < f64::EPSILON);
        assert!(capacity.collision_chance(1).abs() < f64::EPSILON);
    }

    #[test]
    fn capacities_are_shown_as_people_read_them() {
        assert_eq!(capacity("####").to_string(), "10 000");
        assert_eq!(capacity(&"#".repeat(40)).to_string(), "about 10^40");
    }
}
