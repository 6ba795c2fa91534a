//! How tables that hold time series are projected and aligned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use super::ExcludeVariables;
use crate::nullable::present;
use crate::{AlignmentMethod, ProjectionType, UnalignmentStrategy};
use crate::{InvalidValue, Nullable};

/// How a table of time series is treated. The table needs a `time_series_time` column.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "a table's time series"))]
pub struct TimeSeriesParameters {
    /// How a series becomes a few numbers.
    pub projection: Option<Projection>,
    /// How series of different lengths get the same points in time.
    pub alignment: Option<Alignment>,
    /// Columns that are not anonymized, and how their original values get into the result.
    pub exclude_variables: Option<ExcludeVariables>,
}

/// How a series becomes a few numbers. The writer sets what is not chosen to null.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`projection`"))]
pub struct Projection {
    /// The method. Without it, or with null, the engine chooses.
    pub projection_type: Option<Nullable<ProjectionType>>,
    /// How many numbers are kept. Without it, or with null, the engine chooses.
    #[schemars(range(min = 1), example = 10)]
    pub nf: Option<Nullable<u64>>,
    /// The former name of `projection_type`, still read where that is missing.
    #[serde(rename = "type")]
    #[schemars(extend("deprecated" = true, "x-now" = "projection_type"))]
    pub former_type: Option<Nullable<ProjectionType>>,
}

impl Projection {
    /// This method, keeping `nf` numbers.
    ///
    /// # Errors
    /// If `nf` is 0.
    pub fn new(projection_type: ProjectionType, nf: u64) -> Result<Self, InvalidValue> {
        if nf == 0 {
            return Err(InvalidValue::new("nf", "it is at least 1"));
        }
        Ok(Self {
            projection_type: Some(projection_type.into()),
            nf: Some(nf.into()),
            former_type: None,
        })
    }

    /// The method that the reader takes, whichever name it is written under.
    pub fn method(&self) -> Option<ProjectionType> {
        let written = |field: Option<Nullable<ProjectionType>>| field.and_then(Option::from);
        written(self.projection_type).or_else(|| written(self.former_type))
    }
}

/// How series of different lengths get the same points in time. The writer sets what is not chosen to
/// null.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`alignment`"))]
pub struct Alignment {
    /// How many points a series gets, with `method: specified`.
    #[schemars(range(min = 1), example = 20)]
    pub nb_points: Option<Nullable<u64>>,
    /// What the number of points is taken from. Without it, or with null, the engine chooses.
    pub method: Option<Nullable<AlignmentMethod>>,
    /// How avatars get points in time of their own again. Without it, or with null, the engine chooses.
    pub unalignment: Option<Nullable<UnalignmentStrategy>>,
}

impl Alignment {
    /// Exactly this many points.
    ///
    /// # Errors
    /// If there is no point.
    pub fn specified(nb_points: u64) -> Result<Self, InvalidValue> {
        if nb_points == 0 {
            return Err(InvalidValue::new("nb_points", "it is at least 1"));
        }
        Ok(Self {
            nb_points: Some(nb_points.into()),
            method: Some(AlignmentMethod::Specified.into()),
            unalignment: None,
        })
    }
}
