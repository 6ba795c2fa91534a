//! What those who work on avatar-lint run, as `cargo dev`.
//!
//! A fault here is a fault of the repository, so it ends in a panic.

#![allow(
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a tool of those who work here"
)]

pub mod generate;
pub mod new_rule;
pub mod site;

use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What those who work on avatar-lint run
#[derive(Parser)]
#[command(bin_name = "cargo dev", disable_help_subcommand = true)]
pub enum Dev {
    /// Renew everything generated: schemas, completions, man pages, documentation
    Generate,
    /// Make a rule: its code, its page and its registration
    NewRule {
        /// The group, such as `privacy`
        group: String,
        /// The name, such as `low-k`
        name: String,
    },
    /// Write the source of the site, with a page for each rule, for mdBook
    Site {
        /// The folder; what is in it is removed
        folder: PathBuf,
    },
}

impl Dev {
    /// Does what was asked for.
    pub fn run(self) -> ExitCode {
        match self {
            Self::Generate => renew(),
            Self::NewRule { group, name } => match new_rule::create(&root(), &group, &name) {
                Ok(paths) => println!("{}", paths.join("\n")),
                Err(refusal) => {
                    eprintln!("No rule was made: {refusal}.");
                    return ExitCode::FAILURE;
                }
            },
            Self::Site { folder } => site::write(&root(), &folder),
        }
        ExitCode::SUCCESS
    }
}

fn renew() {
    let changed = generate::write(&root());
    for path in &changed {
        println!("{path}");
    }
    // The linter is compiled from the schemas, and the rest is made by the linter.
    if changed.iter().any(|path| generate::is_source(path)) {
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

/// The root of the repository.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.unwrap().to_owned()
}
