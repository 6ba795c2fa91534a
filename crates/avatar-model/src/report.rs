//! Reports.

use super::document::Document;
use super::value::Spanned;
use avatar_format::{OutputFormat, ReportType};

/// An `AvatarReportParameters`.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a>(pub Document<'a>);

impl<'a> Report<'a> {
    /// What is reported; `basic` when it is not written.
    pub fn report_type(&self) -> Option<Spanned<'a, ReportType>> {
        self.0.spec()?.choice("report_type")
    }

    /// Whether it is the report for a privacy impact assessment.
    pub fn is_pia(&self) -> bool {
        self.report_type()
            .is_some_and(|report| report.value == ReportType::Pia)
    }

    /// The file format; `pdf` when it is not written.
    pub fn output_format(&self) -> Option<Spanned<'a, OutputFormat>> {
        self.0.spec()?.choice("output_format")
    }
}
