//! What a run found: the one value from which every format is written.

use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::{Finding, Level};

/// What a run found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// The files that were checked, in the order they were asked for.
    pub(crate) files: Vec<CheckedFile>,
    /// What kept files from being checked, in words.
    pub(crate) failures: Vec<String>,
    /// Whether findings that a comment or the baseline hides are shown where
    /// formats have no way of their own to mark them.
    pub(crate) show_suppressed: bool,
    /// How many findings are shown to people, if not all.
    pub(crate) max_findings: Option<usize>,
    /// The run in numbers.
    pub(crate) summary: Summary,
}

/// A run in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Files that were checked.
    pub(crate) checked: usize,
    /// Files that were found and are no configurations.
    pub(crate) skipped: usize,
    /// Files that the configuration file excludes.
    pub(crate) excluded: usize,
    /// Findings that nothing hides, by level.
    pub(crate) errors: usize,
    /// See `errors`.
    pub(crate) warnings: usize,
    /// See `errors`.
    pub(crate) infos: usize,
    /// Findings that a comment or the baseline hides.
    pub(crate) suppressed: usize,
    /// Findings of rules that are off.
    pub(crate) off: usize,
    /// Whether the output is what would change.
    pub(crate) shows_changes: bool,
    /// Fixes that were made.
    pub(crate) fixed: usize,
    /// Findings with a fix that `--fix` makes.
    pub(crate) safe_fixes: usize,
    /// Findings with a fix that `--unsafe-fixes` makes as well.
    pub(crate) unsafe_fixes: usize,
}

impl Report {
    /// Every finding that is to be shown, with its file.
    pub(crate) fn findings(&self) -> impl Iterator<Item = (&CheckedFile, &Found)> {
        self.files
            .iter()
            .flat_map(|file| self.shown(file).map(move |found| (file, found)))
    }

    /// The findings of `file` that are to be shown.
    pub(crate) fn shown<'f>(
        &self,
        file: &'f CheckedFile,
    ) -> impl Iterator<Item = &'f Found> + use<'f> {
        let show_suppressed = self.show_suppressed;
        file.findings
            .iter()
            .filter(move |found| show_suppressed || !found.finding.suppressed)
    }
}

impl Summary {
    /// Counts `finding`.
    pub(crate) fn count(&mut self, finding: &Finding) {
        use avatar_lint_rules::Safety;

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
}
