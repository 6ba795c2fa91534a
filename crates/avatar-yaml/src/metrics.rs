//! How privacy and usefulness of the result are measured.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_with::apply;

use crate::nullable::present;
use crate::{
    ExcludeVariables, Imputation, Kind, Number, Resource, ResultsSection, Tagged,
    TimeSeriesParameters,
};

/// How the privacy of the result is measured.
pub type AvatarPrivacyMetricsParameters = Resource<PrivacyMetricsSpec>;

/// How the usefulness of the result is measured.
pub type AvatarSignalMetricsParameters = Resource<SignalMetricsSpec>;

/// How the privacy of the result is measured. The reader forgets the document when its section is
/// missing, and the metrics are then computed with the engine's own choices.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrivacyMetricsSpec {
    /// The name of the schema of the result, the avatarized one.
    #[schemars(example = &"schema_avatarized")]
    pub schema: String,
    /// The name of the parameters that the avatars come from. Without it the schema has to name files of avatars.
    #[schemars(example = &"standard")]
    pub avatarization_ref: Option<String>,
    /// How tables of time series are projected and aligned: as in the avatarization.
    pub time_series: Option<IndexMap<String, TimeSeriesParameters>>,
    /// What is measured, from table to parameters.
    pub privacy_metrics: Option<IndexMap<String, PrivacyMetricsParameters>>,
    /// Where the results go.
    pub results: Option<ResultsSection>,
    /// The start of the random numbers.
    pub seed: Option<i64>,
}

impl Tagged for PrivacyMetricsSpec {
    const TAG: &'static str = Kind::PrivacyMetrics.as_str();
}

/// How the usefulness of the result is measured.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalMetricsSpec {
    /// The name of the schema of the result, the avatarized one.
    #[schemars(example = &"schema_avatarized")]
    pub schema: String,
    /// The name of the parameters that the avatars come from. Without it the schema has to name files of avatars.
    #[schemars(example = &"standard")]
    pub avatarization_ref: Option<String>,
    /// How tables of time series are projected and aligned: as in the avatarization.
    pub time_series: Option<IndexMap<String, TimeSeriesParameters>>,
    /// What is measured, from table to parameters.
    pub signal_metrics: Option<IndexMap<String, SignalMetricsParameters>>,
    /// Where the results go.
    pub results: Option<ResultsSection>,
    /// The start of the random numbers.
    pub seed: Option<i64>,
}

impl Tagged for SignalMetricsSpec {
    const TAG: &'static str = Kind::SignalMetrics.as_str();
}

/// Declares the parameters of metrics: those that both have, then the metric's own.
macro_rules! metrics {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        #[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            /// How many dimensions the data is reduced to. It should be that of the avatarization, or
            /// another space is measured.
            #[schemars(range(min = 1), example = 5, extend("x-usual" = [5, 5]))]
            pub ncp: Option<u64>,
            /// Whether categories are reduced on their own. It should be as in the avatarization.
            pub use_categorical_reduction: Option<bool>,
            $($own)*
            /// How missing values are filled in before measuring.
            pub imputation: Option<Imputation>,
            /// Columns that are not measured. What leaks through them then stays unseen.
            pub exclude_variables: Option<ExcludeVariables>,
            /// How much a column counts, from column to weight. 1 for columns that are not named.
            #[schemars(
                extend("additionalProperties" = json!({ "type": "number", "minimum": 0 })),
                example = json!({ "age": 2.0 }),
            )]
            pub column_weights: Option<IndexMap<String, Number>>,
        }
    };
}

metrics! {
    /// How the privacy of one table is measured.
    #[schemars(extend("x-noun" = "a table's privacy metrics"))]
    pub struct PrivacyMetricsParameters {
        /// Columns that an attacker may know of a person. Together with `target` they describe the
        /// attack that is measured (inference).
        pub known_variables: Option<Vec<String>>,
        /// The column that an attacker would like to infer. It goes together with `known_variables`, and
        /// is none of them.
        pub target: Option<String>,
        /// The percentile of distances, from 0 to 100, below which two rows count as close.
        #[schemars(range(min = 0, max = 100))]
        pub quantile_threshold: Option<u64>,
    }
}

metrics! {
    /// How the usefulness of one table is measured.
    #[schemars(extend("x-noun" = "a table's signal metrics"))]
    pub struct SignalMetricsParameters {}
}
