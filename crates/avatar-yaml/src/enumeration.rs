//! One way to declare an enumeration of strings: its values, its documentation
//! and its JSON Schema come from a single declaration.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// Declares an enumeration whose variants are written as strings.
///
/// Beside the type it derives `ALL`, `as_str`, `documentation`, `Display`,
/// `FromStr`, serde and JSON Schema. A default, where the format has one, is
/// marked with `#[default]`.
macro_rules! enumeration {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $variant:ident = $value:literal
            ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $(
                $(#[doc = $variant_doc])*
                #[serde(rename = $value)]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of the published package.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it is written.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)+
                }
            }

            /// What the value means, for people.
            pub const fn documentation(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($variant_doc, "\n",)*),)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str() == text)
                    .ok_or_else(|| $crate::InvalidValue::new(
                        stringify!($name),
                        format!("`{text}` is none of its values"),
                    ))
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            // Inlined: the value list then stands where the field is, which is
            // what editors complete from, and null can join it.
            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::enumeration::schema(
                    concat!($($doc, "\n",)*),
                    Self::ALL.iter().map(|value| (value.as_str(), value.documentation())),
                )
            }
        }
    };
}

pub(crate) use enumeration;

/// Where the documentation of each value waits until [`crate::schemas`] writes
/// it below the description of the field.
pub(crate) const VALUES: &str = "x-values";

/// The schema of an enumeration of strings.
pub(crate) fn schema<'a>(
    description: &str,
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> Schema {
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
pub(crate) fn paragraph(text: &str) -> String {
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
