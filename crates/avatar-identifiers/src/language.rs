//! The languages that names are read in.

use std::fmt;

/// A language that names of columns are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::French,
        Self::German,
        Self::Spanish,
        Self::Italian,
        Self::Dutch,
        Self::Portuguese,
    ];

    /// The code of ISO 639.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Portuguese => "pt",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A set of languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Languages(u8);

impl Languages {
    /// Every language.
    pub const ALL: Self = Self(0b111_1111);

    /// No language.
    pub const NONE: Self = Self(0);

    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::ALL.0)
    }

    #[allow(
        dead_code,
        reason = "used by the build script, which includes this file"
    )]
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// Those that are in both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are in one set or the other.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a language is in both sets.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether `language` is one of them.
    pub const fn contains(self, language: Language) -> bool {
        self.0 & (1 << language as u8) != 0
    }
}

impl From<Language> for Languages {
    fn from(language: Language) -> Self {
        Self(1 << language as u8)
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        let sets = languages.into_iter().map(Self::from);
        sets.fold(Self::NONE, Self::or)
    }
}
