//! What is known of a text that has been read.

use crate::secret::Secrets;
use crate::{Finding, Linted, Options, lint_all};
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

    /// What was found otherwise: why a text cannot be read.
    pub fn with(
        stream: &'s Stream<'s>,
        document_type: Option<&str>,
        mut findings: Vec<Finding>,
    ) -> Self {
        let secrets = Secrets::new(stream, document_type);
        for finding in &mut findings {
            secrets.mask_finding(finding);
        }
        Self {
            stream,
            secrets,
            linted: Linted { findings, off: 0 },
        }
    }
}
