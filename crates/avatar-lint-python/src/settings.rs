//! What a caller chooses for a check.

use avatar_lint_driver::{self as driver, Failure, FileSettings, Settings};
use avatar_lint_rules::LineIndex;
use avatar_lint_rules::config::{
    CommandLine, Config, ConfigError, ConfigFault, ConfigFile, Flavor,
};
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyValueError};
use pyo3::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the settings come from.
#[derive(FromPyObject)]
pub(crate) enum Source {
    /// What a configuration file would hold, as a JSON object.
    #[pyo3(transparent)]
    Table(String),
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
pub(crate) fn resolve(source: Option<Source>, path: &Path) -> PyResult<FileSettings> {
    let source = match source {
        None => driver::Source::Nearest,
        Some(Source::File(source)) => driver::Source::file(&source).map_err(unusable)?,
        Some(Source::Table(json)) => driver::Source::Given(Arc::new(ConfigFile {
            path: std::path::absolute("config")?,
            config: from_json(&json)?,
        })),
    };
    let mut settings = Settings::new(source, CommandLine::default());
    let found = settings.of(path);
    match settings.failures().into_iter().next() {
        Some(failure) => Err(unusable(failure)),
        None => found.ok_or_else(|| PyValueError::new_err("the configuration file cannot be used")),
    }
}

fn from_json(json: &str) -> PyResult<Config> {
    let table: toml::Table = serde_json::from_str(json)
        .map_err(|error| PyValueError::new_err(format!("config: {error}")))?;
    let config = Config::from_toml(&table.to_string(), Flavor::Own);
    config
        .map(Option::unwrap_or_default)
        .map_err(|errors| wrong(errors.iter().map(|error| sentence("config", error))))
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
