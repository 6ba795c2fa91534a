//! A file to look at.

use std::path::{Component, Path, PathBuf};

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Input {
    /// The path it is shown by and that its settings are looked up for.
    pub path: PathBuf,
    /// Whether it is standard input, and `path` the name it goes by.
    pub is_stdin: bool,
    /// Whether it is checked whatever it holds, because it was named. A file
    /// that was found is checked if it is a configuration.
    pub is_named: bool,
}

impl Input {
    /// A file that is checked whatever it holds.
    pub fn named(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            is_stdin: false,
            is_named: true,
        }
    }

    /// A file that is checked if it is a configuration.
    pub fn found(path: impl Into<PathBuf>) -> Self {
        Self {
            is_named: false,
            ..Self::named(path)
        }
    }

    /// Standard input under a name.
    pub fn stdin(name: impl Into<PathBuf>) -> Self {
        Self {
            is_stdin: true,
            ..Self::named(name)
        }
    }
}

/// A path without `.`, and without `..` where it goes back on a name, so that
/// one file has one name.
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A path from the root, as it is written: links are not followed.
pub fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}
