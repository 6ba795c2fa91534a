//! A report as text, one format a file.

mod concise;
mod excerpt;
mod full;
pub mod json;
mod paint;
mod summary;

pub use summary::{statistics, summary};

use crate::report::Report;
use crate::terminal::Dress;
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
}

/// Writes `report` in `format`.
pub fn write(report: &Report, format: Format, dress: Dress, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Full => full::write(report, dress, out),
        Format::Concise => concise::write(report, out),
        Format::Json => json::write(report, out),
    }
}
