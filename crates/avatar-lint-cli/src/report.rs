//! What a run found: the one value from which every format is written.

use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Level, LineIndex, Position};
use pyyaml_syntax::Span;
use std::borrow::Cow;

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// The files with something to show, in the order they were asked for.
    pub files: Vec<CheckedFile>,
    /// The run in numbers.
    pub summary: Summary,
}

/// A file that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// The name it is shown by: the path as given or found, or `<stdin>`.
    pub name: String,
    /// Its text, secrets masked: what excerpts are taken from.
    pub text: String,
    /// The lines of the text.
    pub lines: LineIndex,
    /// What is wrong with it, in the order of the text.
    pub findings: Vec<Finding>,
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
    /// Without findings there is no text to show.
    pub fn new<'s>(
        name: String,
        mut findings: Vec<Finding>,
        secrets: impl FnOnce() -> Secrets<'s>,
    ) -> Self {
        if findings.is_empty() {
            return Self {
                name,
                text: String::new(),
                lines: LineIndex::new(""),
                findings,
            };
        }
        let secrets = secrets();
        let fixes = findings
            .iter_mut()
            .filter_map(|finding| finding.fix.as_mut());
        for edit in fixes.flat_map(|fix| &mut fix.edits) {
            if let Cow::Owned(masked) = secrets.mask(&edit.replacement) {
                edit.replacement = masked;
            }
        }
        let text = secrets.masked_text().into_owned();
        Self {
            name,
            lines: LineIndex::new(&text),
            text,
            findings,
        }
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
    /// Every finding, with its file.
    pub fn findings(&self) -> impl Iterator<Item = (&CheckedFile, &Finding)> {
        self.files
            .iter()
            .flat_map(|file| file.findings.iter().map(move |finding| (file, finding)))
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
