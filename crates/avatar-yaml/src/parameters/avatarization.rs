//! The three methods: k neighbors, differential privacy, fast differential privacy.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_with::apply;

use super::{
    AvatarizationProcessorParameters, DataAugmentationParameters, ExcludeVariables, Imputation,
};
use crate::FastDPMechanism;
use crate::nullable::present;
use crate::{InvalidValue, Number};

/// Declares the parameters of a method: its own fields, then those that all three have.
macro_rules! method {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        #[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            $($own)*
            /// How many dimensions the data is reduced to before neighbors are sought. Without it the
            /// engine chooses. Usually about 5. Metrics should use the same.
            #[schemars(range(min = 1), example = 5, extend("x-usual" = [5, 5]))]
            pub ncp: Option<u64>,
            /// Whether categories are reduced on their own, for columns of very many categories.
            /// Metrics should use the same.
            pub use_categorical_reduction: Option<bool>,
            /// How much a column counts when neighbors are sought, from column to weight. 1 for
            /// columns that are not named; 0 leaves a column out of the search.
            #[schemars(
                extend("additionalProperties" = json!({ "type": "number", "minimum": 0 })),
                example = json!({ "age": 2.0 }),
            )]
            pub column_weights: Option<IndexMap<String, Number>>,
            /// Columns that are not anonymized, and how their original values get into the result.
            pub exclude_variables: Option<ExcludeVariables>,
            /// How missing values are filled in before the anonymization.
            pub imputation: Option<Imputation>,
            /// How rows are added or rebalanced.
            pub data_augmentation: Option<DataAugmentationParameters>,
            /// Transformations before the anonymization, undone after it, in this order.
            pub avatarization_processors_parameters: Option<Vec<AvatarizationProcessorParameters>>,
        }
    };
}

method! {
    /// Anonymization by local averages: each row becomes a random mixture of its k nearest neighbors.
    #[schemars(extend("x-noun" = "a table's avatarization"))]
    pub struct AvatarizationParameters {
        /// How many neighbors each avatar is drawn from: at least 2 and below the number of rows. The
        /// higher, the more private and the less detailed; usually 5 to 20.
        #[schemars(range(min = 2), example = 20, extend("x-usual" = [5, 20]))]
        pub k: u64,
    }
}

impl AvatarizationParameters {
    /// The method with k neighbors and everything else left to the engine.
    ///
    /// # Errors
    /// If k is below 2: an avatar would be a copy of one original row.
    pub fn new(k: u64) -> Result<Self, InvalidValue> {
        if k < 2 {
            return Err(InvalidValue::new("k", "it is at least 2"));
        }
        Ok(Self {
            k,
            ..Self::default()
        })
    }
}

method! {
    /// Anonymization with differential privacy, which bounds what the presence of one person can change.
    #[schemars(extend("x-noun" = "a table's differentially private avatarization"))]
    pub struct AvatarizationOpenDPParameters {
        /// The privacy budget: above 0, usually 1 to 10, the lower the more private. Without it the
        /// reader goes on and nothing is promised.
        #[schemars(extend("exclusiveMinimum" = 0, "x-usual" = [1, 10]), example = 3)]
        pub epsilon: Option<Number>,
        /// The share of the budget that the preparation of the data may use, between 0 and 1. 0.3 when
        /// it is missing.
        #[schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 1, "default" = 0.3))]
        pub preprocess_budget_ratio: Option<Number>,
    }
}

impl AvatarizationOpenDPParameters {
    /// The method with this budget and everything else left to the engine.
    ///
    /// # Errors
    /// If epsilon is not a finite number above 0.
    pub fn new(epsilon: f64) -> Result<Self, InvalidValue> {
        Ok(Self {
            epsilon: Some(budget(epsilon)?),
            ..Self::default()
        })
    }
}

method! {
    /// Fast synthesis with noise in a reduced space. Steps outside of that space read the data without
    /// noise, so the whole is not differentially private.
    #[schemars(extend("x-noun" = "a table's differentially private avatarization"))]
    pub struct AvatarizationFastDPParameters {
        /// The privacy budget of the noisy step: above 0, usually 1 to 10, the lower the more private.
        #[schemars(extend("exclusiveMinimum" = 0, "x-usual" = [1, 10]), example = 3)]
        pub epsilon: Option<Number>,
        /// What describes the data in the reduced space. `gaussian` when it is missing.
        #[schemars(extend("default" = "gaussian"))]
        pub mechanism: Option<FastDPMechanism>,
        /// How many bells the mixture has. 5 when it is missing. Only `gmm` reads it.
        #[schemars(range(min = 1), extend("default" = 5))]
        pub gmm_n_components: Option<u64>,
        /// How many bins each axis has. 10 when it is missing. Only `histogram` reads it.
        #[schemars(range(min = 1), extend("default" = 10))]
        pub histogram_n_bins: Option<u64>,
        /// The percentile at which values are cut on both sides before noise is added. 5 when it is missing.
        #[schemars(range(min = 0, max = 100), extend("default" = 5.0))]
        pub bounds_percentile: Option<Number>,
    }
}

impl AvatarizationFastDPParameters {
    /// The method with this budget and everything else left to the engine.
    ///
    /// # Errors
    /// If epsilon is not a finite number above 0.
    pub fn new(epsilon: f64) -> Result<Self, InvalidValue> {
        Ok(Self {
            epsilon: Some(budget(epsilon)?),
            ..Self::default()
        })
    }
}

fn budget(epsilon: f64) -> Result<Number, InvalidValue> {
    if epsilon > 0.0 && epsilon.is_finite() {
        Ok(Number::Float(epsilon))
    } else {
        Err(InvalidValue::new(
            "epsilon",
            "it is a finite number above 0",
        ))
    }
}
