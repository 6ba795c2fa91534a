//! `cargo dev`: what those who work on avatar-lint run.

#![allow(clippy::unwrap_used, reason = "a tool of those who work here")]

use avatar_lint_dev::{generate, root, site};
use clap::Parser;
use std::path::PathBuf;
use std::process::Command;

/// What those who work on avatar-lint run
#[derive(Parser)]
#[command(bin_name = "cargo dev", disable_help_subcommand = true)]
enum Dev {
    /// Renew everything generated: schemas, completions, man pages, documentation
    Generate,
    /// Write the source of the site, with a page for each rule, for mdBook
    Site {
        /// The folder; what is in it is removed
        folder: PathBuf,
    },
}

fn main() {
    match Dev::parse() {
        Dev::Generate => renew(),
        Dev::Site { folder } => site::write(&root(), &folder),
    }
}

fn renew() {
    let changed = generate::write(&root());
    for path in &changed {
        println!("{path}");
    }
    // The linter is compiled from the schemas, and the rest is made by the linter.
    if changed.iter().any(|path| path.starts_with("schemas/")) {
        let status = Command::new(env!("CARGO"))
            .args(["dev", "generate"])
            .current_dir(root())
            .status()
            .unwrap();
        assert!(
            status.success(),
            "what the new schemas give was not written"
        );
    }
}
