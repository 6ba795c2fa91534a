//! What a caller chooses for a check.

use avatar_lint_driver::{self as driver, Failure, FileSettings, Settings};
use avatar_lint_rules::LineIndex;
use avatar_lint_rules::config::{CommandLine, Config, ConfigError, ConfigFault, ConfigFile, Given};
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the settings come from.
#[derive(FromPyObject)]
pub(crate) enum Source<'py> {
    /// What a configuration file would hold.
    #[pyo3(transparent)]
    Table(Bound<'py, PyDict>),
    /// A configuration file.
    #[pyo3(transparent)]
    File(PathBuf),
}

/// The settings of the file at `path`, from `source` or from the nearest
/// configuration file.
///
/// # Errors
///
/// `ValueError` when they are wrong, `OSError` when their file cannot be read.
pub(crate) fn resolve(source: Option<Source<'_>>, path: &Path) -> PyResult<FileSettings> {
    let source = match source {
        None => driver::Source::Nearest,
        Some(Source::File(source)) => driver::Source::file(&source).map_err(unusable)?,
        Some(Source::Table(settings)) => driver::Source::Given(Arc::new(ConfigFile {
            path: std::path::absolute("config")?,
            config: config(&settings)?,
        })),
    };
    let mut settings = Settings::new(source, CommandLine::default());
    let found = settings.of(path);
    match settings.failures().into_iter().next() {
        Some(failure) => Err(unusable(failure)),
        None => found.ok_or_else(|| PyValueError::new_err("the configuration file cannot be used")),
    }
}

fn config(settings: &Bound<'_, PyDict>) -> PyResult<Config> {
    Config::from_given(table(settings)?).map_err(|errors| {
        wrong(errors.iter().map(|error| match error.key.as_str() {
            "" => sentence("config", error),
            key => sentence(&format!("config: {key}"), error),
        }))
    })
}

fn table(dict: &Bound<'_, PyDict>) -> PyResult<Vec<(String, Given)>> {
    let members = dict.iter().map(|(key, value)| {
        let key = key
            .cast::<PyString>()
            .map_err(|_| PyValueError::new_err(format!("config: the key {key} is not a string")))?;
        Ok((key.to_cow()?.into_owned(), given(&value)?))
    });
    members.collect()
}

/// What a setting is read from.
fn given(value: &Bound<'_, PyAny>) -> PyResult<Given> {
    // To Python, `True` is an integer as well.
    Ok(if let Ok(value) = value.cast::<PyBool>() {
        Given::Boolean(value.is_true())
    } else if value.is_instance_of::<PyInt>() {
        Given::Integer(value.extract().ok())
    } else if let Ok(value) = value.cast::<PyFloat>() {
        Given::Float(value.value())
    } else if let Ok(value) = value.cast::<PyString>() {
        Given::String(value.to_cow()?.into_owned())
    } else if let Ok(dict) = value.cast::<PyDict>() {
        Given::Table(table(dict)?)
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        let items = value.try_iter()?.map(|item| given(&item?));
        Given::List(items.collect::<PyResult<_>>()?)
    } else {
        Given::Other(format!("of the type `{}`", value.get_type().name()?))
    })
}

fn unusable(failure: Failure) -> PyErr {
    match failure {
        Failure::Settings(ConfigFault::Wrong { path, text, errors }) => {
            let lines = LineIndex::new(&text);
            wrong(errors.iter().map(|error| {
                let start = lines.position(&text, error.span.start());
                let place = format!("{}:{}:{}", path.display(), start.line, start.column);
                sentence(&place, error)
            }))
        }
        Failure::NoSettings { path } => {
            let name = path.display();
            PyValueError::new_err(format!("{name} has no table `[tool.avatar-lint]`"))
        }
        Failure::Read { path, error } if !path.exists() || path.is_dir() => {
            let name = path.display();
            PyFileNotFoundError::new_err(format!("there is no file {name} ({error})"))
        }
        failure => PyOSError::new_err(failure.to_string()),
    }
}

fn sentence(place: &str, error: &ConfigError) -> String {
    let help = error.help.as_deref().unwrap_or_default();
    let text = format!("{place}: {} {help}", error.message);
    text.trim_end().to_owned()
}

fn wrong(sentences: impl Iterator<Item = String>) -> PyErr {
    PyValueError::new_err(sentences.collect::<Vec<_>>().join("\n"))
}
