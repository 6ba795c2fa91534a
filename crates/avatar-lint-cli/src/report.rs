//! What a run found: the one value from which every format is written.

use crate::failure::display;
use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Level, LineIndex, Position};
use pyyaml_syntax::Span;
use std::borrow::Cow;
use std::collections::HashMap;
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
}

/// A finding in its file.
#[derive(Debug)]
pub struct Found {
    /// The finding, secrets masked.
    pub finding: Finding,
    /// The same in every run for the same fault, also when lines have moved.
    /// No two findings of a file share one.
    pub fingerprint: String,
}

/// A run in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were checked.
    pub checked: usize,
    /// Files that were found and are no configurations.
    pub skipped: usize,
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
    pub fn new<'s>(
        path: &Path,
        findings: Vec<Finding>,
        secrets: impl FnOnce() -> Secrets<'s>,
    ) -> Self {
        let mut file = Self {
            path: path.to_owned(),
            name: display(path),
            text: String::new(),
            lines: LineIndex::new(""),
            findings: Vec::new(),
        };
        if findings.is_empty() {
            return file;
        }
        let secrets = secrets();
        file.text = secrets.masked_text().into_owned();
        file.lines = LineIndex::new(&file.text);
        let mut fingerprints = Fingerprints::default();
        for mut finding in findings {
            secrets.mask_finding(&mut finding);
            for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                if let Cow::Owned(masked) = secrets.mask(&edit.replacement) {
                    edit.replacement = masked;
                }
            }
            let fingerprint = fingerprints.next(&file, &finding);
            file.findings.push(Found {
                finding,
                fingerprint,
            });
        }
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
    /// What hides the finding, in SARIF's words.
    pub fn hidden_by(&self) -> &'static str {
        "inSource"
    }
}

/// Names findings by what they say and where, not by line numbers.
#[derive(Default)]
struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    fn next(&mut self, file: &CheckedFile, finding: &Finding) -> String {
        let line = file.lines.line(finding.span.start());
        let line = file.lines.line_span(&file.text, line).text(&file.text);
        let hash = hash([finding.rule.name, line.trim()]);
        let count = self.seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    }
}

/// FNV-1a, which is the same on every machine and in every version.
fn hash<'t>(parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
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
