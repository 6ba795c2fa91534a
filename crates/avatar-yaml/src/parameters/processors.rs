//! Transformations before the anonymization, undone after it.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::InvalidValue;
use crate::nullable::present;

/// A transformation before the anonymization, undone after it. It bears no name: its fields tell which
/// one it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, try_from = "Fields")]
pub enum AvatarizationProcessorParameters {
    /// `id_variable`, `target_start_variable` and `target_end_variable`.
    InterRecordRangeDifference(InterRecordRangeDifferenceParameters),
    /// `target`, `references` and `scaling_unit`.
    RelativeDifference(RelativeDifferenceParameters),
}

/// Turns a pair of columns, start and end of a range, into differences between the records of one
/// individual, so that avatars keep ranges in order. Records are sorted by the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "the inter-record range difference"))]
pub struct InterRecordRangeDifferenceParameters {
    /// The column that tells which individual a record belongs to.
    pub id_variable: String,
    /// The column where the range starts.
    pub target_start_variable: String,
    /// The column where the range ends: another one than where it starts.
    pub target_end_variable: String,
}

impl InterRecordRangeDifferenceParameters {
    /// The ranges between two columns.
    ///
    /// # Errors
    /// If start and end are the same column.
    pub fn new(
        id_variable: impl Into<String>,
        target_start_variable: impl Into<String>,
        target_end_variable: impl Into<String>,
    ) -> Result<Self, InvalidValue> {
        let processor = Self {
            id_variable: id_variable.into(),
            target_start_variable: target_start_variable.into(),
            target_end_variable: target_end_variable.into(),
        };
        if processor.target_start_variable == processor.target_end_variable {
            return Err(InvalidValue::new(
                "target_end_variable",
                "a range starts and ends in two different columns",
            ));
        }
        Ok(processor)
    }
}

/// Expresses a number as its difference to the sum of other columns, so that avatars keep the relation
/// between them.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "the relative difference"))]
pub struct RelativeDifferenceParameters {
    /// The column to express as a difference.
    pub target: String,
    /// The columns whose sum it is compared with. The target is none of them.
    pub references: Vec<String>,
    /// What the difference is divided by, above 0: 1000 turns meters into kilometers. Without it
    /// nothing is divided.
    #[schemars(extend("exclusiveMinimum" = 0), example = 1000)]
    pub scaling_unit: Option<i64>,
}

impl RelativeDifferenceParameters {
    /// The difference of a column to the sum of others.
    ///
    /// # Errors
    /// If the unit is not above 0, or the target is among the references.
    pub fn new(
        target: impl Into<String>,
        references: Vec<String>,
        scaling_unit: Option<i64>,
    ) -> Result<Self, InvalidValue> {
        let target = target.into();
        if scaling_unit.is_some_and(|unit| unit <= 0) {
            return Err(InvalidValue::new("scaling_unit", "it is above 0"));
        }
        if references.contains(&target) {
            return Err(InvalidValue::new(
                "references",
                "the target is not one of its own references",
            ));
        }
        Ok(Self {
            target,
            references,
            scaling_unit,
        })
    }
}

/// What either processor may hold, before it is known which one it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    id_variable: Option<String>,
    target_start_variable: Option<String>,
    target_end_variable: Option<String>,
    target: Option<String>,
    references: Option<Vec<String>>,
    scaling_unit: Option<i64>,
}

/// What a range processor needs; any of them tells that one is meant.
const RANGE: [&str; 3] = [
    "id_variable",
    "target_start_variable",
    "target_end_variable",
];

impl TryFrom<Fields> for AvatarizationProcessorParameters {
    type Error = InvalidValue;

    fn try_from(fields: Fields) -> Result<Self, InvalidValue> {
        const NAME: &str = "avatarization_processors_parameters";
        match fields {
            Fields {
                id_variable: Some(id_variable),
                target_start_variable: Some(target_start_variable),
                target_end_variable: Some(target_end_variable),
                target: None,
                references: None,
                scaling_unit: None,
            } => Ok(Self::InterRecordRangeDifference(
                InterRecordRangeDifferenceParameters {
                    id_variable,
                    target_start_variable,
                    target_end_variable,
                },
            )),
            Fields {
                id_variable: None,
                target_start_variable: None,
                target_end_variable: None,
                target: Some(target),
                references: Some(references),
                scaling_unit,
            } => Ok(Self::RelativeDifference(RelativeDifferenceParameters {
                target,
                references,
                scaling_unit,
            })),
            Fields {
                id_variable: None,
                target_start_variable: None,
                target_end_variable: None,
                ..
            } => Err(InvalidValue::new(
                NAME,
                "nearest is the relative difference, which needs `target` and `references`",
            )),
            Fields { .. } => Err(InvalidValue::new(
                NAME,
                "nearest is the range difference, which needs `id_variable`, `target_start_variable` \
                 and `target_end_variable` and nothing else",
            )),
        }
    }
}

impl JsonSchema for AvatarizationProcessorParameters {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AvatarizationProcessorParameters".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let any_of_range: Vec<_> = RANGE
            .iter()
            .map(|field| serde_json::json!({ "required": [field] }))
            .collect();
        json_schema!({
            "description": "A transformation before the anonymization, undone after it. It bears no name: \
                its fields tell which one it is, a range (`id_variable`, `target_start_variable`, \
                `target_end_variable`) or a relative difference (`target`, `references`, `scaling_unit`).",
            "type": "object",
            "if": { "anyOf": any_of_range },
            "then": generator.subschema_for::<InterRecordRangeDifferenceParameters>(),
            "else": generator.subschema_for::<RelativeDifferenceParameters>(),
        })
    }
}
