//! Columns left out of the anonymization.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::ExcludeVariablesMethod;
use crate::InvalidValue;
use crate::nullable::present;

/// Columns that are left out of the anonymization; their original values are put into the result
/// afterwards.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`exclude_variables`"))]
pub struct ExcludeVariables {
    /// The columns. A column that is dropped cannot be excluded as well.
    pub variable_names: Vec<String>,
    /// How the original values find a row of the result. `row_order` when it is missing, which is a
    /// privacy breach: always write `coordinate_similarity`.
    #[schemars(extend("default" = "row_order"))]
    pub replacement_strategy: Option<ExcludeVariablesMethod>,
}

impl ExcludeVariables {
    /// Leaves these columns out, by this method.
    ///
    /// # Errors
    /// If there is no column.
    pub fn new(
        variable_names: Vec<String>,
        replacement_strategy: ExcludeVariablesMethod,
    ) -> Result<Self, InvalidValue> {
        if variable_names.is_empty() {
            return Err(InvalidValue::new(
                "variable_names",
                "it names at least one column",
            ));
        }
        Ok(Self {
            variable_names,
            replacement_strategy: Some(replacement_strategy),
        })
    }
}
