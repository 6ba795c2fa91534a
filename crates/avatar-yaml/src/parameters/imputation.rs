//! How missing values are filled in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::ImputeMethod;
use crate::nullable::present;
use crate::{InvalidValue, Nullable, Number};

/// How missing values are filled in. The writer sets what is not chosen to null, so null means that
/// the engine decides.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`imputation`"))]
pub struct Imputation {
    /// What a missing value is taken from. Without it, or with null, the engine chooses.
    pub method: Option<Nullable<ImputeMethod>>,
    /// How many neighbors are asked. Only `knn` and `fast_knn` read it.
    #[schemars(range(min = 1), example = 5)]
    pub k: Option<Nullable<u64>>,
    /// The share of the rows that neighbors are sought in: above 0, 1 for all.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0), example = 0.5)]
    pub training_fraction: Option<Nullable<Number>>,
    /// Whether values that were missing are filled in the result as well. False when it is missing:
    /// what was missing is missing. Filled values are guesses that look like data.
    #[schemars(extend("default" = false))]
    pub return_data_imputed: Option<Nullable<bool>>,
}

impl Imputation {
    /// This method, with everything else left to the engine.
    pub fn new(method: ImputeMethod) -> Self {
        Self {
            method: Some(method.into()),
            ..Self::default()
        }
    }

    /// Seeks neighbors in this share of the rows.
    ///
    /// # Errors
    /// If the share is not above 0 and at most 1.
    pub fn with_training_fraction(mut self, fraction: f64) -> Result<Self, InvalidValue> {
        if !(fraction > 0.0 && fraction <= 1.0) {
            return Err(InvalidValue::new(
                "training_fraction",
                "it is above 0 and at most 1",
            ));
        }
        self.training_fraction = Some(Nullable::Value(fraction.into()));
        Ok(self)
    }
}
