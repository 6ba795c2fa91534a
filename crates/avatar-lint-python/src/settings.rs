//! What a caller chooses for a check.

use avatar_lint::LineIndex;
use avatar_lint::config::{CommandLine, Config, ConfigError, ConfigFault, ConfigFile, Flavor};
use avatar_lint_cli::files;
use avatar_lint_cli::settings::FileSettings;
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyValueError};
use pyo3::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

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
    let path = files::plain(&std::path::absolute(path)?);
    let read = |path: &Path| fs::read_to_string(path);
    let file = match source {
        None => {
            let folder = path.parent().unwrap_or(&path);
            ConfigFile::nearest(folder, read).map_err(unusable)?
        }
        Some(Source::File(source)) => {
            let source = std::path::absolute(source)?;
            let file = ConfigFile::at(source.clone(), read).map_err(unusable)?;
            Some(file.ok_or_else(|| no_settings(&source))?)
        }
        Some(Source::Table(json)) => Some(ConfigFile {
            path: std::path::absolute("config")?,
            config: from_json(&json)?,
        }),
    };
    let (config, path) = match file {
        Some(file) => (file.config.clone(), file.relative(&path)),
        None => (Config::default(), path.to_string_lossy().into_owned()),
    };
    let command_line = CommandLine::default();
    Ok(FileSettings {
        options: config.options(&path, &command_line),
        fail_on: config.fail_on(&command_line),
    })
}

fn from_json(json: &str) -> PyResult<Config> {
    let table: toml::Table = serde_json::from_str(json)
        .map_err(|error| PyValueError::new_err(format!("config: {error}")))?;
    let config = Config::from_toml(&table.to_string(), Flavor::Own);
    config
        .map(Option::unwrap_or_default)
        .map_err(|errors| wrong(errors.iter().map(|error| sentence("config", error))))
}

fn unusable(fault: ConfigFault) -> PyErr {
    match fault {
        ConfigFault::Unreadable { path, error } => {
            PyOSError::new_err(format!("cannot read {}: {error}", path.display()))
        }
        ConfigFault::Wrong { path, text, errors } => {
            let lines = LineIndex::new(&text);
            wrong(errors.iter().map(|error| {
                let start = lines.position(&text, error.span.start());
                let place = format!("{}:{}:{}", path.display(), start.line, start.column);
                sentence(&place, error)
            }))
        }
    }
}

fn no_settings(path: &Path) -> PyErr {
    let name = path.display();
    if path.is_file() {
        PyValueError::new_err(format!("{name} has no table `[tool.avatar-lint]`"))
    } else {
        PyFileNotFoundError::new_err(format!("there is no file {name}"))
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
