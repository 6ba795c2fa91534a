//! What is wrong with a string that is not a configuration.

use std::fmt;

use pyyaml_syntax::de::DeError;
use pyyaml_syntax::{Error, Span};

/// Why a string cannot be read as a configuration, and where. It never repeats a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    span: Span,
    message: String,
}

impl ReadError {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
        }
    }

    /// The place in the string.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl From<&Error> for ReadError {
    fn from(error: &Error) -> Self {
        Self::new(error.span, error.message.clone())
    }
}

impl From<DeError> for ReadError {
    fn from(error: DeError) -> Self {
        Self::new(error.span(), error.message())
    }
}
