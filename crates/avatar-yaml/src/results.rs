//! The `results` section: where a job writes.
//!
//! The published package calls its class `Results`, as it calls the enumeration
//! of result kinds; here the section is [`ResultsSection`] and
//! [`Results`](crate::Results) the enumeration.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::ResultsFormat;
use crate::nullable::present;

/// Where and how a job writes its results.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "`results`"))]
pub struct ResultsSection {
    /// The volume that the results go to. `results` exists without being declared. Results include the
    /// unshuffled avatars, so the place must not be public.
    #[schemars(example = &"results")]
    pub volume: Option<String>,
    /// The folder within the volume. The reader forgets a path of one's own when the file is loaded
    /// again, and each job falls back to its usual one.
    #[schemars(example = &"standard", example = &"privacy_metrics")]
    pub path: Option<String>,
    /// The format of the tables. Without it the engine writes the format it has read.
    pub format: Option<ResultsFormat>,
    /// How the files are named.
    pub name_template: Option<String>,
    /// How many distribution plots are drawn at most: -1 for all, 0 for none. Plots are drawn from
    /// original data as well, and rare values show in them.
    #[schemars(range(min = -1), example = -1)]
    pub max_distribution_plots: Option<i64>,
}
