//! `AvatarAdviceParameters`: a job that gives advice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::AdviceType;
use crate::nullable::present;
use crate::{Kind, Resource, ResultsSection, Tagged};

/// A job that gives advice.
pub type AvatarAdviceParameters = Resource<AdviceSpec>;

/// A job that looks at the data of a schema and gives advice. It anonymizes nothing.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdviceSpec {
    /// The name of the schema whose tables are looked at.
    #[schemars(example = &"schema")]
    pub schema: String,
    /// What advice is asked for.
    pub advice: AdviceParameters,
    /// Where the advice goes.
    pub results: Option<ResultsSection>,
}

impl Tagged for AdviceSpec {
    const TAG: &'static str = Kind::Advice.as_str();
}

/// What advice is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdviceParameters {
    /// The questions, one or more.
    pub advisor_type: Vec<AdviceType>,
}
