//! `avatar-lint completions`: the scripts that complete the command line in shells.

use crate::cli::{Completions, Shell};
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;

/// Prints the script of a shell. The scripts are generated from the command line, and
/// come with the command for those who install it without a package of their system.
pub(super) fn run(args: &Completions) -> notice::Result<Outcome> {
    let script = match args.shell {
        Shell::Bash => include_str!("../../completions/avatar-lint.bash"),
        Shell::Fish => include_str!("../../completions/avatar-lint.fish"),
        Shell::Powershell => include_str!("../../completions/_avatar-lint.ps1"),
        Shell::Zsh => include_str!("../../completions/_avatar-lint"),
    };
    streams::print(|out| out.write_all(script.as_bytes()))?;
    Ok(Outcome::Clean)
}
