//! What is known of a text that has been read.

use crate::secret::Secrets;
use crate::{Linted, Options, lint_all};
use pyyaml_syntax::Stream;

/// A text that has been read and checked, once for all who ask: what shows its
/// findings, fixes it, or names its findings.
pub struct Checked<'s> {
    /// What was read.
    pub stream: &'s Stream<'s>,
    /// What nobody may see of it.
    pub secrets: Secrets<'s>,
    /// What is wrong with it.
    pub linted: Linted,
}

impl<'s> Checked<'s> {
    /// Checks what was read.
    pub fn new(stream: &'s Stream<'s>, options: &Options) -> Self {
        let secrets = Secrets::new(stream, options.document_type.as_deref());
        let linted = lint_all(stream, &secrets, options);
        Self {
            stream,
            secrets,
            linted,
        }
    }
}
