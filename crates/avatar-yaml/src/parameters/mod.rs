//! `AvatarParameters`: how the tables are anonymized.

mod augmentation;
mod avatarization;
mod exclusion;
mod imputation;
mod processors;
mod time_series;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

pub use self::augmentation::{Augmentation, DataAugmentationParameters, Modality};
pub use self::avatarization::{
    AvatarizationFastDPParameters, AvatarizationOpenDPParameters, AvatarizationParameters,
};
pub use self::exclusion::ExcludeVariables;
pub use self::imputation::Imputation;
pub use self::processors::{
    AvatarizationProcessorParameters, InterRecordRangeDifferenceParameters,
    RelativeDifferenceParameters,
};
pub use self::time_series::{Alignment, Projection, TimeSeriesParameters};
use crate::keywords::any_of;
use crate::nullable::present;
use crate::{InputParameters, InvalidValue, Kind, Resource, ResultsSection, Tagged};

/// How the tables are anonymized.
pub type AvatarParameters = Resource<AvatarParametersSpec>;

/// How the tables of a schema are anonymized: each by one of three methods, and time series beside
/// them. At least one of the four sections is needed, and the standard job needs k or epsilon.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = any_of(&[
    "avatarization",
    "avatarization_open_dp",
    "avatarization_fast_dp",
    "time_series",
]))]
pub struct AvatarParametersSpec {
    /// The name of the schema whose tables are anonymized.
    #[schemars(example = &"schema")]
    pub schema: String,
    /// Tables anonymized by local averages over k neighbors.
    pub avatarization: Option<IndexMap<String, AvatarizationParameters>>,
    /// Tables anonymized with differential privacy.
    pub avatarization_open_dp: Option<IndexMap<String, AvatarizationOpenDPParameters>>,
    /// Tables synthesized with noise in a reduced space, which is not differentially private end to end.
    pub avatarization_fast_dp: Option<IndexMap<String, AvatarizationFastDPParameters>>,
    /// The parameters document whose avatarization this one takes over.
    pub avatarization_ref: Option<String>,
    /// How the tables that hold time series are projected and aligned.
    pub time_series: Option<IndexMap<String, TimeSeriesParameters>>,
    /// The parameters document whose time series this one takes over.
    pub time_series_ref: Option<String>,
    /// Where the results go.
    pub results: Option<ResultsSection>,
    /// The start of the random numbers. With it a run can be repeated, by anyone who has the file as
    /// well. The reader takes 0 for none, and the last seed of a set for all its jobs.
    #[schemars(example = 42)]
    pub seed: Option<i64>,
    /// Whether figures are drawn.
    pub compute_figures: Option<bool>,
    /// Where a database run reads and writes, in the shape before databases had documents of their own.
    pub input: Option<InputParameters>,
}

impl AvatarParametersSpec {
    /// Parameters for the tables of a schema.
    ///
    /// # Errors
    /// If no table is given.
    pub fn new(
        schema: impl Into<String>,
        avatarization: IndexMap<String, AvatarizationParameters>,
    ) -> Result<Self, InvalidValue> {
        if avatarization.is_empty() {
            return Err(InvalidValue::new(
                "avatarization",
                "it needs at least one table",
            ));
        }
        Ok(Self {
            schema: schema.into(),
            avatarization: Some(avatarization),
            ..Self::default()
        })
    }
}

impl Tagged for AvatarParametersSpec {
    const TAG: &'static str = Kind::Parameters.as_str();
}
