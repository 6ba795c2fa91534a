//! `avatar-lint check`.

use super::Outcome;
use crate::checking::{self, Checked};
use crate::cli::{Check, FailOn, Output, Target, When};
use crate::failure;
use crate::files::{self, Find, Input};
use crate::output::{self, Format};
use crate::report::Report;
use crate::terminal::Dress;
use avatar_lint::{Level, Options};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufWriter, Write};

/// Checks the files and writes what was found.
pub(super) fn run(args: &Check, color: When) -> miette::Result<Outcome> {
    let targets = targets(&args.output)?;
    let (inputs, failures) = files::find(Find {
        paths: &args.paths,
        stdin_filename: args.stdin_filename.as_deref(),
        json: args.document_type.is_some(),
    });
    let options = Options {
        document_type: args.document_type.clone(),
        ..Options::default()
    };

    let mut failed = !failures.is_empty();
    for failure in &failures {
        failure::print(failure, color);
    }
    let mut report = Report::default();
    let mut fails = false;
    let fail_on = args.fail_on.unwrap_or(FailOn::Warning).level();
    for checked in check_all(&inputs, &options) {
        match checked {
            Ok(Checked::Skipped) => report.summary.skipped += 1,
            Ok(Checked::File(mut file)) => {
                report.summary.checked += 1;
                for finding in &file.findings {
                    report.summary.count(finding);
                    fails |= !finding.suppressed && counts(finding.level, fail_on);
                }
                if !args.output.show_suppressed {
                    file.findings.retain(|finding| !finding.suppressed);
                }
                if !file.findings.is_empty() {
                    report.files.push(file);
                }
            }
            Err(failure) => {
                failed = true;
                failure::print(&failure, color);
            }
        }
    }

    write(&report, &targets, color)?;
    if args.output.statistics {
        super::tell(|out| output::statistics(&report, out));
    }
    if !args.output.quiet {
        super::tell(|out| output::summary(&report.summary, out));
    }
    Ok(match (failed, fails) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::Clean,
    })
}

fn counts(level: Level, fail_on: Option<Level>) -> bool {
    fail_on.is_some_and(|least| level >= least)
}

/// Checks all files in parallel; the results come in the order of the files.
/// For a single file, no threads are started.
fn check_all(inputs: &[Input], options: &Options) -> Vec<miette::Result<Checked>> {
    match inputs {
        [input] => vec![checking::check(input, options)],
        inputs => inputs
            .par_iter()
            .map(|input| checking::check(input, options))
            .collect(),
    }
}

/// The formats asked for and where each goes.
fn targets(output: &Output) -> miette::Result<Vec<Target>> {
    let mut targets = if output.formats.is_empty() {
        vec![Target {
            format: Format::Full,
            file: None,
        }]
    } else {
        output.formats.clone()
    };
    let mut without_file = targets.iter_mut().filter(|target| target.file.is_none());
    if let Some(target) = without_file.next() {
        target.file.clone_from(&output.output_file);
    } else if output.output_file.is_some() {
        return Err(failure::wrong_but(
            "`--output-file` has nothing to write: every format has a file of its own",
            "leave it out, or name a format without a file",
        ));
    }
    if without_file.next().is_some() {
        return Err(failure::wrong_but(
            "only one format can be written to the same place",
            "name a file for the others, as in `--format sarif:out.sarif --format full`",
        ));
    }
    Ok(targets)
}

fn write(report: &Report, targets: &[Target], color: When) -> miette::Result<()> {
    for target in targets {
        match &target.file {
            None => super::print(|out| {
                output::write(report, target.format, Dress::of_stdout(color), out)
            })?,
            Some(path) => {
                let dress = Dress {
                    color: color == When::Always,
                    links: false,
                };
                File::create(path)
                    .and_then(|file| {
                        let mut out = BufWriter::new(file);
                        output::write(report, target.format, dress, &mut out)?;
                        out.flush()
                    })
                    .map_err(|error| failure::io("write", path, &error))?;
            }
        }
    }
    Ok(())
}
