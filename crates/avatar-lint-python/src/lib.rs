//! The native half of the Python module `avatar_lint_rules`: text in, findings out
//! as JSON, and the command. What Python sees is made of it in
//! `python/avatar_lint_rules`.

mod settings;

use avatar_lint::embedded;
use avatar_lint_driver::{Input, Job};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use settings::Source;
use std::ffi::OsString;
use std::path::PathBuf;

/// The native half of `avatar_lint_rules`.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{check, run};

    /// The version of the project.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python gives it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// Runs the command with `arguments`, the first of which is its own name, and
/// returns its exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| avatar_lint::run(arguments).code())
}

/// Checks `content` as the file `filename`. Returns the findings as a JSON list,
/// and the least level that makes the command fail with these settings.
///
/// # Errors
///
/// `ValueError` when the settings are wrong, `OSError` when their file cannot
/// be read.
#[pyfunction]
#[pyo3(signature = (content, filename, *, settings, show_suppressed))]
fn check(
    py: Python<'_>,
    content: &[u8],
    filename: PathBuf,
    settings: Option<Source<'_>>,
    show_suppressed: bool,
) -> PyResult<(String, &'static str)> {
    let settings = settings::resolve(settings, &filename)?;
    let fail_on = settings.fail_on.as_str();
    let job = Job {
        name: None,
        input: Input::named(filename),
        settings,
        baseline: None,
    };
    let findings = py.detach(|| embedded::findings(&job.check_bytes(content), show_suppressed));
    let findings = findings.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    Ok((findings, fail_on))
}
