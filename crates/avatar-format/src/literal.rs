//! A value in the description of the format.

use std::fmt;

/// A value that a field lists, or has by default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal {
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// A string.
    Str(&'static str),
    /// A collection, as JSON.
    Json(&'static str),
}

impl Literal {
    /// The string that it is, if it is one.
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is a number.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Int(_) | Self::Float(_))
    }

    /// The value as a person writes it: a string without quotes.
    pub fn plain(self) -> String {
        self.as_str()
            .map_or_else(|| self.to_string(), str::to_owned)
    }
}

/// The value as JSON.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Float(value) => write!(f, "{value:?}"),
            Self::Str(text) => write!(f, "{text:?}"),
            Self::Json(text) => f.write_str(text),
        }
    }
}
