//! A page for each rule, and one that lists all.

use super::Files;
use avatar_lint::{Group, Rule, rules};
use std::fmt::Write;

pub(super) fn write(files: &mut Files) {
    for rule in rules::ALL {
        let page = format!("{}\n", rule.page().trim_end());
        files.insert(format!("docs/src/rules/{}.md", rule.name), page);
    }
    files.insert("docs/src/rules/index.md".to_owned(), list());
}

/// The lines of the table of contents below the page that lists all.
pub(super) fn summary() -> String {
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
            let rises = if rule.rises { " ↑" } else { "" };
            let summary = rule.summary.replace('|', "\\|");
            writeln!(
                page,
                "| [{0}]({0}.md) | {1}{rises} | {summary} |",
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
