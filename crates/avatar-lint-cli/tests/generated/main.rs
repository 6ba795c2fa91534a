//! Files of the repository that come from the code: completions, the man
//! pages, and the pages of the documentation about rules, format and command.
//!
//! They are written by
//!
//! ```text
//! UPDATE_GENERATED=1 cargo test -p avatar-lint-cli --test generated
//! ```
//!
//! and a test fails where one is not what the code would write.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by them")]

mod command;
mod format;
mod rules;
mod scalars;

use avatar_lint_cli::output;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Texts by their paths from the root of the repository.
type Files = BTreeMap<String, String>;

/// Folders in which everything is generated.
const FOLDERS: [&str; 4] = [
    "completions",
    "man",
    "docs/src/rules",
    "docs/src/format/kinds",
];

/// Every generated file.
fn files() -> Files {
    let mut files = Files::new();
    command::write(&mut files);
    rules::write(&mut files);
    format::write(&mut files);
    let mut edit = |page: &str, edit: &dyn Fn(&str) -> String| {
        let path = format!("docs/src/{page}");
        let text = edit(&fs::read_to_string(root().join(&path)).unwrap());
        files.insert(path, text);
    };
    edit("SUMMARY.md", &|text| {
        let text = with_children(text, "- [Rules](rules/index.md)", &rules::summary());
        with_children(&text, "- [The format](format/index.md)", &format::summary())
    });
    edit("configuration.md", &|text| {
        let settings = format::reference(&avatar_lint::config::SCHEMA);
        between_marks(text, "settings", &settings)
    });
    edit("report.md", &|text| {
        between_marks(text, "report", &format::reference(&output::json::SCHEMA))
    });
    edit("yaml.md", &|text| {
        between_marks(text, "scalars", &scalars::table())
    });
    files
}

/// A table of contents in which `children` are all that is below `parent`.
fn with_children(summary: &str, parent: &str, children: &str) -> String {
    let (before, after) = summary.split_once(&format!("{parent}\n")).unwrap();
    let rest = after.lines().skip_while(|line| line.starts_with("  - "));
    let rest: Vec<&str> = rest.collect();
    format!("{before}{parent}\n{children}{}\n", rest.join("\n"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// `text` with `part` between the comments that bear `name`.
fn between_marks(text: &str, name: &str, part: &str) -> String {
    let (start, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let (before, rest) = text.split_once(&start).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    format!("{before}{start}{part}{end}{after}")
}

#[test]
fn generated_files_are_what_the_code_would_write() {
    let root = root();
    let files = files();
    let in_folders = FOLDERS.iter().flat_map(|folder| {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().display()))
    });
    let strays: Vec<String> = in_folders
        .filter(|path| !files.contains_key(path))
        .collect();

    if std::env::var_os("UPDATE_GENERATED").is_some() {
        for (path, text) in &files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        for path in strays {
            fs::remove_file(root.join(path)).unwrap();
        }
        return;
    }
    let is_current = |path: &str, text: &str| {
        fs::read_to_string(root.join(path)).is_ok_and(|written| written == text)
    };
    let stale: Vec<&String> = files
        .iter()
        .filter(|(path, text)| !is_current(path, text))
        .map(|(path, _)| path)
        .chain(&strays)
        .collect();
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; renew them with \
         `UPDATE_GENERATED=1 cargo test -p avatar-lint-cli --test generated`"
    );
}

#[test]
fn every_dependency_has_its_reason_on_the_architecture_page() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (manifest, page) = (read("Cargo.toml"), read("docs/src/architecture.md"));
    let (_, table) = manifest.split_once("[workspace.dependencies]\n").unwrap();
    let (_, reasons) = page.split_once("## Dependencies").unwrap();
    let names = table
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.contains("path = "))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name);
    let missing: Vec<&str> = names
        .filter(|name| !reasons.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "without a reason: {missing:?}");
}
