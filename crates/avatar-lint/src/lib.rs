#![doc = include_str!("../README.md")]
//!
//! ```text
//! cli (what is asked) → the driver (files, settings, findings, fixes)
//!     → report (the one value of a run) → output (one format a file)
//! ```

pub mod cli;
mod commands;
mod diff;
mod failure;
mod notice;
mod outcome;
mod output;
mod progress;
mod report;
mod streams;
mod terminal;

pub use outcome::Outcome;
pub use output::embedded;
#[cfg(feature = "schema")]
pub use output::json::schema as report_schema;

use clap::Parser;
use std::ffi::OsString;

/// Runs the command with `arguments`, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match cli::Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    commands::run(&cli).unwrap_or_else(|notice| {
        failure::print(&notice, cli.color);
        Outcome::Failed
    })
}
