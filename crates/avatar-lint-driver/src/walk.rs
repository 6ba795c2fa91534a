//! The files of a folder, and those that a pattern matches.

use crate::failure::Failure;
use crate::input::absolute;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The files of a folder, but for those that git ignores. What cannot be searched is
/// added to `failures`.
pub(crate) fn folder(folder: &Path, failures: &mut Vec<Failure>) -> Vec<PathBuf> {
    let whole = absolute(folder);
    let mut above = whole.ancestors();
    if let Some(failure) = above.find_map(unsearchable) {
        failures.push(failure);
        return Vec::new();
    }
    let unsearched = Arc::new(Mutex::new(Vec::new()));
    let refused = Arc::clone(&unsearched);
    let searches = Arc::new(move |folder: &Path| {
        let failure = unsearchable(folder);
        let is_searched = failure.is_none();
        if let Ok(mut refused) = refused.lock() {
            refused.extend(failure);
        }
        is_searched
    });
    let files = below(folder, failures, |builder| {
        let searches = Arc::clone(&searches);
        // Hidden folders are searched too: a missed configuration is worse
        // than a look at a file that is none.
        builder
            .hidden(false)
            .require_git(false)
            .filter_entry(move |entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                entry.file_name() != ".git" && (!is_folder || searches(entry.path()))
            });
    });
    if let Ok(mut unsearched) = unsearched.lock() {
        failures.append(&mut unsearched);
    }
    files
}

/// What a shell would have put in place of `pattern`.
pub(crate) fn glob(
    pattern: &Path,
    failures: &mut Vec<Failure>,
) -> Result<Vec<PathBuf>, globset::Error> {
    let (base, matcher) = compile(pattern)?;
    if !base.is_dir() {
        return Ok(Vec::new());
    }
    let files = below(&base, failures, |builder| {
        builder.standard_filters(false);
    });
    let files = files
        .iter()
        .map(|path| path.strip_prefix(".").unwrap_or(path));
    let files = files.filter(|path| matcher.is_match(path));
    Ok(files.map(Path::to_owned).collect())
}

/// The files below `base` and the links to files, in the order of their
/// names.
fn below(
    base: &Path,
    failures: &mut Vec<Failure>,
    set_up: impl Fn(&mut WalkBuilder),
) -> Vec<PathBuf> {
    let mut builder = WalkBuilder::new(base);
    set_up(&mut builder);
    builder.sort_by_file_name(Ord::cmp);
    let mut files = Vec::new();
    for entry in builder.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let is_link = entry.path_is_symlink();
                if is_file || (is_link && entry.path().is_file()) {
                    files.push(entry.into_path());
                }
            }
            Err(error) => failures.push(Failure::Search {
                folder: base.to_owned(),
                reason: error.to_string(),
            }),
        }
    }
    files
}

/// Why a folder is not searched: what says which of its files are ignored is no file,
/// and to read a pipe may take for ever.
fn unsearchable(folder: &Path) -> Option<Failure> {
    const IGNORE_FILES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

    let is_special = |name: &&str| {
        let found = fs::metadata(folder.join(name));
        found.is_ok_and(|found| !found.is_file() && !found.is_dir())
    };
    let name = IGNORE_FILES.iter().find(|name| is_special(name))?;
    Some(Failure::Search {
        folder: folder.to_owned(),
        reason: format!("`{name}` in it is not a file"),
    })
}

/// Whether a path that does not exist may be meant as a pattern.
pub(crate) fn is_glob(path: &Path) -> bool {
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
