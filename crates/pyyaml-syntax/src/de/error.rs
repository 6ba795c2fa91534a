//! What is wrong with the data for a type, in words for the person who wrote it.

use std::fmt::{self, Display, Write};

use serde::de::{self, Expected, Unexpected};

use crate::Span;

/// Why a node does not hold what a type asks for.
///
/// The message tells the types that were found and asked for, never the text of
/// a value: the value may be a secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeError {
    message: String,
    span: Option<Span>,
}

impl DeError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span: None,
        }
    }

    /// Gives it a place, unless it has one further inside.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// The place of the value, or of the key that is wrong.
    ///
    /// Of what is read by a type that looks at a whole mapping first (serde's
    /// `tag`, `untagged` and `flatten`), the place of the mapping.
    pub fn span(&self) -> Span {
        self.span.unwrap_or_default()
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl Display for DeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DeError {}

impl de::Error for DeError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, needed: &dyn Expected) -> Self {
        Self::new(format!(
            "{} is needed here, and this is {}",
            needed_in_words(needed),
            found_in_words(found)
        ))
    }

    fn invalid_value(found: Unexpected<'_>, needed: &dyn Expected) -> Self {
        Self::invalid_type(found, needed)
    }

    fn invalid_length(length: usize, needed: &dyn Expected) -> Self {
        Self::new(format!(
            "{} is needed here, and this has {length}",
            needed_in_words(needed)
        ))
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self::new(format!("this is not one of {}", names(known)))
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let mut message = format!("`{field}` is not a field here");
        if !known.is_empty() {
            let _ = write!(message, "; the fields are {}", names(known));
        }
        Self::new(message)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(format!("`{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(format!("`{field}` is here twice, once under another name"))
    }
}

fn names(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn found_in_words(found: Unexpected<'_>) -> &str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a whole number",
        Unexpected::Float(_) => "a number with a point",
        Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Enum | Unexpected::UnitVariant => {
            "a string"
        }
        Unexpected::Bytes(_) => "binary data",
        Unexpected::Unit | Unexpected::Option => "nothing (null)",
        Unexpected::Seq | Unexpected::TupleVariant => "a list",
        Unexpected::Map | Unexpected::StructVariant | Unexpected::NewtypeVariant => "a mapping",
        Unexpected::NewtypeStruct => "something else",
        Unexpected::Other(words) => words,
    }
}

/// serde's visitors describe themselves in the words of Rust.
fn needed_in_words(needed: &dyn Expected) -> String {
    let words = needed.to_string();
    let plain = match words.as_str() {
        "a string" | "a borrowed string" | "string" => "a string",
        "a character" => "one character",
        "a boolean" => "`true` or `false`",
        "unit" | "null" => "nothing (null)",
        "f32" | "f64" => "a number",
        "i8" => "a whole number from -128 to 127",
        "i16" => "a whole number from -32768 to 32767",
        "i32" => "a whole number from -2147483648 to 2147483647",
        "i64" | "i128" | "isize" => "a whole number",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" | "u128" | "usize" => "a whole number from 0",
        "a sequence" => "a list",
        "a map" => "a mapping",
        "any value" | "any valid JSON value" => {
            "null, a boolean, a number, a string, a list or a mapping"
        }
        words if words.starts_with("struct ") || words.starts_with("internally tagged enum") => {
            "a mapping"
        }
        words if words.starts_with("enum ") || words == "string or map" => "a name from a list",
        _ => return words,
    };
    plain.to_owned()
}
