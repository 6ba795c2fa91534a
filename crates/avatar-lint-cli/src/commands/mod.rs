//! What the command does, one subcommand a file.

mod check;
mod explain;
mod inspect;
mod pattern;
mod rules;
mod schema;
mod show;

use crate::cli::{Cli, Command};
use crate::failure;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that matters was found.
    Clean,
    /// Something was found.
    Found,
    /// The command line is wrong, or a file cannot be read or written.
    Failed,
}

impl Outcome {
    /// The exit code of the process.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Failed => 2,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome.code())
    }
}

/// Does what was asked for.
pub fn run(cli: &Cli) -> miette::Result<Outcome> {
    match &cli.command {
        Command::Check(args) => check::run(args, cli.color),
        Command::Inspect(args) => inspect::run(args, cli.color),
        Command::Schema(args) => schema::run(args),
        Command::Explain(args) => explain::run(args, cli.color),
        Command::Rules(args) => rules::run(args),
        Command::Pattern(args) => pattern::run(args, cli.color),
        Command::Server(_) => match avatar_lint_server::run() {
            Ok(true) => Ok(Outcome::Clean),
            // The protocol asks for exit code 1.
            Ok(false) => Ok(Outcome::Found),
            Err(error) => Err(failure::wrong(format!("the session ended early: {error}"))),
        },
    }
}

/// Writes to standard output. When its reader has gone away (`… | head`),
/// there is nobody left to tell.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> miette::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failure::wrong(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Writes to standard error, where a failure to write could not be reported.
fn tell(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let mut out = BufWriter::new(io::stderr().lock());
    let _ = write(&mut out).and_then(|()| out.flush());
}
