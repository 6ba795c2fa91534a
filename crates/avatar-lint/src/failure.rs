//! The command's own failures: a wrong command line, a file that cannot be
//! read. They are shown on standard error and end in exit code 2.

use crate::notice::Notice;
use crate::outcome::Outcome;
use crate::output;
use crate::streams;
use crate::terminal::{Style, When};
use avatar_lint_driver::Failure;
use avatar_lint_driver::printable::{printable, printable_path};
use avatar_lint_rules::config::{ConfigError, ConfigFault};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::path::{Path, PathBuf};

/// A failure to do something to `path`.
pub(crate) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Notice {
    let reason = avatar_lint_driver::reason(error);
    Notice::new(format!("cannot {doing} `{}`: {reason}", display(path)))
}

/// A failure of the driver; a configuration file has one for each mistake, each
/// at its place.
pub(crate) fn notices(failure: Failure) -> Vec<Notice> {
    match failure {
        Failure::Settings(ConfigFault::Wrong { path, text, errors }) => {
            let name = display(&relative_to_here(&path));
            let notice = |error: ConfigError| {
                let notice = Notice::new(error.message).at(&name, &text, error.span);
                match error.help {
                    Some(help) => notice.help(help),
                    None => notice,
                }
            };
            errors.into_iter().map(notice).collect()
        }
        Failure::Baseline { ref error, .. } => {
            let message = format!("{failure}: {error}");
            vec![Notice::new(printable(&message)).help(error.help())]
        }
        failure => vec![Notice::new(printable(&failure.to_string()))],
    }
}

/// The first of [`notices`]; the others are shown at once.
pub(crate) fn notice(failure: Failure) -> Notice {
    let mut notices = notices(failure).into_iter();
    let first = notices.next();
    notices.for_each(|notice| print(&notice, When::Auto));
    first.unwrap_or_else(|| Notice::new("the configuration file cannot be used"))
}

/// Shorter to read where the file lies below the current folder.
pub(crate) fn relative_to_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// A failure in words.
pub(crate) fn wrong(message: impl Into<String>) -> Notice {
    Notice::new(message)
}

/// A failure in words, and what to do about it.
pub(crate) fn wrong_but(message: impl Into<String>, help: impl Into<String>) -> Notice {
    Notice::new(message).help(help)
}

/// A path as it is shown.
pub(crate) fn display(path: &Path) -> String {
    printable_path(path)
}

/// Shows a failure.
pub(crate) fn print(notice: &Notice, color: When) {
    streams::tell(|out| output::notice::write(notice, Style::of_stderr(color), out));
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
    print(&usage_notice(error), When::Auto);
    Outcome::Failed
}

/// A clap error as one of ours: its first line is the message, its tips are
/// help, and the usage is left to `--help`.
fn usage_notice(error: &clap::Error) -> Notice {
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
    Notice::new(printable(message)).help(help.join("\n"))
}
