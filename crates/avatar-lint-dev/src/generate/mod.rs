//! Files of the repository that come from the code: JSON Schemas, completions,
//! man pages, and the pages of the documentation about format and command.
//!
//! `cargo dev generate` writes them; a test fails where one is stale.

mod command;
mod fields;
mod format;
mod names;
mod nulls;
mod scalars;
mod schemas;
mod since;
mod template;

use avatar_format::schemas::{REPORT, SETTINGS};
use avatar_lint::report_schema;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts by their paths from the root of the repository.
type Files = BTreeMap<String, String>;

/// Folders in which everything is generated.
const FOLDERS: [&str; 4] = [
    command::COMPLETIONS,
    command::MAN,
    "docs/src/format/kinds",
    schemas::FOLDER,
];

/// Every generated file of the repository at `root`.
fn files(root: &Path) -> Files {
    let mut files = Files::new();
    schemas::write(&mut files);
    command::write(&mut files);
    fields::write(&mut files);
    format::write(&mut files);
    names::write(root, &mut files);
    nulls::write(root, &mut files);
    since::write(root, &mut files);
    template::write(&mut files);
    let mut edit = |page: &str, edit: &dyn Fn(&str) -> String| {
        let path = format!("docs/src/{page}");
        let text = edit(&fs::read_to_string(root.join(&path)).unwrap());
        files.insert(path, text);
    };
    edit("SUMMARY.md", &|text| {
        with_children(text, "- [The format](format/index.md)", &format::summary())
    });
    edit("configuration.md", &|text| {
        let settings = format::reference(&SETTINGS.url(), &avatar_lint_rules::config::schema());
        between_marks(text, "settings", &settings)
    });
    edit("report.md", &|text| {
        between_marks(
            text,
            "report",
            &format::reference(&REPORT.url(), &report_schema()),
        )
    });
    edit("yaml.md", &|text| {
        between_marks(text, "scalars", &scalars::table())
    });
    files
}

/// A table of contents in which `children` are all that is below `parent`.
pub(crate) fn with_children(summary: &str, parent: &str, children: &str) -> String {
    let (before, after) = summary.split_once(&format!("{parent}\n")).unwrap();
    let rest = after.lines().skip_while(|line| line.starts_with("  - "));
    let rest: Vec<&str> = rest.collect();
    format!("{before}{parent}\n{children}{}\n", rest.join("\n"))
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

/// The generated files that are missing, outdated, or generated no more, with
/// what the code would write.
fn outdated(root: &Path) -> BTreeMap<String, Option<String>> {
    let files = files(root);
    let in_folders = FOLDERS.iter().flat_map(|folder| {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().display()))
    });
    let strays: Vec<String> = in_folders
        .filter(|path| !files.contains_key(path))
        .collect();
    let is_current = |path: &str, text: &str| {
        fs::read_to_string(root.join(path)).is_ok_and(|written| written == text)
    };
    let changed = files
        .into_iter()
        .filter(|(path, text)| !is_current(path, text))
        .map(|(path, text)| (path, Some(text)));
    changed
        .chain(strays.into_iter().map(|path| (path, None)))
        .collect()
}

/// The generated files that are not what the code would write.
pub fn stale(root: &Path) -> Vec<String> {
    outdated(root).into_keys().collect()
}

/// Whether the linter is compiled from the file at `path`.
pub fn is_source(path: &str) -> bool {
    let tables = [
        schemas::TABLES,
        schemas::TYPE_NAME,
        names::ARGUMENTS,
        names::ALIASES,
    ];
    tables.contains(&path) || path.starts_with(schemas::FOLDER)
}

/// Renews the generated files and gives the paths of those that changed.
pub fn write(root: &Path) -> Vec<String> {
    let outdated = outdated(root);
    for (path, text) in &outdated {
        let path = root.join(path);
        match text {
            Some(text) => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            None => fs::remove_file(path).unwrap(),
        }
    }
    outdated.into_keys().collect()
}
