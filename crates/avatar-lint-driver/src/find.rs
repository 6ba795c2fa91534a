//! From the paths on the command line to the files to look at.

use crate::failure::Failure;
use crate::input::{Input, plain};
use crate::walk;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
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
    pub wants: &'a mut dyn FnMut(&Path) -> Wanted,
}

/// Whether a file that was found is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wanted {
    /// Whether its name is one that configurations have.
    pub by_name: bool,
    /// What excludes it.
    pub excluded: Option<Exclusion>,
}

/// What excludes a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The configuration file.
    pub by: PathBuf,
    /// Its pattern.
    pub pattern: String,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Search {
    /// The files to look at, each once: those of one path in the order of their
    /// names, the paths in the order given.
    pub inputs: Vec<Input>,
    /// The files that are not looked at. Of those in folders, only what is
    /// excluded: the rest goes by other names.
    pub left_out: Vec<LeftOut>,
    /// What cannot be found or searched. It does not keep the rest from being
    /// looked at.
    pub failures: Vec<Failure>,
}

/// A file that is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file.
    pub input: Input,
    /// What excludes it; nothing when configurations have other names.
    pub excluded: Option<Exclusion>,
}

/// Looks for files.
///
/// A link to a file is followed once and stands for the file it leads to, so
/// that a file that is found twice is one. Links to folders are not followed
/// below the paths that were given, and links that lead nowhere are no files.
pub fn find(find: Find<'_>) -> Search {
    let Find {
        paths,
        stdin_filename,
        only_configurations,
        wants,
    } = find;
    let mut finder = Finder {
        wants,
        only_configurations,
        folders: HashMap::new(),
        known: HashMap::new(),
        found: Search::default(),
    };
    for path in paths {
        if path.as_os_str() == "-" {
            finder.stdin(stdin_filename);
        } else if path.is_dir() {
            finder.folder(path);
        } else if path.exists() || !walk::is_glob(path) {
            finder.named(path);
        } else {
            finder.glob(path);
        }
    }
    finder.found
}

struct Finder<'a> {
    wants: &'a mut dyn FnMut(&Path) -> Wanted,
    only_configurations: bool,
    /// The real path of each folder in which files were found.
    folders: HashMap<PathBuf, Option<PathBuf>>,
    /// The position of each input by its real path; none for what is left out.
    known: HashMap<PathBuf, Option<usize>>,
    found: Search,
}

impl Finder<'_> {
    /// Adds standard input. Without a name, its content alone decides.
    fn stdin(&mut self, name: Option<&Path>) {
        let mut input = Input::stdin(name.unwrap_or(Path::new("<stdin>")));
        input.is_named = !self.only_configurations;
        // No file has this path, so it is only found again by another `-`.
        let real = PathBuf::from("-");
        match name {
            Some(name) if self.only_configurations => {
                let wanted = (self.wants)(name);
                self.settle(real, input, wanted);
            }
            _ => self.add(real, input),
        }
    }

    /// Adds a file that was given.
    fn named(&mut self, path: &Path) {
        if self.only_configurations {
            self.found(path, true);
        } else {
            let (real, shown) = follow(path);
            self.add(real, Input::named(shown));
        }
    }

    /// Adds a file that is looked at if it is wanted. A link must be wanted by
    /// its own name, and what it leads to must not be excluded.
    fn found(&mut self, path: &Path, is_named: bool) {
        let mut wanted = (self.wants)(path);
        if !wanted.by_name && !is_named {
            return;
        }
        let real = (!is_named).then(|| self.real_path(path)).flatten();
        let (real, shown) = match real {
            Some(real) => (real, path.to_owned()),
            None => follow(path),
        };
        if wanted.excluded.is_none() && shown != path {
            wanted.excluded = (self.wants)(&shown).excluded;
        }
        self.settle(real, Input::found(shown), wanted);
    }

    fn settle(&mut self, real: PathBuf, input: Input, wanted: Wanted) {
        let Wanted { by_name, excluded } = wanted;
        if by_name && excluded.is_none() {
            self.add(real, input);
        } else if let Entry::Vacant(entry) = self.known.entry(real) {
            entry.insert(None);
            self.found.left_out.push(LeftOut { input, excluded });
        }
    }

    /// Adds a file, if it is not there yet. Being named counts more than being
    /// found, and that more than being left out under another name.
    fn add(&mut self, real: PathBuf, input: Input) {
        let Search {
            inputs, left_out, ..
        } = &mut self.found;
        let known = self.known.entry(real).or_default();
        if let Some(known) = known.and_then(|known| inputs.get_mut(known)) {
            known.is_named |= input.is_named;
        } else {
            *known = Some(inputs.len());
            left_out.retain(|left| left.input.path != input.path);
            inputs.push(input);
        }
    }

    /// The real path of a file that is no link, under the name that its folder has for
    /// it: which folder that is, is found out once for all files in it.
    fn real_path(&mut self, path: &Path) -> Option<PathBuf> {
        if path.is_symlink() {
            return None;
        }
        let (folder, name) = (path.parent()?, path.file_name()?);
        if !self.folders.contains_key(folder) {
            let real = fs::canonicalize(Path::new(".").join(folder)).ok();
            self.folders.insert(folder.to_owned(), real);
        }
        Some(self.folders.get(folder)?.as_ref()?.join(name))
    }

    /// Adds the files of a folder that may be configurations.
    fn folder(&mut self, folder: &Path) {
        let files = walk::folder(folder, &mut self.found.failures);
        for path in &files {
            // `.` is where everybody is; names read better without it.
            self.found(path.strip_prefix(".").unwrap_or(path), false);
        }
    }

    /// Adds what a shell would have put in place of `pattern`.
    fn glob(&mut self, pattern: &Path) {
        let files = match walk::glob(pattern, &mut self.found.failures) {
            Ok(files) => files,
            Err(error) => {
                self.found.failures.push(Failure::Pattern {
                    pattern: pattern.to_owned(),
                    reason: error.kind().to_string(),
                });
                return;
            }
        };
        for path in &files {
            self.named(path);
        }
        if files.is_empty() {
            self.found.failures.push(Failure::NoMatch {
                pattern: pattern.to_owned(),
            });
        }
    }
}

