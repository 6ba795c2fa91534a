//! A report as text, one format a file.

mod concise;
mod draw;
pub mod embedded;
mod excerpt;
mod full;
mod github;
mod gitlab;
pub(crate) mod json;
mod junit;
mod markdown;
pub(crate) mod notice;
mod paint;
pub(crate) mod place;
mod sarif;
mod summary;

pub(crate) use summary::{counted, statistics, summary};

use crate::report::Report;
use crate::terminal::Style;
use clap::ValueEnum;
use std::io::{self, Write};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The source with the place marked, and what to write instead.
    Full,
    /// One line a finding: `file:line:column: level rule message`.
    Concise,
    /// One object, documented by `avatar-lint schema avatar-lint-report`.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, for the test view of most pipelines.
    Junit,
    /// A table for a merge request.
    Markdown,
}

impl Format {
    /// Whether it says what each finding is called in every run.
    pub(crate) fn names_findings(self) -> bool {
        matches!(self, Self::Sarif | Self::Gitlab)
    }
}

/// Writes `report` in `format`.
pub(crate) fn write(
    report: &Report,
    format: Format,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Full => full::write(report, style, out),
        Format::Concise => concise::write(report, out),
        Format::Json => json::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Markdown => markdown::write(report, out),
    }
}
