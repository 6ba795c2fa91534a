//! Absent and null are two things.
//!
//! The published writer leaves out what is not set, and writes an explicit null
//! in three places only: inside `imputation`, `alignment` and `projection`. The
//! published reader tells them apart badly. Of a null it
//!
//! - crashes, without a line number, under `spec`, `tables`, `data`, `columns`,
//!   `links`, `advice` and its `advisor_type`, the `results` of parameters,
//!   `avatarization` and the other sections, a table's parameters,
//!   `exclude_variables`, `imputation`, `projection`, `alignment`, `mechanism`,
//!   `report_type`, `output_format`, `language` and the four fields of
//!   `pia_metadata`;
//! - takes as absent under every other optional field: `seed`, `ncp`, `target`,
//!   `column_weights`, `data_augmentation`, `individual_level`, `type`, `drop`,
//!   `pseudonymization` (the column then stays in plaintext), `annotations`,
//!   `display_name`; and so under `k` and `epsilon`, which the engine needs;
//! - hands on as it is under the options of a strategy.
//!
//! The writer never emits any of these, so the types refuse them all: an
//! `Option` in a document is a field that may be absent, and [`Nullable`] marks
//! the few values that may be null.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that may be written as null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Nullable<T> {
    /// An explicit null.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if it is not null.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        match value {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Null, Self::Value))
    }
}

/// Marks a schema as nullable until [`crate::schemas`] has settled which null
/// stays.
pub(crate) const NULLABLE: &str = "x-nullable";

impl<T: JsonSchema> JsonSchema for Nullable<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Nullable{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Option<T>>();
        schema.insert(NULLABLE.to_owned(), true.into());
        schema
    }
}

/// Reads an optional field that is there: null is then a value like any other,
/// and refused by a type that has no null.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
