//! Where findings are written to.

use crate::cli::{Output, Target};
use crate::failure;
use crate::notice;
use crate::output::Format;
use avatar_lint_driver::Job;
use std::fs;

/// The formats asked for and where each goes.
pub(super) fn targets(output: &Output) -> notice::Result<Vec<Target>> {
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
        target.file.take_if(|file| file.as_os_str() == "-");
    } else if output.output_file.is_some() {
        return Err(failure::wrong_but(
            "`--output-file` has nothing to write: every format has its own file",
            "remove it, or add a format without a file",
        ));
    }
    if without_file.next().is_some() {
        return Err(failure::wrong_but(
            "only one format can be written to the same file",
            "give each of the others a file, as in `--format sarif:out.sarif --format full`",
        ));
    }
    Ok(targets)
}

/// Refuses to write findings over a file that is checked.
pub(super) fn refuse_inputs(targets: &[Target], jobs: &[Job]) -> notice::Result<()> {
    for path in targets.iter().filter_map(|target| target.file.as_deref()) {
        let Ok(real) = fs::canonicalize(path) else {
            continue;
        };
        let is_checked = |job: &Job| {
            let input = &job.input;
            input.path.file_name() == real.file_name()
                && !input.is_stdin
                && fs::canonicalize(&input.path).is_ok_and(|input| input == real)
        };
        if jobs.iter().any(is_checked) {
            let path = failure::display(path);
            return Err(failure::wrong_but(
                format!("`{path}` is checked, so the findings are not written over it"),
                "choose another file for them",
            ));
        }
    }
    Ok(())
}
