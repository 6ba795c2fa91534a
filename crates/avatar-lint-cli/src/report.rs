//! What a run found: the one value from which every format is written.

use crate::failure::display;
use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Fingerprint, Level, LineIndex, Position};
use pyyaml_syntax::{Span, Stream};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// The files that were checked, in the order they were asked for.
    pub files: Vec<CheckedFile>,
    /// What kept files from being checked, in words.
    pub failures: Vec<String>,
    /// Whether findings that a comment or the baseline hides are shown where
    /// formats have no way of their own to mark them.
    pub show_suppressed: bool,
    /// The run in numbers.
    pub summary: Summary,
}

/// A file that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// The path as given or found; for standard input the name it goes by.
    pub path: PathBuf,
    /// The path as it is shown.
    pub name: String,
    /// Its text, secrets masked: what excerpts are taken from. Empty when
    /// nothing was found.
    pub text: String,
    /// The lines of the text.
    pub lines: LineIndex,
    /// What is wrong with it, in the order of the text.
    pub findings: Vec<Found>,
    /// Whether it could be read. If not, only the rules about that ran.
    pub is_read: bool,
}

/// A finding in its file.
#[derive(Debug)]
pub struct Found {
    /// The finding, secrets masked.
    pub finding: Finding,
    /// What it is called in every run, also when lines have moved.
    pub fingerprint: Fingerprint,
    /// Whether the baseline hides it.
    pub is_known: bool,
}

/// A run in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were checked.
    pub checked: usize,
    /// Files that were found and are no configurations.
    pub skipped: usize,
    /// Files that the configuration file excludes.
    pub excluded: usize,
    /// Findings that nothing hides, by level.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub infos: usize,
    /// Findings that a comment or the baseline hides.
    pub suppressed: usize,
    /// Fixes that were made.
    pub mended: usize,
    /// Findings with a fix that `--fix` makes.
    pub safe_fixes: usize,
    /// Findings with a fix that `--unsafe-fixes` makes as well.
    pub unsafe_fixes: usize,
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
    /// secrets: the text, the sentences and the edits of fixes are masked.
    /// `name` is what fingerprints call the file.
    pub fn new(
        path: &Path,
        name: &str,
        stream: &Stream<'_>,
        secrets: &Secrets<'_>,
        mut findings: Vec<Finding>,
    ) -> Self {
        let mut file = Self {
            path: path.to_owned(),
            name: display(path),
            text: String::new(),
            lines: LineIndex::new(""),
            findings: Vec::new(),
            is_read: true,
        };
        if findings.is_empty() {
            return file;
        }
        file.text = secrets.masked_text().into_owned();
        file.lines = LineIndex::new(&file.text);
        for finding in &mut findings {
            secrets.mask_finding(finding);
            for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                if let Cow::Owned(masked) = secrets.mask(&edit.replacement) {
                    edit.replacement = masked;
                }
            }
        }
        let fingerprints = avatar_lint::fingerprints(name, stream, secrets, &findings);
        file.findings = findings
            .into_iter()
            .zip(fingerprints)
            .map(|(finding, fingerprint)| Found {
                finding,
                fingerprint,
                is_known: false,
            })
            .collect();
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

impl Report {
    /// Every finding that is to be shown, with its file.
    pub fn findings(&self) -> impl Iterator<Item = (&CheckedFile, &Found)> {
        self.files
            .iter()
            .flat_map(|file| self.shown(file).map(move |found| (file, found)))
    }

    /// The findings of `file` that are to be shown.
    pub fn shown<'f>(&self, file: &'f CheckedFile) -> impl Iterator<Item = &'f Found> + use<'f> {
        let show_suppressed = self.show_suppressed;
        file.findings
            .iter()
            .filter(move |found| show_suppressed || !found.finding.suppressed)
    }
}

impl Found {
    /// Hides the finding, since the baseline knows it.
    pub fn hide(&mut self) {
        self.is_known = true;
        self.finding.suppressed = true;
    }
}

impl Summary {
    /// Counts `finding`.
    pub fn count(&mut self, finding: &Finding) {
        use avatar_lint::Safety;

        if finding.suppressed {
            self.suppressed += 1;
            return;
        }
        match finding.level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Info => self.infos += 1,
        }
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.safe_fixes += 1,
            Some(Safety::Unsafe) => self.unsafe_fixes += 1,
            None => {}
        }
    }

    /// The number of findings that nothing hides.
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}
