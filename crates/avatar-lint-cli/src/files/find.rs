//! From the paths on the command line to the files to look at.

use super::{Input, plain};
use crate::failure;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use miette::Report;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What to look for.
pub struct Find<'a> {
    /// The paths as given.
    pub paths: &'a [PathBuf],
    /// The name of standard input, if one was given.
    pub stdin_filename: Option<&'a Path>,
    /// Whether a file that is named is treated as if it had been found.
    pub only_configurations: bool,
    /// Which of the files in a folder are looked at.
    pub wants: &'a mut dyn FnMut(&Path) -> bool,
}

/// The files, each once: those of one path in the order of their names, the
/// paths in the order given. What cannot be found or searched is a failure
/// that does not keep the rest from being looked at.
pub fn find(find: Find<'_>) -> (Vec<Input>, Vec<Report>) {
    let Find {
        paths,
        stdin_filename,
        only_configurations,
        wants,
    } = find;
    let mut finder = Finder {
        wants,
        inputs: Vec::new(),
        failures: Vec::new(),
    };
    for path in paths {
        if path.as_os_str() == "-" {
            let name = stdin_filename.unwrap_or(Path::new("<stdin>"));
            finder.inputs.push(Input::Stdin(name.to_owned()));
        } else if path.is_dir() {
            finder.folder(path);
        } else if path.exists() || !is_glob(path) {
            finder.inputs.push(Input::Named(path.clone()));
        } else {
            finder.glob(path);
        }
    }
    let mut seen = HashSet::new();
    finder
        .inputs
        .retain(|input| seen.insert(plain(input.path())));
    if only_configurations {
        finder.take_named_as_found();
    }
    (finder.inputs, finder.failures)
}

struct Finder<'a> {
    wants: &'a mut dyn FnMut(&Path) -> bool,
    inputs: Vec<Input>,
    failures: Vec<Report>,
}

impl Finder<'_> {
    /// Adds the files of a folder that may be configurations.
    fn folder(&mut self, folder: &Path) {
        let files = self.walk(folder, |builder| {
            // Hidden folders are searched too: a missed configuration is worse
            // than a look at a file that is none.
            builder
                .hidden(false)
                .require_git(false)
                .filter_entry(|entry| entry.file_name() != ".git");
        });
        // `.` is where everybody is; names read better without it.
        let shown = files.into_iter().map(|path| match path.strip_prefix(".") {
            Ok(inner) => inner.to_owned(),
            Err(_) => path,
        });
        let found = shown.filter(|path| (self.wants)(path));
        self.inputs.extend(found.map(Input::Found));
    }

    /// Adds what a shell would have put in place of `pattern`.
    fn glob(&mut self, pattern: &Path) {
        let (base, matcher) = match compile(pattern) {
            Ok(glob) => glob,
            Err(error) => {
                self.failures.push(failure::wrong(format!(
                    "`{}` is not a pattern for file names: {}",
                    failure::display(pattern),
                    error.kind()
                )));
                return;
            }
        };
        let before = self.inputs.len();
        if base.is_dir() {
            let files = self.walk(&base, |builder| {
                builder.standard_filters(false);
            });
            let matching = files
                .into_iter()
                .map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path))
                .filter(|path| matcher.is_match(path));
            self.inputs.extend(matching.map(Input::Named));
        }
        if self.inputs.len() == before {
            self.failures.push(failure::wrong(format!(
                "no file matches `{}`",
                failure::display(pattern)
            )));
        }
    }

    fn take_named_as_found(&mut self) {
        self.inputs.retain_mut(|input| {
            let Input::Named(path) = input else {
                return true;
            };
            let is_wanted = (self.wants)(path);
            *input = Input::Found(std::mem::take(path));
            is_wanted
        });
    }

    /// The files below `base`, in the order of their names.
    fn walk(&mut self, base: &Path, set_up: impl Fn(&mut WalkBuilder)) -> Vec<PathBuf> {
        let mut builder = WalkBuilder::new(base);
        set_up(&mut builder);
        builder.sort_by_file_name(Ord::cmp);
        let mut files = Vec::new();
        for entry in builder.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => self.failures.push(failure::wrong(format!(
                    "cannot search `{}`: {error}",
                    failure::display(base)
                ))),
            }
        }
        files
    }
}

