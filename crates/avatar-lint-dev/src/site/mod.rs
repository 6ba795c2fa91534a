//! The source of the site: what is committed below `docs`, and a page for each
//! rule, which is written beside the rule's code.

mod coverage;
mod example;

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
    include_examples(root, &folder.join("src/pipelines.md"));
    for file in ["book.toml", "style.css"] {
        fs::copy(root.join("docs").join(file), folder.join(file)).unwrap();
    }
    let pages = folder.join("src/rules");
    fs::create_dir_all(&pages).unwrap();
    for rule in rules::ALL {
        let page = format!("{}.md", rule.name);
        fs::write(pages.join(page), example::page(rule)).unwrap();
    }
    fs::create_dir_all(pages.join("groups")).unwrap();
    for group in Group::ALL {
        let page = format!("groups/{group}.md");
        fs::write(pages.join(page), page_of(group)).unwrap();
    }
    fs::write(pages.join("index.md"), list()).unwrap();
    fs::write(pages.join("coverage.md"), coverage::page()).unwrap();
    let contents = folder.join("src/SUMMARY.md");
    let text = fs::read_to_string(&contents).unwrap();
    let text = with_children(&text, "- [Rules](rules/index.md)", &summary());
    fs::write(contents, text).unwrap();
}

/// Puts the files of `examples` where a page includes them: mdBook would look for them
/// beside the copy.
fn include_examples(root: &Path, page: &Path) {
    let mut text = fs::read_to_string(page).unwrap();
    while let Some((before, rest)) = text.split_once("{{#include ../../") {
        let (path, after) = rest.split_once("}}").unwrap();
        let included = fs::read_to_string(root.join(path)).unwrap();
        text = format!("{before}{}{after}", included.trim_end());
    }
    fs::write(page, text).unwrap();
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

/// The lines of the table of contents below the page that lists all: the groups, and
/// the rules below their group.
fn summary() -> String {
    let mut lines = String::new();
    for group in Group::ALL {
        writeln!(lines, "  - [{group}](rules/groups/{group}.md)").unwrap();
        for rule in rules_of(group) {
            writeln!(lines, "    - [{0}](rules/{0}.md)", rule.name).unwrap();
        }
    }
    lines
}

fn list() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         Every rule has a level, which [the settings](../configuration.md) can change. A level marked ↑\n\
         is raised by one when the metadata of the set says that the data leaves the organization or\n\
         is sensitive. `avatar-lint explain RULE` shows the page of a rule in the terminal.\n\
         [What the privacy rules cover](coverage.md) lists them by criterion and field.\n",
    );
    for group in Group::ALL {
        let title = format!("[{group}](groups/{group}.md)");
        writeln!(page, "\n## {title}\n\n{}", table(group, "")).unwrap();
    }
    page
}

/// The page of a group.
fn page_of(group: Group) -> String {
    format!(
        "# {}\n\n{}",
        capitalized(group.as_str()),
        table(group, "../")
    )
}

/// What the rules of a group have in common, and a table of them; `base` leads to the
/// folder of their pages.
fn table(group: Group, base: &str) -> String {
    let mut table = format!("{}.\n\n", capitalized(group.summary()));
    writeln!(table, "| rule | level | summary |\n|---|---|---|").unwrap();
    for rule in rules_of(group) {
        let (name, level) = (rule.name, rule.level);
        let rises = if rule.raised_when_exposed { " ↑" } else { "" };
        let summary = rule.summary.replace('|', "\\|");
        let link = format!("[{name}]({base}{name}.md)");
        writeln!(table, "| {link} | {level}{rises} | {summary} |").unwrap();
    }
    table
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
