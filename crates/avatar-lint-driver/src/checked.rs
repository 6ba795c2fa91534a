//! A file with what was found in it, as it may be shown.

use crate::printable::{portable_path, printable_path};
use avatar_lint_rules::{Checked, Finding, Fingerprint, LineIndex, Position};
use pyyaml_syntax::Span;
use std::path::{Path, PathBuf};

/// A file that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// The path as given or found; for standard input the name it goes by.
    pub path: PathBuf,
    /// The path as it is shown.
    pub name: String,
    /// The path for programs, nothing in it escaped.
    pub portable_name: String,
    /// Its text, secrets masked: what excerpts are taken from. Empty when
    /// nothing was found.
    pub text: String,
    /// The lines of the text.
    pub lines: LineIndex,
    /// What is wrong with it, in the order of the text.
    pub findings: Vec<Found>,
    /// Whether it could be read. If not, only the rules about that ran.
    pub is_read: bool,
    /// How many findings of rules that are off are left out.
    pub off: usize,
}

/// A finding in its file.
#[derive(Debug)]
pub struct Found {
    /// The finding, secrets masked.
    pub finding: Finding,
    /// What it is called in every run, also when lines have moved, where the file has a name.
    pub fingerprint: Option<Fingerprint>,
    /// Whether the baseline hides it.
    pub is_known: bool,
}

/// A range of a file as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Where it starts.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
}

impl CheckedFile {
    /// A file with what was found in it. From here on nothing knows its
    /// secrets: the text and the sentences are masked, and a fix that writes a
    /// secret has no edits.
    pub fn new(path: &Path, checked: Checked<'_>) -> Self {
        let mut file = Self {
            path: path.to_owned(),
            name: printable_path(path),
            portable_name: portable_path(path),
            text: String::new(),
            lines: LineIndex::new(""),
            findings: Vec::new(),
            is_read: checked.stream().errors().is_empty(),
            off: checked.off(),
        };
        if checked.findings().is_empty() {
            return file;
        }
        file.text = checked.secrets().masked_text().into_owned();
        file.lines = LineIndex::new(&file.text);
        let found = checked.into_shown().map(|(finding, fingerprint)| Found {
            finding,
            fingerprint,
            is_known: false,
        });
        file.findings = found.collect();
        file
    }

    /// The lines and columns of `span`.
    pub fn range(&self, span: Span) -> Range {
        Range {
            start: self.lines.position(&self.text, span.start()),
            end: self.lines.position(&self.text, span.end()),
        }
    }
}

impl Found {
    /// Hides the finding, since the baseline knows it.
    pub fn hide(&mut self) {
        self.is_known = true;
        self.finding.suppressed = true;
    }
}
