//! What holds for each file: the nearest configuration and the command line.

use crate::failure::Failure;
use crate::file::read_own;
use crate::find::{Exclusion, Wanted};
use crate::input::absolute;
use avatar_lint_rules::Date;
use avatar_lint_rules::Options;
use avatar_lint_rules::config::{Chosen, CommandLine, Config, ConfigFile, FailOn};
use avatar_lint_rules::secret::Secrets;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where settings come from, and those that have been read.
pub struct Settings {
    command_line: CommandLine,
    source: Source,
    /// What holds in each folder that was asked for.
    folders: HashMap<PathBuf, Found>,
    failures: Vec<Failure>,
}

/// Where the settings of files come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The command line alone.
    None,
    /// One file for all.
    Given(Arc<ConfigFile>),
    /// The nearest file up the tree.
    Nearest,
}

impl Source {
    /// The configuration file at `path`, for all files.
    ///
    /// # Errors
    ///
    /// It cannot be read, or cannot be used.
    pub fn file(path: &Path) -> Result<Self, Failure> {
        match ConfigFile::at(absolute(path), read_own)? {
            Some(file) => Ok(Self::Given(Arc::new(file))),
            None => Err(match read_own(path) {
                Err(error) => Failure::read(path, error),
                Ok(_) => Failure::NoSettings {
                    path: path.to_owned(),
                },
            }),
        }
    }
}

/// What was found for a folder.
#[derive(Clone)]
enum Found {
    Nothing,
    Config(Arc<ConfigFile>),
    /// A configuration that cannot be used, which has been said.
    Broken,
}

/// The settings of one file.
#[derive(Clone, Debug)]
pub struct FileSettings {
    /// What the linter is told.
    pub options: Options,
    /// What makes the command fail.
    pub fail_on: FailOn,
    /// The largest size that is checked, in bytes.
    pub max_file_size: u64,
}

/// The settings of one file, and who chose them.
#[derive(Debug)]
pub struct Explained {
    /// The file.
    pub path: PathBuf,
    /// The configuration file that holds for it.
    pub file: Option<PathBuf>,
    /// What excludes it when a folder is checked.
    pub excluded: Option<Exclusion>,
    /// The settings.
    pub chosen: Vec<Chosen>,
}

impl Settings {
    /// The settings of `source`, below those of the command line.
    pub fn new(source: Source, command_line: CommandLine) -> Self {
        Self {
            command_line,
            source,
            folders: HashMap::new(),
            failures: Vec::new(),
        }
    }

    /// The settings of something that is no file, under a name.
    pub fn of_name(&self, name: &str) -> FileSettings {
        self.resolve(&Config::default(), name)
    }

    /// The settings of the file at `path`; `None` when its configuration cannot
    /// be used.
    pub fn of(&mut self, path: &Path) -> Option<FileSettings> {
        let path = absolute(path);
        match self.config(&path) {
            Found::Nothing => Some(self.resolve(&Config::default(), &path.to_string_lossy())),
            Found::Config(file) => Some(self.resolve(&file.config, &file.relative(&path))),
            Found::Broken => None,
        }
    }

    fn resolve(&self, config: &Config, path: &str) -> FileSettings {
        FileSettings {
            options: Options {
                today: today(),
                ..config.options(path, &self.command_line)
            },
            fail_on: config.fail_on(&self.command_line),
            max_file_size: config.max_file_size(),
        }
    }

    /// The settings of the file at `path`, with who chose them; `None` when its
    /// configuration cannot be used.
    pub fn explain(&mut self, path: &Path) -> Option<Explained> {
        let excluded = self.wants(path).excluded;
        let absolute = absolute(path);
        let (file, chosen) = match self.config(&absolute) {
            Found::Broken => return None,
            Found::Nothing => {
                let path = absolute.to_string_lossy();
                let secrets = Secrets::of_source("");
                let chosen = Config::default().explain(&path, &self.command_line, &secrets);
                (None, chosen)
            }
            Found::Config(file) => {
                // Where the settings come from a program, there is no file.
                let text = read_own(&file.path).unwrap_or_default();
                let chosen = file.explain(&absolute, &self.command_line, &text);
                (Some(file.path.clone()), chosen)
            }
        };
        Some(Explained {
            path: path.to_owned(),
            file,
            excluded,
            chosen,
        })
    }

    /// Whether a file that was found in a folder is to be looked at.
    pub fn wants(&mut self, path: &Path) -> Wanted {
        let has_extension = |names: &[&str]| {
            path.extension()
                .is_some_and(|found| names.iter().any(|name| found.eq_ignore_ascii_case(name)))
        };
        let is_yaml = has_extension(&["yaml", "yml"]);
        // JSON is read where all files are payloads of the API.
        let is_json = self.command_line.document_type.is_some() && has_extension(&["json"]);
        let mut by_name = is_yaml || is_json;
        let path = absolute(path);
        let Found::Config(file) = self.config(&path) else {
            return Wanted {
                by_name,
                excluded: None,
            };
        };
        let (config, path) = (&file.config, file.relative(&path));
        if !config.include.is_empty() {
            by_name = config.include.matches(&path);
        }
        let pattern = config.exclude.matching(&path);
        Wanted {
            by_name: by_name || config.names_type_of(&path),
            excluded: pattern.map(|pattern| Exclusion {
                by: file.path.clone(),
                pattern: pattern.to_owned(),
            }),
        }
    }

    /// What excludes the file at `path`, under its own name or that of what it
    /// leads to.
    pub fn excludes(&mut self, path: &Path) -> Option<Exclusion> {
        let excluded = self.wants(path).excluded;
        excluded.or_else(|| self.wants(&fs::canonicalize(path).ok()?).excluded)
    }

    /// Whether a run over `path` fails when there is no configuration in it.
    pub fn fails_on_empty(&mut self, path: &Path) -> bool {
        let path = absolute(path);
        let inside = if path.is_dir() { path.join("-") } else { path };
        match self.config(&inside) {
            Found::Config(file) => file.config.fail_on_empty,
            Found::Nothing | Found::Broken => false,
        }
    }

    /// What kept configurations from being used, each told once.
    pub fn failures(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.failures)
    }

    /// The configuration for the file at an absolute path.
    fn config(&mut self, path: &Path) -> Found {
        match &self.source {
            Source::None => Found::Nothing,
            Source::Given(file) => Found::Config(Arc::clone(file)),
            Source::Nearest => match path.parent() {
                Some(folder) => self.nearest(folder),
                None => Found::Nothing,
            },
        }
    }

    /// The nearest configuration of a folder. Each folder is looked into once.
    fn nearest(&mut self, folder: &Path) -> Found {
        let mut unknown = Vec::new();
        let mut found = Found::Nothing;
        for folder in folder.ancestors() {
            if let Some(known) = self.folders.get(folder) {
                found = known.clone();
                break;
            }
            unknown.push(folder.to_owned());
            match ConfigFile::in_folder(folder, read_own) {
                Ok(None) => {}
                Ok(Some(file)) => {
                    found = Found::Config(Arc::new(file));
                    break;
                }
                Err(fault) => {
                    self.failures.push(fault.into());
                    found = Found::Broken;
                    break;
                }
            }
        }
        let known = unknown.into_iter().map(|folder| (folder, found.clone()));
        self.folders.extend(known);
        found
    }
}

/// The day by UTC, so that one commit is judged alike everywhere.
fn today() -> Option<Date> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Date::after_1970(now.as_secs() / (24 * 60 * 60)))
}
