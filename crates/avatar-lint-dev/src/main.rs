//! `cargo dev`: what those who work on avatar-lint run.

use avatar_lint_dev::Dev;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    Dev::parse().run()
}
