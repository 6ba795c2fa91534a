//! What the terminal at the other end understands.

use crate::cli::When;
use std::env;
use std::io::IsTerminal;

/// How output may be dressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// ANSI colors.
    pub color: bool,
    /// Links that can be clicked (OSC 8).
    pub links: bool,
}

impl Dress {
    /// For text, without any terminal in view.
    pub const PLAIN: Self = Self {
        color: false,
        links: false,
    };

    /// For what is written to standard output.
    pub fn of_stdout(when: When) -> Self {
        Self {
            color: color(when, &std::io::stdout()),
            links: when != When::Never
                && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        }
    }

    /// For what is written to standard error.
    pub fn of_stderr(when: When) -> Self {
        Self {
            color: color(when, &std::io::stderr()),
            links: when != When::Never
                && supports_hyperlinks::on(supports_hyperlinks::Stream::Stderr),
        }
    }
}

/// Whether to use colors: as asked; left to us, on a terminal that knows them
/// whose user has not set `NO_COLOR` (<https://no-color.org>).
fn color(when: When, stream: &impl IsTerminal) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            stream.is_terminal()
                && !is_set("NO_COLOR")
                && env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}
