//! What the command does, one subcommand a file.

mod check;
mod columns;
mod completions;
mod explain;
mod init;
mod inspect;
mod man;
mod pattern;
mod rules;
mod run;
mod schema;
mod show;
mod targets;

use crate::cli::{Cli, Command};
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;

/// Does what was asked for.
pub(crate) fn run(cli: &Cli) -> notice::Result<Outcome> {
    match &cli.command {
        Command::Check(args) => check::run(args, cli.color),
        Command::Inspect(args) => inspect::run(args, cli.color),
        Command::Schema(args) => schema::run(args),
        Command::Explain(args) => explain::run(args, cli.color),
        Command::Rules(args) => rules::run(args),
        Command::Columns(args) => columns::run(args),
        Command::Pattern(args) => pattern::run(args, cli.color),
        Command::Init(args) => init::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Server(_) => match avatar_lint_server::run() {
            Ok(true) => Ok(Outcome::Clean),
            // The protocol asks for exit code 1.
            Ok(false) => Ok(Outcome::Found),
            Err(error) => Err(failure::wrong(format!("the session ended early: {error}"))),
        },
    }
}
