//! The source of the site: what is committed below `docs`, and a page for each
//! rule, which is written beside the rule's code.

use crate::generate::with_children;
use avatar_lint_rules::{Group, Rule, rules};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the source of the site of the repository at `root` into `folder`, for
/// mdBook.
pub fn write(root: &Path, folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    copy(&root.join("docs/src"), &folder.join("src"));
    for file in ["book.toml", "style.css"] {
        fs::copy(root.join("docs").join(file), folder.join(file)).unwrap();
    }
    let pages = folder.join("src/rules");
    fs::create_dir_all(&pages).unwrap();
    for rule in rules::ALL {
        let page = format!("{}.md", rule.name);
        fs::write(pages.join(page), rule.documentation()).unwrap();
    }
    fs::write(pages.join("index.md"), list()).unwrap();
    let contents = folder.join("src/SUMMARY.md");
    let text = fs::read_to_string(&contents).unwrap();
    let text = with_children(&text, "- [Rules](rules/index.md)", &summary());
    fs::write(contents, text).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The lines of the table of contents below the page that lists all.
fn summary() -> String {
    let mut lines = String::new();
    for group in Group::ALL {
        for rule in rules_of(group) {
            writeln!(lines, "  - [{0}](rules/{0}.md)", rule.name).unwrap();
        }
    }
    lines
}

fn list() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         Every rule has a level, which [the settings](../configuration.md) can change. A level marked ↑\n\
         is raised by one when the metadata of the set says that the data leaves the organization or\n\
         is sensitive. `avatar-lint explain RULE` shows the page of a rule in the terminal.\n",
    );
    for group in Group::ALL {
        writeln!(page, "\n## {group}\n\n{}.\n", capitalized(group.summary())).unwrap();
        writeln!(page, "| rule | level | summary |\n|---|---|---|").unwrap();
        for rule in rules_of(group) {
            let mark = if rule.raised_when_exposed { " ↑" } else { "" };
            let summary = rule.summary.replace('|', "\\|");
            writeln!(
                page,
                "| [{0}]({0}.md) | {1}{mark} | {summary} |",
                rule.name, rule.level
            )
            .unwrap();
        }
    }
    page
}

fn rules_of(group: Group) -> impl Iterator<Item = &'static Rule> {
    let all = rules::ALL.iter().copied();
    all.filter(move |rule| rule.group == group)
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
