//! The command's own failures: a wrong command line, a file that cannot be
//! read. They are shown on standard error and end in exit code 2.

use crate::cli::When;
use crate::commands::Outcome;
use crate::printable::printable;
use crate::terminal::Dress;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use miette::{GraphicalReportHandler, GraphicalTheme, MietteDiagnostic, Report};
use std::path::Path;

/// A failure to read or write `path`.
pub fn io(doing: &str, path: &Path, error: &std::io::Error) -> Report {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    };
    wrong(format!("cannot {doing} `{}`: {reason}", display(path)))
}

/// A failure in words.
pub fn wrong(message: impl Into<String>) -> Report {
    MietteDiagnostic::new(message).into()
}

/// A failure in words, and what to do about it.
pub fn wrong_but(message: impl Into<String>, help: impl Into<String>) -> Report {
    MietteDiagnostic::new(message).with_help(help).into()
}

/// A path as it is shown.
pub fn display(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// Shows a failure.
pub fn print(report: &Report, color: When) {
    let theme = if Dress::of_stderr(color).color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let mut text = String::new();
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false);
    if handler.render_report(&mut text, report.as_ref()).is_err() {
        text = format!("{report}\n");
    }
    eprint!("{text}");
}

/// Shows what is wrong with the command line, or the help that was asked for.
pub fn usage(error: &clap::Error) -> Outcome {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Nothing can be done when the reader of the help has gone away.
        let _ = error.print();
        return if error.use_stderr() {
            Outcome::Failed
        } else {
            Outcome::Clean
        };
    }
    // Arguments could not be read, so a `--color` among them does not count.
    print(&usage_report(error), When::Auto);
    Outcome::Failed
}

/// A clap error as one of ours: its first line is the message, its tips are
/// help, and the usage is left to `--help`.
fn usage_report(error: &clap::Error) -> Report {
    let text = error.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let mut help: Vec<&str> = lines
        .filter(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
        .map(|line| line.strip_prefix("tip: ").unwrap_or(line))
        .collect();
    if help.is_empty() {
        let names_rules = matches!(
            error.get(ContextKind::InvalidArg),
            Some(ContextValue::String(argument)) if argument.contains("<RULE")
        );
        help.push(if names_rules {
            "`avatar-lint rules` lists all rules with their groups"
        } else {
            "`--help` explains the command line"
        });
    }
    wrong_but(printable(message), help.join("\n"))
}
