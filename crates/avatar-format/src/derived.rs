//! What the types of `avatar-yaml` need of an enumeration beside what the linter needs.

pub use schemars;
pub use serde;

use schemars::Schema;
use serde::de::{Deserializer, Error, Visitor};
use serde_json::{Map, Value, json};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// Implements serde and JSON Schema for an enumeration of strings.
#[macro_export]
#[doc(hidden)]
macro_rules! derived {
    ($name:ident, $doc:expr) => {
        impl $crate::derived::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> Result<S::Ok, S::Error>
            where
                S: $crate::derived::serde::Serializer,
            {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::derived::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> Result<Self, D::Error>
            where
                D: $crate::derived::serde::Deserializer<'de>,
            {
                $crate::derived::read(deserializer, stringify!($name))
            }
        }

        impl $crate::derived::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            // Inlined: the value list then stands where the field is, which is
            // what editors complete from, and null can join it.
            fn inline_schema() -> bool {
                true
            }

            fn json_schema(
                _: &mut $crate::derived::schemars::SchemaGenerator,
            ) -> $crate::derived::schemars::Schema {
                $crate::derived::schema(
                    $doc,
                    Self::ALL
                        .iter()
                        .map(|value| (value.as_str(), value.documentation())),
                )
            }
        }
    };
}

/// Reads a value of the enumeration called `name`. An error does not repeat what is written.
pub fn read<'de, D, T>(deserializer: D, name: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    struct ValueVisitor<T>(&'static str, PhantomData<T>);

    impl<T: FromStr> Visitor<'_> for ValueVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a value of `{}`", self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            let unknown = |_| E::custom(format_args!("this is not a value of `{}`", self.0));
            text.parse().map_err(unknown)
        }
    }

    deserializer.deserialize_str(ValueVisitor(name, PhantomData))
}

/// Where the documentation of each value waits until [`crate::schemas`] writes
/// it below the description of the field.
pub const VALUES: &str = "x-values";

/// The schema of an enumeration of strings.
pub fn schema<'a>(description: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> Schema {
    let mut names = Vec::new();
    let mut documentation = Map::new();
    for (name, text) in values {
        names.push(Value::from(name));
        documentation.insert(name.to_owned(), Value::from(paragraph(text)));
    }
    schemars::json_schema!({
        "description": paragraph(description),
        "type": "string",
        "enum": names,
        VALUES: json!(documentation),
    })
}

/// Joins the lines of a documentation comment: one line a paragraph, lists and
/// blank lines kept.
pub fn paragraph(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let starts_block = line.is_empty() || line.starts_with("- ");
        if joined.is_empty() {
            joined.push_str(line);
        } else if starts_block {
            joined.push('\n');
            joined.push_str(line);
        } else {
            joined.push(if joined.ends_with('\n') { '\n' } else { ' ' });
            joined.push_str(line);
        }
    }
    joined.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::paragraph;

    #[test]
    fn lines_of_one_paragraph_become_one_line() {
        assert_eq!(paragraph(" One\n two.\n"), "One two.");
    }

    #[test]
    fn paragraphs_and_list_items_keep_their_lines() {
        assert_eq!(
            paragraph("First\nstill.\n\nSecond:\n- a\n- b\n"),
            "First still.\n\nSecond:\n- a\n- b"
        );
    }
}
