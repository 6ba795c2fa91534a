//! `AvatarReportParameters`: a report on the run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::apply;

use crate::nullable::present;
use crate::{Kind, Resource, ResultsSection, Tagged};
use crate::{OutputFormat, ReportLanguage, ReportType};

/// A report on the run.
pub type AvatarReportParameters = Resource<ReportParametersSpec>;

/// A report on the run. It is made from both metrics jobs. The reader keeps one report of each type.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportParametersSpec {
    /// What the report is for. `basic` when it is missing.
    #[schemars(extend("default" = "basic"))]
    pub report_type: Option<ReportType>,
    /// The format of the file. `pdf` when it is missing; a privacy impact assessment is `docx`, whatever
    /// is asked for.
    #[schemars(extend("default" = "pdf"))]
    pub output_format: Option<OutputFormat>,
    /// The language of the text. `en` when it is missing.
    #[schemars(extend("default" = "en"))]
    pub language: Option<ReportLanguage>,
    /// Where the report goes.
    pub results: Option<ResultsSection>,
}

impl Tagged for ReportParametersSpec {
    const TAG: &'static str = Kind::Report.as_str();
}
