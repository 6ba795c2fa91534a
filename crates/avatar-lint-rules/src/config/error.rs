//! What is wrong with a configuration file.

use miette::{Diagnostic, LabeledSpan};
use pyyaml_syntax::Span;
use std::fmt::{self, Display};
use std::ops::Range;

/// One thing that is wrong with a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigError {
    /// The key or value at fault.
    pub span: Span,
    /// The setting, by its names from the top: `thresholds.min-k`. Empty where it is the
    /// whole.
    pub key: String,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl ConfigError {
    pub(super) fn new(range: Range<usize>, key: String, message: impl Into<String>) -> Self {
        Self {
            span: Span::new(range.start, range.end),
            key,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

impl Diagnostic for ConfigError {
    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let help = self.help.as_deref()?;
        Some(Box::new(help))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(None, self.span.range());
        Some(Box::new(std::iter::once(label)))
    }
}
