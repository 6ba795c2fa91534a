//! The configuration that holds for a folder.

use super::{Chosen, CommandLine, Config, ConfigError, FILE_NAMES, Flavor};
use crate::secret::Secrets;
use std::io;
use std::path::{Path, PathBuf};

/// A configuration and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigFile {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub config: Config,
}

/// Why a configuration file cannot be used.
#[derive(Debug)]
pub enum ConfigFault {
    /// It is there and cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It says what it must not.
    Wrong {
        /// The file.
        path: PathBuf,
        /// What is in it, secrets masked: it may be the file of several tools.
        text: String,
        /// What is wrong, in the order of the text.
        errors: Vec<ConfigError>,
    },
}

impl ConfigFile {
    /// The configuration file nearest to `folder`: in it, or up the tree. Files
    /// are read with `read`, such as [`std::fs::read_to_string`]; one that is
    /// not there is [`NotFound`](io::ErrorKind::NotFound).
    ///
    /// # Errors
    ///
    /// When the nearest cannot be used; one farther away never replaces it.
    pub fn nearest(
        folder: &Path,
        read: impl Fn(&Path) -> io::Result<String>,
    ) -> Result<Option<Self>, ConfigFault> {
        for folder in folder.ancestors() {
            if let Some(found) = Self::in_folder(folder, &read)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The configuration file that stands in `folder` itself.
    ///
    /// # Errors
    ///
    /// When it cannot be used.
    pub fn in_folder(
        folder: &Path,
        read: impl Fn(&Path) -> io::Result<String>,
    ) -> Result<Option<Self>, ConfigFault> {
        for name in FILE_NAMES.into_iter().chain(["pyproject.toml"]) {
            if let Some(found) = Self::at(folder.join(name), &read)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The configuration at `path`; `None` when there is no such file, or it is
    /// a `pyproject.toml` that does not configure the linter.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be used.
    pub fn at(
        path: PathBuf,
        read: impl Fn(&Path) -> io::Result<String>,
    ) -> Result<Option<Self>, ConfigFault> {
        let text = match read(&path) {
            Ok(text) => text,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(ConfigFault::Unreadable { path, error }),
        };
        let flavor = match path.file_name() {
            Some(name) if name == "pyproject.toml" => Flavor::Pyproject,
            _ => Flavor::Own,
        };
        match Config::from_toml(&text, flavor) {
            Ok(config) => Ok(config.map(|config| Self { path, config })),
            Err(errors) => Err(wrong(path, &text, errors)),
        }
    }

    /// What is chosen for the file at `path`, as in [`Config::explain`], without the secrets of
    /// `text`, which is that of the configuration file.
    pub fn explain(&self, path: &Path, command_line: &CommandLine, text: &str) -> Vec<Chosen> {
        let secrets = Secrets::of_source(text);
        self.config
            .explain(&self.relative(path), command_line, &secrets)
    }

    /// `path` as the patterns of the configuration know it: from the folder of
    /// the configuration file if it lies in it, else as it is; with `/` between
    /// its parts. Both paths are absolute.
    pub fn relative(&self, path: &Path) -> String {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let path = path.strip_prefix(folder).unwrap_or(path);
        path.to_string_lossy().replace('\\', "/")
    }
}

/// Also where a name that is looked for is a folder, or lies in a file.
fn is_missing(error: &io::Error) -> bool {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory)
}

/// What is wrong with a file, without the secrets that may stand in it.
fn wrong(path: PathBuf, text: &str, mut errors: Vec<ConfigError>) -> ConfigFault {
    let secrets = Secrets::of_source(text);
    for error in &mut errors {
        for sentence in std::iter::once(&mut error.message).chain(&mut error.help) {
            *sentence = secrets.mask(sentence).into_owned();
        }
    }
    let text = secrets.masked_text().into_owned();
    ConfigFault::Wrong { path, text, errors }
}

#[cfg(test)]
mod tests {
    use super::{ConfigFault, ConfigFile};
    use hashbrown::HashMap;
    use std::io;
    use std::path::{Path, PathBuf};

    fn nearest(files: &[(&str, &str)], folder: &str) -> Result<Option<PathBuf>, ConfigFault> {
        let files: HashMap<&Path, &str> = files
            .iter()
            .map(|&(path, text)| (Path::new(path), text))
            .collect();
        let read = |path: &Path| {
            let text = files.get(path).ok_or(io::ErrorKind::NotFound)?;
            Ok((*text).to_owned())
        };
        let found = ConfigFile::nearest(Path::new(folder), read)?;
        Ok(found.map(|file| file.path))
    }

    #[test]
    fn the_nearest_file_counts_and_its_own_before_a_shared_one() {
        let files = [
            ("/a/avatar-lint.toml", ""),
            ("/a/b/pyproject.toml", "[tool.black]"),
            ("/a/b/c/pyproject.toml", "[tool.avatar-lint]"),
            ("/a/b/c/.avatar-lint.toml", ""),
        ];
        let found = |folder| nearest(&files, folder).unwrap().unwrap();
        assert_eq!(found("/a/b/c/d"), Path::new("/a/b/c/.avatar-lint.toml"));
        assert_eq!(found("/a/b"), Path::new("/a/avatar-lint.toml"));
        assert_eq!(nearest(&files, "/").unwrap(), None);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_a_missing_one() {
        use io::ErrorKind::{
            InvalidData, IsADirectory, NotADirectory, NotFound, Other, PermissionDenied,
        };
        let at = |kind: io::ErrorKind| {
            ConfigFile::at("avatar-lint.toml".into(), |_: &Path| Err(kind.into()))
        };
        for kind in [NotFound, NotADirectory, IsADirectory] {
            assert!(matches!(at(kind), Ok(None)), "{kind}");
        }
        for kind in [PermissionDenied, InvalidData, Other] {
            let fault = at(kind).unwrap_err();
            assert!(matches!(fault, ConfigFault::Unreadable { .. }), "{kind}");
        }
    }

    #[test]
    fn a_wrong_file_is_not_passed_over() {
        let files = [
            ("/avatar-lint.toml", ""),
            ("/a/avatar-lint.toml", "leves = 1"),
        ];
        let fault = nearest(&files, "/a/b").unwrap_err();
        assert!(matches!(fault, ConfigFault::Wrong { path, .. } if path.starts_with("/a")));
    }
}
