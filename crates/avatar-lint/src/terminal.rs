//! What the terminal at the other end understands.

use clap::ValueEnum;
use std::env;
use std::io::{self, IsTerminal};
use supports_hyperlinks::Stream;
use terminal_size::{Height, Width};

/// When to do what only some terminals understand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// If standard output is a terminal.
    #[default]
    Auto,
    /// Also in files and pipes.
    Always,
    /// Never.
    Never,
}

/// How output is styled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// ANSI colors.
    pub(crate) color: bool,
    /// Links that can be clicked (OSC 8).
    pub(crate) links: bool,
    /// The length of lines, in characters, at which sentences are wrapped.
    pub(crate) width: usize,
}

/// Longer lines are hard to read, however wide the terminal is.
const WIDTH: usize = 100;

impl Style {
    /// For text, without any terminal in view.
    pub(crate) const PLAIN: Self = Self {
        color: false,
        links: false,
        width: WIDTH,
    };

    /// For what is written to standard output.
    pub(crate) fn of_stdout(when: When) -> Self {
        let stdout = io::stdout();
        Self {
            color: color(when, &stdout),
            links: when != When::Never && supports_hyperlinks::on(Stream::Stdout),
            width: width(terminal_size::terminal_size_of(&stdout)),
        }
    }

    /// For what is written to standard error.
    pub(crate) fn of_stderr(when: When) -> Self {
        let stderr = io::stderr();
        Self {
            color: color(when, &stderr),
            links: when != When::Never && supports_hyperlinks::on(Stream::Stderr),
            width: width(terminal_size::terminal_size_of(&stderr)),
        }
    }

    /// For what is written to a file.
    pub(crate) fn of_file(when: When) -> Self {
        Self {
            color: when == When::Always,
            ..Self::PLAIN
        }
    }
}

fn width(terminal: Option<(Width, Height)>) -> usize {
    let Some((Width(width), _)) = terminal else {
        return WIDTH;
    };
    usize::from(width).clamp(40, WIDTH)
}

/// Whether to use colors: as asked; left to us, on a terminal that knows them
/// whose user has not set `NO_COLOR` (<https://no-color.org>).
fn color(when: When, stream: &impl IsTerminal) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => is_capable(stream) && !is_set("NO_COLOR"),
    }
}

/// Whether it is a terminal, and one that does more than print.
pub(crate) fn is_capable(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
