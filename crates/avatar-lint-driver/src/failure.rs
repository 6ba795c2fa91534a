//! What keeps files from being found, read, checked or written.

use crate::printable::printable_path;
use avatar_lint_rules::baseline::BaselineError;
use avatar_lint_rules::config::ConfigFault;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why something could not be done. The rest of a run goes on.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// A file cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is larger than what is read.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The largest size that is read, in bytes.
        max: u64,
    },
    /// A baseline would replace something else.
    Occupied {
        /// The file.
        path: PathBuf,
    },
    /// A folder cannot be searched.
    Search {
        /// The folder.
        folder: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// What was given is neither a file nor a pattern for file names.
    Pattern {
        /// What was given.
        pattern: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// No file matches a pattern.
    NoMatch {
        /// The pattern.
        pattern: PathBuf,
    },
    /// A configuration file cannot be used.
    Settings(ConfigFault),
    /// A `pyproject.toml` that was named does not configure the linter.
    NoSettings {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be used as a baseline.
    Baseline {
        /// The file.
        path: PathBuf,
        /// Why.
        error: BaselineError,
    },
}

impl Failure {
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read {
            path: path.to_owned(),
            error,
        }
    }

    pub(crate) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            error,
        }
    }
}

impl From<ConfigFault> for Failure {
    fn from(fault: ConfigFault) -> Self {
        match fault {
            ConfigFault::Unreadable { path, error } => Self::Read { path, error },
            fault @ ConfigFault::Wrong { .. } => Self::Settings(fault),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, error }
            | Self::Settings(ConfigFault::Unreadable { path, error }) => {
                write!(
                    f,
                    "cannot read `{}`: {}",
                    printable_path(path),
                    reason(error)
                )
            }
            Self::Write { path, error } => {
                write!(
                    f,
                    "cannot write `{}`: {}",
                    printable_path(path),
                    reason(error)
                )
            }
            Self::TooLarge { path, max } => {
                let path = printable_path(path);
                write!(f, "`{path}` is larger than `max-file-size`, {max} bytes")
            }
            Self::Occupied { path } => {
                let path = printable_path(path);
                write!(f, "`{path}` is not a baseline, so it is not overwritten")
            }
            Self::Search { folder, reason } => {
                write!(f, "cannot search `{}`: {reason}", printable_path(folder))
            }
            Self::Pattern { pattern, reason } => {
                let pattern = printable_path(pattern);
                write!(f, "`{pattern}` is not a pattern for file names: {reason}")
            }
            Self::NoMatch { pattern } => write!(f, "no file matches `{}`", printable_path(pattern)),
            Self::Settings(ConfigFault::Wrong { path, .. }) => {
                write!(
                    f,
                    "`{}` cannot be used as a configuration",
                    printable_path(path)
                )
            }
            Self::NoSettings { path } => {
                write!(
                    f,
                    "`{}` has no table `[tool.avatar-lint]`",
                    printable_path(path)
                )
            }
            Self::Baseline { path, .. } => {
                write!(f, "`{}` cannot be used as a baseline", printable_path(path))
            }
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Baseline { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Why a file cannot be read or written, in words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
