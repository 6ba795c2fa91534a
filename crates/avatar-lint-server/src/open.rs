//! One open text, while one request about it is answered.

use crate::documents::OpenDocument;
use avatar_lint_driver::may_become_configuration;
use avatar_lint_rules::{Checked, Options, read};
use pyyaml_syntax::Stream;
use std::cell::OnceCell;

/// An open text, what has been chosen for it, and what is in it: read when it is
/// first asked for, and once for all that a request wants to know.
pub(crate) struct Open<'d> {
    /// The text.
    pub(crate) document: &'d OpenDocument,
    /// What has been chosen.
    pub(crate) options: Options,
    stream: OnceCell<Stream<'d>>,
}

impl<'d> Open<'d> {
    /// `document`, of which nothing is known yet.
    pub(crate) fn new(document: &'d OpenDocument, options: Options) -> Self {
        let encoding = document.encoding;
        Self {
            document,
            options: Options {
                encoding,
                ..options
            },
            stream: OnceCell::new(),
        }
    }

    /// What is in the text.
    pub(crate) fn stream(&self) -> &Stream<'d> {
        self.stream.get_or_init(|| read(&self.document.text))
    }

    /// Whether the text is a configuration.
    pub(crate) fn is_configuration(&self) -> bool {
        let document = self.document;
        document.is_configuration(&self.options, || self.stream())
    }

    /// Whether it is a configuration, or may become one: editors open other YAML
    /// as well.
    pub(crate) fn is_ours(&self) -> bool {
        self.is_configuration() || may_become_configuration(&self.document.text)
    }

    /// What is known of it.
    pub(crate) fn check(&self) -> Checked<'_> {
        Checked::new(self.stream(), &self.options)
    }
}
