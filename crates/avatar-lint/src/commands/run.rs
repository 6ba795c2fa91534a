//! What a run of `avatar-lint check` comes to, and what is reported of it.

use super::show;
use crate::cli::{Output, Target};
use crate::notice::{self, Notice};
use crate::outcome::Outcome;
use crate::output;
use crate::report::{Report, Summary};
use crate::streams;
use crate::terminal::{Style, When};
use crate::{diff, failure};
use avatar_lint_driver::printable::printable;
use avatar_lint_driver::{
    CheckedFile, Failure, FixedText, Fixing, Found, Job, Known, LeftOut, read, write_whole,
};
use avatar_lint_rules::config::FailOn;
use rayon::prelude::*;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What a run has come to so far.
pub(super) struct Run<'j> {
    report: Report,
    /// The jobs that the files of the report come from.
    jobs: Vec<&'j Job>,
    pub(super) outcome: Outcome,
    /// Texts and diffs that go to standard output in place of the findings.
    texts: Vec<(&'j Path, FixedText)>,
}

impl<'j> Run<'j> {
    pub(super) fn new(output: &Output, fixing: Option<Fixing<'_>>) -> Self {
        Self {
            report: Report {
                show_suppressed: output.show_suppressed,
                max_findings: Some(output.max_findings).filter(|max| *max > 0),
                summary: Summary {
                    shows_changes: matches!(fixing, Some(Fixing::Show(_))),
                    ..Summary::default()
                },
                ..Report::default()
            },
            jobs: Vec::new(),
            outcome: Outcome::Clean,
            texts: Vec::new(),
        }
    }

    /// Shows a failure that does not end the run.
    fn fail(&mut self, failure: &Notice, color: When) {
        failure::print(failure, color);
        self.report.failures.push(failure.to_string());
        self.outcome = Outcome::Failed;
    }

    pub(super) fn fail_by(&mut self, failure: Failure, color: When) {
        for report in failure::notices(failure) {
            self.fail(&report, color);
        }
    }

    /// Counts what is not looked at.
    pub(super) fn leave_out(
        &mut self,
        left_out: &'j [LeftOut],
        fixing: Option<Fixing<'_>>,
        color: When,
    ) {
        for LeftOut { input, excluded } in left_out {
            match excluded {
                Some(_) => self.report.summary.excluded += 1,
                None => self.report.summary.skipped += 1,
            }
            // A string from standard input is written back.
            if input.is_stdin && matches!(fixing, Some(Fixing::Write(_))) {
                match read(input) {
                    Ok(bytes) => self.texts.push((&input.path, FixedText::Print(bytes))),
                    Err(failure) => self.fail_by(failure, color),
                }
            }
        }
    }

    /// Lists what would be checked, and on standard error what would not.
    pub(super) fn show_files(
        &mut self,
        jobs: &[Job],
        left_out: &[LeftOut],
        color: When,
    ) -> notice::Result<()> {
        let (mut checked, mut others) = (Vec::new(), Vec::new());
        for (job, result) in jobs.iter().zip(check_all(jobs, Job::is_checked)) {
            match result {
                Ok(true) => checked.push(job),
                Ok(false) => others.push(job),
                Err(failure) => self.fail_by(failure, color),
            }
        }
        self.report.summary.checked = checked.len();
        streams::tell(|out| show::left_out(left_out, &others, out));
        streams::print(|out| show::files(checked, out))
    }

    /// Fails where there must be a configuration and is none.
    pub(super) fn fail_if_empty(&mut self, fails: bool, color: When) {
        if fails && self.report.summary.checked == 0 && self.outcome != Outcome::Failed {
            let failure = failure::wrong_but(
                "no avatar configurations found, and `fail-on-empty` requires one",
                "`avatar-lint check --show-files` lists the skipped files with the reason",
            );
            self.fail(&failure, color);
        }
    }

