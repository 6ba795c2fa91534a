//! Writing YAML that PyYAML reads back as the same data.
//!
//! The text is, byte for byte, what `yaml.safe_dump(data, indent=2,
//! sort_keys=False)` writes, the call of the published writer: block style,
//! sequences at the indentation of their key, lines folded after 80 columns,
//! ASCII only. Text that a plain scalar would turn into something else (`on`,
//! `2024-01-01`, `1:30`) is quoted. It differs from PyYAML where PyYAML writes
//! what it reads back differently or not at all: keys of more than 1024
//! characters, and escapes in text that is indented by more than 80 columns.

mod emitter;
mod fold;
mod leaf;
mod scalar;
mod serializer;

use std::fmt;

use serde::Serialize;

use emitter::Emitter;
pub(crate) use scalar::in_double_quotes;
pub use scalar::scalar;
use serializer::{Place, Serializer};

/// Why a value cannot be written.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SerError {
    /// A mapping has a key that is a sequence or a mapping.
    KeyNotScalar,
    /// Raw bytes, which the published writer never has.
    Bytes,
    /// Collections nested deeper than PyYAML can read, see
    /// [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// What a type's own [`Serialize`] says.
    Custom(String),
}

impl fmt::Display for SerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::KeyNotScalar => "a key must be a string, a number, a boolean or null",
            Self::Bytes => "raw bytes cannot be written",
            Self::TooDeep => "the value is nested too deeply for PyYAML to read it",
            Self::Custom(message) => message,
        })
    }
}

impl std::error::Error for SerError {}

impl serde::ser::Error for SerError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Custom(message.to_string())
    }
}

/// Writes one document, with a line break at its end and without `---`.
///
/// Options that are `None` are written as `null`; what to leave out is for the
/// type to say.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, SerError> {
    let mut emitter = Emitter::new();
    value.serialize(Serializer::new(&mut emitter, Place::Root))?;
    Ok(emitter.finish())
}

/// Writes a stream of documents, a blank line and `---` between them.
pub fn documents<T: Serialize>(values: &[T]) -> Result<String, SerError> {
    let documents: Vec<String> = values.iter().map(to_string).collect::<Result<_, _>>()?;
    Ok(documents.join("\n---\n"))
}

#[cfg(test)]
mod tests;
