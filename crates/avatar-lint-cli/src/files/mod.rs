//! Which files a run looks at, and what is in them.

mod find;
mod read;

pub use avatar_lint::is_configuration;
pub use find::{Find, find};
pub use read::{Content, read};

use std::path::{Component, Path, PathBuf};

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input, under the name it is shown by.
    Stdin(PathBuf),
    /// A file that was named: it is checked whatever it holds.
    Named(PathBuf),
    /// A file that was found in a folder: it is checked if it is a configuration.
    Found(PathBuf),
}

impl Input {
    /// The path it is shown by and that its settings are looked up for.
    pub fn path(&self) -> &Path {
        match self {
            Self::Stdin(path) | Self::Named(path) | Self::Found(path) => path,
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