    pub(super) fn add(&mut self, checked: avatar_lint_driver::Outcome, job: &'j Job) {
        let (file, fixed) = match checked {
            avatar_lint_driver::Outcome::Skipped(text) => {
                self.report.summary.skipped += 1;
                let text = text.map(FixedText::Print);
                self.texts.extend(text.map(|text| (&*job.input.path, text)));
                return;
            }
            avatar_lint_driver::Outcome::File(file, fixed) => (file, fixed),
        };
        self.report.summary.checked += 1;
        self.report.summary.off += file.off;
        if let Some(fixed) = fixed {
            if !matches!(fixed.result, FixedText::Show { .. }) {
                self.report.summary.fixed += fixed.fixes;
            }
            self.texts.push((&job.input.path, fixed.result));
        }
        for Found { finding, .. } in &file.findings {
            self.report.summary.count(finding);
            let matters = match job.settings.fail_on {
                FailOn::Level(least) => finding.level >= least,
                FailOn::Never => false,
            };
            if matters && !finding.suppressed {
                self.outcome = self.outcome.max(Outcome::Found);
            }
        }
        self.report.files.push(file);
        self.jobs.push(job);
    }

    /// Writes the findings where they are wanted. Where standard output is
    /// taken by diffs or a fixed text, the findings for it are left out or go
    /// to standard error.
    pub(super) fn write(&self, targets: &[Target], color: When) -> notice::Result<()> {
        for target in targets {
            let write = |style: Style, out: &mut dyn Write| {
                output::write(&self.report, target.format, style, out)
            };
            match &target.file {
                Some(path) => {
                    let style = Style::of_file(color);
                    write_whole(path, |out| write(style, out)).map_err(failure::notice)?;
                }
                None if self.report.summary.shows_changes => {}
                None if self.prints_text() => {
                    streams::tell(|out| write(Style::of_stderr(color), out));
                }
                None => streams::print(|out| write(Style::of_stdout(color), out))?,
            }
        }
        let style = Style::of_stdout(color);
        let is_terminal = io::stdout().is_terminal();
        streams::print(|out| {
            self.texts.iter().try_for_each(|(path, text)| match text {
                FixedText::Written => Ok(()),
                FixedText::Print(bytes) => out.write_all(bytes),
                FixedText::Show { before, after } => {
                    let diff = diff::diff(path, before, after);
                    diff::write_diff(&diff, style, is_terminal, out)
                }
            })
        })
    }

    /// Writes what was found as a baseline. That there is something is no
    /// failure then.
    pub(super) fn write_baseline(&self, path: &Path, quiet: bool) -> notice::Result<Outcome> {
        if self.outcome == Outcome::Failed {
            return Err(failure::wrong(
                "no baseline was written, because some files could not be checked",
            ));
        }
        let count = Known::write(&self.checked(), path).map_err(failure::notice)?;
        if !quiet {
            let path = failure::display(path);
            let findings = output::counted(count, "finding");
            streams::tell(|out| writeln!(out, "Wrote {findings} to `{path}`."));
        }
        Ok(Outcome::Clean)
    }

    /// Says what stands beside the findings.
    pub(super) fn tell(&self, output: &Output, known: Option<&Known>) {
        if output.statistics {
            streams::tell(|out| output::statistics(&self.report, out));
        }
        if output.quiet {
            return;
        }
        if let Some(known) = known {
            self.tell_outdated(known);
        }
        if self.outcome != Outcome::Failed || self.report.summary.checked > 0 {
            streams::tell(|out| output::summary(&self.report.summary, out));
        }
    }

    /// Each file with its job.
    fn checked(&self) -> Vec<(&Job, &CheckedFile)> {
        self.jobs.iter().copied().zip(&self.report.files).collect()
    }

    /// Names the entries of the baseline that match nothing any more.
    fn tell_outdated(&self, known: &Known) {
        let checked = self.checked();
        let outdated = known.outdated(&checked);
        if outdated.is_empty() {
            return;
        }
        let path = failure::display(known.path());
        streams::tell(|out| {
            writeln!(
                out,
                "In the baseline `{path}`, but no longer found (`--write-baseline {path}` \
                 removes them):"
            )?;
            outdated.iter().try_for_each(|entry| {
                let line = format!("{}: {} at {}", entry.file, entry.rule, entry.place);
                writeln!(out, "  {}", printable(&line))
            })
        });
    }

    fn prints_text(&self) -> bool {
        self.texts
            .iter()
            .any(|(_, text)| matches!(text, FixedText::Print(_)))
    }
}

/// Checks all files in parallel; the results come in the order of the files.
/// For a single file, no threads are started.
pub(super) fn check_all<R: Send>(jobs: &[Job], check: impl Fn(&Job) -> R + Send + Sync) -> Vec<R> {
    match jobs {
        [job] => vec![check(job)],
        jobs => jobs.par_iter().map(check).collect(),
    }
}