/// The real path of a file, and how it is shown: as it was given or found, or,
/// where that is a link, by what it leads to.
fn follow(path: &Path) -> (PathBuf, PathBuf) {
    let Ok(real) = fs::canonicalize(path) else {
        // What is not there is told when it is read.
        return (plain(path), path.to_owned());
    };
    if !path.is_symlink() {
        return (real, path.to_owned());
    }
    let here = std::env::current_dir().and_then(fs::canonicalize);
    let shown = match here.as_deref().map(|here| real.strip_prefix(here)) {
        Ok(Ok(below)) => below.to_owned(),
        _ => real.clone(),
    };
    (real, shown)
}

#[cfg(test)]
mod tests {
    use super::{Find, Input, LeftOut, Search, Wanted, find};
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

    fn found(paths: &[PathBuf], only_configurations: bool) -> Search {
        find(Find {
            paths,
            stdin_filename: None,
            only_configurations,
            wants: &mut |path| Wanted {
                by_name: path.extension().is_some_and(|name| name != "txt"),
                excluded: None,
            },
        })
    }

    fn names(folder: &Path, paths: &[PathBuf]) -> Vec<String> {
        let found = found(paths, false);
        assert!(found.failures.is_empty(), "{:?}", found.failures);
        found
            .inputs
            .iter()
            .map(|input| {
                let path = input.path.strip_prefix(folder).unwrap();
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
        let found = found(&[a.clone(), b.clone()], true);
        assert!(found.failures.is_empty(), "{:?}", found.failures);
        assert_eq!(found.inputs, [Input::found(a)]);
        let left_out = LeftOut {
            input: Input::found(b),
            excluded: None,
        };
        assert_eq!(found.left_out, [left_out]);
    }

    #[test]
    fn being_named_counts_more_than_being_found() {
        let folder = folder(&[("a.yaml", "")]);
        let file = folder.path().join("a.yaml");
        let found = found(&[folder.path().to_owned(), file.clone()], false);
        assert_eq!(found.inputs, [Input::named(file)]);
    }

    #[test]
    fn a_pattern_that_nothing_matches_is_a_failure() {
        let folder = folder(&[]);
        let found = found(&[folder.path().join("*.yaml")], false);
        assert_eq!(found.inputs, [] as [Input; 0]);
        assert_eq!(found.failures.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_stands_for_the_file_and_other_links_for_nothing() {
        use std::os::unix::fs::symlink;

        let folder = folder(&[("store/a.yaml", ""), ("conf/b.yaml", "")]);
        let root = fs::canonicalize(folder.path()).unwrap();
        let conf = root.join("conf");
        symlink("../store/a.yaml", conf.join("a.yaml")).unwrap();
        symlink("a.yaml", conf.join("again.yaml")).unwrap();
        symlink("../store", conf.join("store")).unwrap();
        symlink("nowhere", conf.join("broken.yaml")).unwrap();
        symlink("loop.yaml", conf.join("loop.yaml")).unwrap();
        for given in ["conf", "conf/*.yaml"] {
            let found = names(&root, &[root.join(given)]);
            assert_eq!(found, ["store/a.yaml", "conf/b.yaml"], "{given}");
        }
        let all = names(&root, &[conf.join("a.yaml"), root.clone()]);
        assert_eq!(all, ["store/a.yaml", "conf/b.yaml"]);
    }
}
