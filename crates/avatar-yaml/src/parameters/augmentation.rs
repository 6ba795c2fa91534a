//! How rows are added or rebalanced.

use std::fmt;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::AugmentationStrategy;
use crate::keywords::KEYS;
use crate::nullable::present;
use crate::{InvalidValue, Number};

/// How rows are added or rebalanced.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`data_augmentation`"))]
pub struct DataAugmentationParameters {
    /// How many rows there are to be: a factor for the table, a rule for the classes of
    /// `target_column`, or a factor for each of its values.
    pub augmentation_strategy: Augmentation,
    /// The column whose classes are balanced. Needed by a rule and by factors for single values.
    pub target_column: Option<String>,
    /// Whether the original rows are anonymized as well. True when it is missing. With false, original
    /// rows go into the result as they are.
    #[schemars(extend("default" = true))]
    pub should_anonymize_original_table: Option<bool>,
}

impl DataAugmentationParameters {
    /// This strategy, on the classes of a column where it needs one.
    ///
    /// # Errors
    /// If a factor is not above 0, or a rule or factors for single values lack the column.
    pub fn new(
        augmentation_strategy: Augmentation,
        target_column: Option<String>,
    ) -> Result<Self, InvalidValue> {
        let positive = |factor: &Number| factor.as_f64() > 0.0 && factor.as_f64().is_finite();
        let (factors_are_positive, needs_column) = match &augmentation_strategy {
            Augmentation::Multiplier(factor) => (positive(factor), false),
            Augmentation::Class(_) => (true, true),
            Augmentation::Modalities(factors) => (factors.values().all(positive), true),
        };
        if !factors_are_positive {
            return Err(InvalidValue::new(
                "augmentation_strategy",
                "a factor is above 0",
            ));
        }
        if needs_column && target_column.is_none() {
            return Err(InvalidValue::new(
                "target_column",
                "this strategy balances the classes of a column",
            ));
        }
        Ok(Self {
            augmentation_strategy,
            target_column,
            should_anonymize_original_table: None,
        })
    }
}

/// How many rows there are to be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Augmentation {
    /// A factor for the number of rows: above 1 adds rows, up to 1 adds none.
    Multiplier(Number),
    /// A rule for all classes of the target column.
    Class(AugmentationStrategy),
    /// A factor for each of some values of the target column.
    Modalities(IndexMap<Modality, Number>),
}

/// A value of the target column, as YAML gives it: an unquoted 1 is an integer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Modality {
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A truth value.
    Bool(bool),
}

impl<'de> Deserialize<'de> for Modality {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ModalityVisitor;

        impl Visitor<'_> for ModalityVisitor {
            type Value = Modality;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value of the target column: text, a whole number or a boolean")
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Modality, E> {
                Ok(Modality::Text(value.to_owned()))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Modality, E> {
                Ok(Modality::Int(value))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Modality, E> {
                i64::try_from(value).map(Modality::Int).map_err(E::custom)
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<Modality, E> {
                Ok(Modality::Bool(value))
            }
        }

        deserializer.deserialize_any(ModalityVisitor)
    }
}

impl<'de> Deserialize<'de> for Augmentation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AugmentationVisitor;

        impl<'de> Visitor<'de> for AugmentationVisitor {
            type Value = Augmentation;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "a number, `minority`, `not_majority`, or a mapping from values to numbers",
                )
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Augmentation, E> {
                Ok(Augmentation::Multiplier(value.into()))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Augmentation, E> {
                i64::try_from(value)
                    .map(|value| Augmentation::Multiplier(value.into()))
                    .map_err(E::custom)
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<Augmentation, E> {
                Ok(Augmentation::Multiplier(value.into()))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Augmentation, E> {
                value.parse().map(Augmentation::Class).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Augmentation, A::Error> {
                let mut factors = IndexMap::new();
                while let Some((value, factor)) = map.next_entry()? {
                    factors.insert(value, factor);
                }
                Ok(Augmentation::Modalities(factors))
            }
        }

        deserializer.deserialize_any(AugmentationVisitor)
    }
}

impl JsonSchema for Augmentation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Augmentation".into()
    }

    fn inline_schema() -> bool {
        true
    }

    /// A mapping with a key that is no string has a form of its own in JSON,
    /// `{"$type": "map", "entries": [[key, value], …]}`, and is as valid here as any other.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let factor = serde_json::json!({ "type": "number", "exclusiveMinimum": 0 });
        let is_tagged = serde_json::json!({ "properties": { "$type": { "const": "map" } }, "required": ["$type"] });
        json_schema!({
            "type": ["number", "string", "object"],
            "examples": [2, "minority", { "rare": 3.0 }],
            KEYS: "values",
            "allOf": [
                { "if": { "type": "number" }, "then": { "exclusiveMinimum": 0 } },
                { "if": { "type": "string" }, "then": { "enum": AugmentationStrategy::ALL } },
                {
                    "if": { "type": "object" },
                    "then": {
                        "if": is_tagged,
                        "then": {
                            "properties": {
                                "$type": true,
                                "entries": {
                                    "description": "The keys and their factors.",
                                    "type": "array",
                                    "items": {
                                        "type": "array",
                                        "prefixItems": [
                                            { "type": ["string", "integer", "boolean"] },
                                            factor,
                                        ],
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                            },
                            "required": ["entries"],
                            "additionalProperties": false,
                        },
                        "else": { "additionalProperties": factor },
                    },
                },
            ],
        })
    }
}
