//! What is known of a string that has been read.

use crate::fingerprint::{Fingerprint, fingerprints};
use crate::lint::{Linted, lint_all};
use crate::secret::Secrets;
use crate::{Finding, Options};
use pyyaml_syntax::Stream;
use std::iter;
use std::sync::OnceLock;

/// Checks one configuration. The findings come in the order of the text;
/// those that a comment hides are among them, marked. No sentence of theirs
/// holds a secret of the file; see [`Secrets`] for the file itself.
pub fn lint(text: &str, options: &Options) -> Vec<Finding> {
    lint_stream(&crate::read(text), options)
}

/// [`lint`] for a string that has been read already.
pub fn lint_stream(stream: &Stream<'_>, options: &Options) -> Vec<Finding> {
    Checked::new(stream, options).into_findings()
}

/// A string that has been read, and what is known of it: found out when somebody
/// asks, and once for all who ask. What shows its findings, fixes it or names its
/// findings asks the same value.
pub struct Checked<'s> {
    stream: &'s Stream<'s>,
    options: &'s Options,
    name: Option<&'s str>,
    secrets: OnceLock<Secrets<'s>>,
    linted: OnceLock<Linted>,
    fingerprints: OnceLock<Vec<Fingerprint>>,
}

impl<'s> Checked<'s> {
    /// What was read, of which nothing is known yet.
    pub fn new(stream: &'s Stream<'s>, options: &'s Options) -> Self {
        Self {
            stream,
            options,
            name: None,
            secrets: OnceLock::new(),
            linted: OnceLock::new(),
            fingerprints: OnceLock::new(),
        }
    }

    /// What was found otherwise: why a string cannot be read.
    pub fn with(stream: &'s Stream<'s>, options: &'s Options, mut findings: Vec<Finding>) -> Self {
        let checked = Self::new(stream, options);
        for finding in &mut findings {
            checked.secrets().mask_finding(finding);
        }
        let linted = OnceLock::from(Linted { findings, off: 0 });
        Self { linted, ..checked }
    }

    /// Gives the file the name that it has in fingerprints: the same in each run, such
    /// as its path in the repository with `/` between its parts.
    #[must_use]
    pub fn named(self, name: impl Into<Option<&'s str>>) -> Self {
        let name = name.into();
        Self { name, ..self }
    }

    /// Another state of the same file, of which nothing is known yet.
    pub fn after<'t>(&self, stream: &'t Stream<'t>) -> Checked<'t>
    where
        's: 't,
    {
        Checked::new(stream, self.options).named(self.name)
    }

    /// What was read.
    pub fn stream(&self) -> &'s Stream<'s> {
        self.stream
    }

    /// What nobody may see of it.
    pub fn secrets(&self) -> &Secrets<'s> {
        self.secrets
            .get_or_init(|| Secrets::new(self.stream, self.options.document_type.as_deref()))
    }

    /// What is wrong with it, in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.linted().findings
    }

    /// How many findings of rules that are off are left out, not counting those
    /// that a comment hides.
    pub fn off(&self) -> usize {
        self.linted().off
    }

    /// The names of the findings, in their order.
    pub fn fingerprints(&self) -> &[Fingerprint] {
        let name = self.name.unwrap_or_default();
        self.fingerprints
            .get_or_init(|| fingerprints(name, self.stream, self.secrets(), self.findings()))
    }

    /// What is wrong with it, for a caller that needs nothing else.
    pub(crate) fn into_findings(mut self) -> Vec<Finding> {
        self.take_linted().findings
    }

    /// What is wrong with it, and what each finding is called where the file has a name, for
    /// who shows both. A fix that writes a secret has no edits; see [`Secrets::withhold`].
    pub fn into_shown(mut self) -> impl Iterator<Item = (Finding, Option<Fingerprint>)> {
        if self.name.is_some() {
            self.fingerprints();
        }
        let fingerprints = self.fingerprints.take().unwrap_or_default();
        let mut findings = self.take_linted().findings;
        for fix in findings.iter_mut().filter_map(|it| it.fix.as_mut()) {
            self.secrets().withhold(fix);
        }
        let fingerprints = fingerprints.into_iter().map(Some);
        findings
            .into_iter()
            .zip(fingerprints.chain(iter::repeat(None)))
    }

    /// Changes what is wrong with it.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<Finding>)) {
        let mut linted = self.take_linted();
        change(&mut linted.findings);
        self.linted = OnceLock::from(linted);
        self.fingerprints = OnceLock::new();
    }

    /// Marks the findings as suppressed that are known by their names.
    pub fn hide(&mut self, is_known: impl Fn(&Fingerprint) -> bool) {
        let are_known: Vec<bool> = self.fingerprints().iter().map(is_known).collect();
        let mut linted = self.take_linted();
        for (finding, is_known) in linted.findings.iter_mut().zip(are_known) {
            finding.suppressed |= is_known;
        }
        self.linted = OnceLock::from(linted);
    }

    fn linted(&self) -> &Linted {
        let lint = || lint_all(self.stream, || self.secrets(), self.options);
        self.linted.get_or_init(lint)
    }

    fn take_linted(&mut self) -> Linted {
        self.linted();
        self.linted.take().unwrap_or_default()
    }
}
