//! What the command says of its own work: a failure, or a doubt about what it was
//! given.

use pyyaml_syntax::Span;
use std::fmt;

/// What comes of doing something that may fail.
pub(crate) type Result<T> = std::result::Result<T, Notice>;

/// A failure of the command, or a warning about an argument.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
    /// Where it is wrong, if that is in a text.
    pub(crate) origin: Option<Origin>,
    /// Whether the work can go on.
    pub(crate) is_warning: bool,
}

/// The text that a notice is about.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// What the text is called.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
    /// The part at fault.
    pub(crate) span: Span,
}

impl Notice {
    /// A failure that `message` describes.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            origin: None,
            is_warning: false,
        }
    }

    /// Says what to do about it.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// Says which part of `text`, called `name`, is wrong.
    pub(crate) fn at(self, name: impl Into<String>, text: impl Into<String>, span: Span) -> Self {
        Self {
            origin: Some(Origin {
                name: name.into(),
                text: text.into(),
                span,
            }),
            ..self
        }
    }

    /// Makes a warning of it.
    pub(crate) fn warning(self) -> Self {
        Self {
            is_warning: true,
            ..self
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
