//! The error of constructors: a value the format's documentation rules out.

use std::fmt;

/// A value that the documentation of the format rules out, refused by a
/// constructor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidValue {
    field: &'static str,
    reason: String,
}

impl InvalidValue {
    /// The refusal of what stands in `field`, and why.
    pub fn new(field: &'static str, reason: impl Into<String>) -> Self {
        Self {
            field,
            reason: reason.into(),
        }
    }

    /// The field whose value is refused, or the type when it is a single value.
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// Why it is refused.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.field, self.reason)
    }
}

impl std::error::Error for InvalidValue {}
