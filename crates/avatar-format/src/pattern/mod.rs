//! Patterns of the strategy `SPECIFIC_ID`: `EMP-####`, `{{department}}-???##`.
//!
//! `?` is a random letter, `#` a random digit, `^` a random character of a–z and 0–9, `{{column}}` the
//! pseudonymized value of another column of the same row. A backslash before one of these makes it
//! literal; all else is literal. A pattern is not empty.
//!
//! What nobody has defined, this project reads as follows, and reports:
//!
//! - `{{` without `}}`, or with another `{{` before it, is literal: [`ProblemKind::UnterminatedReference`].
//! - `{{}}`, or nothing but spaces between the braces, names no column: [`ProblemKind::EmptyReference`].
//! - Spaces between the braces belong to the name: `{{ a }}` is the column ` a `.
//! - A backslash at the end stands for itself: [`ProblemKind::DanglingEscape`].
//! - A backslash before anything else stands for itself, another backslash included, and what follows
//!   is read on its own: `\\#` is a backslash and a literal `#`. [`ProblemKind::UnknownEscape`].

mod capacity;
mod read;
mod sample;

use std::fmt;
use std::ops::Range;

pub use self::capacity::Capacity;

/// A pattern: its parts, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

/// A part of a pattern, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it stands for.
    pub kind: PartKind,
    /// Its bytes in the text of the pattern, backslashes and braces included.
    pub range: Range<usize>,
}

/// What a part stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// Text that is the same in every identifier, backslashes resolved.
    Literal(String),
    /// `?`: a random letter.
    Letter,
    /// `#`: a random digit.
    Digit,
    /// `^`: a random character of a–z and 0–9.
    Alphanumeric,
    /// `{{column}}`: the pseudonymized value of another column of the same row.
    Reference {
        /// The name of the column, as it stands between the braces.
        column: String,
    },
}

/// What is wrong with a pattern, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Its bytes in the text of the pattern.
    pub range: Range<usize>,
}

/// What can be wrong with a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// There is nothing in it.
    Empty,
    /// `{{` without `}}`.
    UnterminatedReference,
    /// `{{}}`: no column between the braces.
    EmptyReference,
    /// A backslash at the end.
    DanglingEscape,
    /// A backslash before what needs none.
    UnknownEscape,
}

impl ProblemKind {
    /// Whether the pattern cannot be used with it. The others are read as they stand.
    pub const fn is_error(self) -> bool {
        matches!(
            self,
            Self::Empty | Self::UnterminatedReference | Self::EmptyReference
        )
    }
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(Problem);

impl PatternError {
    /// What is wrong, and where.
    pub const fn problem(&self) -> &Problem {
        &self.0
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.0.kind {
            ProblemKind::Empty => return f.write_str("the pattern is empty"),
            ProblemKind::UnterminatedReference => "`{{` has no `}}`",
            ProblemKind::EmptyReference => "there is no column between `{{` and `}}`",
            ProblemKind::DanglingEscape => "a backslash at the end escapes nothing",
            ProblemKind::UnknownEscape => "a backslash stands before what needs none",
        };
        write!(f, "{reason}, at byte {}", self.0.range.start)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// The first problem that makes it unusable: it is empty, or a reference is unterminated or empty.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let (pattern, problems) = Self::read(text);
        match problems.into_iter().find(|problem| problem.kind.is_error()) {
            Some(problem) => Err(PatternError(problem)),
            None => Ok(pattern),
        }
    }

    /// Reads a pattern whatever is wrong with it, and tells what is.
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        let (parts, problems) = read::read(text);
        (Self { parts }, problems)
    }

    /// The parts. Their ranges follow each other without a gap.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The columns it refers to, in order, repetitions included.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Reference { column } => Some(column.as_str()),
            _ => None,
        })
    }

    /// Whether every identifier would be the same: no placeholder and no reference.
    pub fn is_constant(&self) -> bool {
        self.parts
            .iter()
            .all(|part| matches!(part.kind, PartKind::Literal(_)))
    }

    /// Whether it has a `?`, the only part that the letter case matters to.
    pub fn has_letters(&self) -> bool {
        self.parts.iter().any(|part| part.kind == PartKind::Letter)
    }
}
