#![doc = include_str!("../README.md")]
//!
//! A name is split into words, the words are matched against lists of phrases in
//! seven languages (`words/`), and what stands around a phrase decides whether it
//! means what it says: `patient_name` is somebody, `brand_name` is not,
//! `email_count` is a number about e-mails. The declared type is evidence too: a
//! boolean named `email` is no address. So are the other columns of the table: what
//! language they speak, whether its rows are people, which words they all share.

mod category;
mod column;
mod filter;
mod language;
mod lexicon;
mod meaning;
mod say;
mod settings;
mod split;
mod table;
mod terms;

pub use category::{Category, Kind};
pub use language::{Language, Languages};
pub use settings::Settings;
pub use table::classify;

/// What the values of a column are, as far as names care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// True and false.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers with a fraction.
    Decimal,
    /// Dates and times.
    Time,
    /// Text of any kind: names, codes, identifiers, sentences.
    Text,
}

/// A column, as its table declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'n> {
    /// Its name.
    pub name: &'n str,
    /// What its values are; without it they can be anything.
    pub values: Option<ValueType>,
}

impl<'n> Column<'n> {
    /// A column of which no more is known than the name.
    pub fn named(name: &'n str) -> Self {
        Self { name, values: None }
    }
}

/// What a column holds about persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identified<'n> {
    /// What the column holds.
    pub category: Category,
    /// How sure that is.
    pub confidence: Confidence,
    /// The words of the name that say so.
    pub evidence: &'n str,
}

/// How sure it is that a column holds what its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Confidence {
    /// The name fits, and such names often stand for other things.
    Low,
    /// The name says so together with the table around it.
    Medium,
    /// The name says so by itself, or the configuration does.
    High,
}

impl Confidence {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
