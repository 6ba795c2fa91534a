//! `avatar-lint check`.

use super::run::{Run, check_all};
use super::show;
use super::targets::{refuse_inputs, targets};
use crate::cli::{Check, Fixes, RuleChoice};
use crate::notice;
use crate::outcome::Outcome;
use crate::output::place::repository_path;
use crate::streams;
use crate::terminal::When;
use crate::{failure, progress};
use avatar_lint_driver::{
    Change, Find, Fixing, Job, Known, Patience, Settings, Source, find, name_from,
};
use avatar_lint_rules::config::CommandLine;
use avatar_lint_rules::{Ignoring, Safety};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Checks the files and writes what was found.
pub(super) fn run(args: &Check, color: When) -> notice::Result<Outcome> {
    let targets = targets(&args.output)?;
    let ignoring = ignoring(&args.fixes)?;
    let fixing = fixing(&args.fixes, ignoring.as_ref());
    if let Some(name) = &args.document_type {
        super::schema::find(name)?;
    }
    let known = args
        .baseline
        .baseline
        .as_deref()
        .map(Known::read)
        .transpose()
        .map_err(failure::notice)?;
    let _patience = writes_files(args, fixing).then(Patience::begin);
    let mut settings = Settings::new(source(&args.rules)?, command_line(args));
    if let Some(path) = &args.show_settings {
        let explained = settings.explain(path);
        for failure in settings.failures().into_iter().flat_map(failure::notices) {
            failure::print(&failure, color);
        }
        return match explained {
            None => Ok(Outcome::Failed),
            Some(explained) => {
                streams::print(|out| show::settings(&explained, out))?;
                Ok(Outcome::Clean)
            }
        };
    }
    let found = find(Find {
        paths: &args.paths,
        stdin_filename: args.stdin_filename.as_deref(),
        only_configurations: args.only_configurations,
        wants: &mut |path| settings.wants(path),
    });
    let baseline = args
        .baseline
        .write_baseline
        .as_deref()
        .or(args.baseline.baseline.as_deref());
    let are_named = targets.iter().any(|target| target.format.names_findings());
    let jobs: Vec<Job> = found
        .inputs
        .into_iter()
        .filter_map(|input| {
            let settings = settings.of(&input.path)?;
            let name = match baseline {
                Some(baseline) => Some(name_from(&input.path, baseline)),
                None => are_named.then(|| repository_path(&input.path)),
            };
            Some(Job {
                input,
                name,
                settings,
                baseline: known.as_ref().map(|known| Arc::clone(&known.baseline)),
            })
        })
        .collect();
    let fails_on_empty =
        args.fail_on_empty || args.paths.iter().any(|path| settings.fails_on_empty(path));

    refuse_inputs(&targets, &jobs)?;

    let mut run = Run::new(&args.output, fixing);
    for failure in found.failures.into_iter().chain(settings.failures()) {
        run.fail_by(failure, color);
    }
    if args.show_files {
        run.show_files(&jobs, &found.left_out, color)?;
        run.fail_if_empty(fails_on_empty, color);
        return Ok(run.outcome);
    }
    run.leave_out(&found.left_out, fixing, color);
    let results = progress::follow(jobs.len(), !args.output.quiet, |done| {
        check_all(&jobs, |job| {
            let checked = job.check(fixing);
            done.fetch_add(1, Ordering::Relaxed);
            checked
        })
    });
    for (job, result) in jobs.iter().zip(results) {
        match result {
            Ok(checked) => run.add(checked, job),
            Err(failure) => run.fail_by(failure, color),
        }
    }
    run.fail_if_empty(fails_on_empty, color);
    if let Some(path) = &args.baseline.write_baseline {
        return run.write_baseline(path, args.output.quiet);
    }
    run.write(&targets, color)?;
    run.tell(&args.output, known.as_ref());
    Ok(run.outcome)
}

/// Whether files are written, or changed.
fn writes_files(args: &Check, fixing: Option<Fixing<'_>>) -> bool {
    let mut formats = args.output.formats.iter();
    args.baseline.write_baseline.is_some()
        || args.output.output_file.is_some()
        || formats.any(|target| target.file.is_some())
        || matches!(fixing, Some(Fixing::Write(_)))
}

/// Where the settings come from.
fn source(rules: &RuleChoice) -> notice::Result<Source> {
    match &rules.config {
        Some(path) => Source::file(path).map_err(failure::notice),
        None if rules.no_config => Ok(Source::None),
        None => Ok(Source::Nearest),
    }
}

/// What the command line says of settings.
fn command_line(args: &Check) -> CommandLine {
    let rules = &args.rules;
    CommandLine {
        profile: rules.profile,
        select: rules.select.clone(),
        ignore: rules.ignore.clone(),
        levels: rules.levels.clone(),
        document_type: args.document_type.clone(),
        fail_on: args.fail_on,
    }
}

/// The findings that are to be suppressed by comments.
fn ignoring(fixes: &Fixes) -> notice::Result<Option<Ignoring>> {
    if fixes.add_ignore.is_empty() {
        return Ok(None);
    }
    Ignoring::new(&fixes.add_ignore, fixes.reason.as_deref())
        .map(Some)
        .map_err(|problem| {
            failure::wrong_but(
                problem,
                "`--reason` says who decided, and why the risk is acceptable",
            )
        })
}

/// What is asked to be done about findings.
fn fixing<'i>(fixes: &Fixes, ignoring: Option<&'i Ignoring>) -> Option<Fixing<'i>> {
    let safety = if fixes.unsafe_fixes {
        Safety::Unsafe
    } else {
        Safety::Safe
    };
    let change = ignoring.map_or(Change::Fix(safety), Change::Ignore);
    if fixes.diff {
        Some(Fixing::Show(change))
    } else if fixes.fix || fixes.unsafe_fixes || ignoring.is_some() {
        Some(Fixing::Write(change))
    } else {
        None
    }
}
