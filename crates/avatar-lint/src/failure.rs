//! The command's own failures: a wrong command line, a file that cannot be
//! read. They are shown on standard error and end in exit code 2.

use crate::outcome::Outcome;
use crate::terminal::{Dress, When};
use avatar_lint_driver::Failure;
use avatar_lint_driver::printable::{blanked, printable, printable_path};
use avatar_lint_rules::config::ConfigFault;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use miette::{GraphicalReportHandler, GraphicalTheme, MietteDiagnostic, NamedSource, Report};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A failure to do something to `path`.
pub(crate) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Report {
    let reason = avatar_lint_driver::reason(error);
    wrong(format!("cannot {doing} `{}`: {reason}", display(path)))
}

/// A failure of the driver; a configuration file has one for each mistake, each
/// at its place.
pub(crate) fn reports(failure: Failure) -> Vec<Report> {
    match failure {
        Failure::Settings(ConfigFault::Wrong { path, text, errors }) => {
            let name = display(&relative_to_here(&path));
            let text = Arc::new(blanked(&text));
            let report = |error| {
                let source = NamedSource::new(&name, Arc::clone(&text));
                Report::new(error).with_source_code(source)
            };
            errors.into_iter().map(report).collect()
        }
        Failure::Baseline {
            ref path,
            ref error,
        } => {
            let message = format!("`{}` cannot be used as a baseline", display(path));
            vec![Report::new(error.clone()).wrap_err(message)]
        }
        failure => vec![wrong(printable(&failure.to_string()))],
    }
}

/// The first of [`reports`]; the others are shown at once.
pub(crate) fn report(failure: Failure) -> Report {
    let mut reports = reports(failure).into_iter();
    let first = reports.next();
    reports.for_each(|report| print(&report, When::Auto));
    first.unwrap_or_else(|| wrong("the configuration file cannot be used"))
}

/// Shorter to read where the file lies below the current folder.
pub(crate) fn relative_to_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// A failure in words.
pub(crate) fn wrong(message: impl Into<String>) -> Report {
    MietteDiagnostic::new(message).into()
}

/// A failure in words, and what to do about it.
pub(crate) fn wrong_but(message: impl Into<String>, help: impl Into<String>) -> Report {
    MietteDiagnostic::new(message).with_help(help).into()
}

/// A path as it is shown.
pub(crate) fn display(path: &Path) -> String {
    printable_path(path)
}

/// Shows a failure.
pub(crate) fn print(report: &Report, color: When) {
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
pub(crate) fn usage(error: &clap::Error) -> Outcome {
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
