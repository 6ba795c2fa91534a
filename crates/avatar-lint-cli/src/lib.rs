//! The `avatar-lint` command as a library, so that completions, the man page
//! and tests come from the same definitions as the command.
//!
//! ```text
//! cli (what is asked) → files (what to look at) → checking (findings)
//!     → report (the one value of a run) → output (one format a file)
//! ```

pub mod checking;
pub mod cli;
pub mod commands;
pub mod failure;
pub mod files;
pub mod fixing;
pub mod known;
pub mod output;
pub mod printable;
pub mod progress;
pub mod report;
pub mod settings;
pub mod terminal;

use clap::Parser;
use commands::Outcome;
use std::ffi::OsString;

/// Runs the command with `arguments`, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match cli::Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    commands::run(&cli).unwrap_or_else(|report| {
        failure::print(&report, cli.color);
        Outcome::Failed
    })
}