/// Whether a path that does not exist may be meant as a pattern.
fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folder that a pattern's matches lie in, and the pattern.
fn compile(pattern: &Path) -> Result<(PathBuf, GlobMatcher), globset::Error> {
    let pattern = pattern.strip_prefix(".").unwrap_or(pattern);
    let base: PathBuf = pattern
        .components()
        .take_while(|part| !is_glob(Path::new(part)))
        .collect();
    let base = if base.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        base
    };
    let matcher = GlobBuilder::new(&pattern.to_string_lossy())
        .literal_separator(true)
        .build()?
        .compile_matcher();
    Ok((base, matcher))
}

#[cfg(test)]
mod tests {
    use super::{Find, Input, find};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn names(folder: &Path, paths: &[PathBuf]) -> Vec<String> {
        let (inputs, failures) = find(Find {
            paths,
            stdin_filename: None,
            only_configurations: false,
            wants: &mut |path| path.extension().is_some_and(|name| name != "txt"),
        });
        assert!(failures.is_empty(), "{failures:?}");
        inputs
            .iter()
            .map(|input| {
                let path = input.path().strip_prefix(folder).unwrap();
                path.to_string_lossy().into_owned()
            })
            .collect()
    }

    #[test]
    fn a_folder_is_searched_for_yaml_in_order_and_leaves_out_what_git_ignores() {
        let folder = folder(&[
            (".gitignore", "out/\n.gitignore\n"),
            ("b.yml", ""),
            ("a/z.yaml", ""),
            ("a/note.txt", ""),
            ("out/c.yaml", ""),
            (".hidden/d.YAML", ""),
            (".git/e.yaml", ""),
        ]);
        let found = names(folder.path(), &[folder.path().to_owned()]);
        assert_eq!(found, [".hidden/d.YAML", "a/z.yaml", "b.yml"]);
    }

    #[test]
    fn a_glob_is_taken_as_a_shell_would() {
        let folder = folder(&[
            (".gitignore", "x.txt"),
            ("x.txt", ""),
            ("y.txt", ""),
            ("z/w.txt", ""),
        ]);
        assert_eq!(
            names(folder.path(), &[folder.path().join("*.txt")]),
            ["x.txt", "y.txt"]
        );
        assert_eq!(
            names(folder.path(), &[folder.path().join("**/w.{txt,md}")]),
            ["z/w.txt"]
        );
    }

    #[test]
    fn a_file_given_twice_is_looked_at_once() {
        let folder = folder(&[("a.yaml", "")]);
        let file = folder.path().join("a.yaml");
        let again = folder.path().join("./a.yaml");
        assert_eq!(
            names(folder.path(), &[file, folder.path().to_owned(), again]),
            ["a.yaml"]
        );
    }

    #[test]
    fn a_named_file_counts_as_found_when_only_configurations_are_wanted() {
        let folder = folder(&[("a.yaml", ""), ("b.txt", "")]);
        let [a, b] = ["a.yaml", "b.txt"].map(|name| folder.path().join(name));
        let (inputs, failures) = find(Find {
            paths: &[a.clone(), b],
            stdin_filename: None,
            only_configurations: true,
            wants: &mut |path| path.extension().is_some_and(|name| name != "txt"),
        });
        assert!(failures.is_empty(), "{failures:?}");
        assert_eq!(inputs, [Input::Found(a)]);
    }

    #[test]
    fn a_pattern_that_nothing_matches_is_a_failure() {
        let folder = folder(&[]);
        let (inputs, failures) = find(Find {
            paths: &[folder.path().join("*.yaml")],
            stdin_filename: None,
            only_configurations: false,
            wants: &mut |path| path.extension().is_some_and(|name| name != "txt"),
        });
        assert_eq!(inputs, [] as [Input; 0]);
        assert_eq!(failures.len(), 1);
    }
}
