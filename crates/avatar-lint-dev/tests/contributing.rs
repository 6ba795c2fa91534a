//! CONTRIBUTING, followed to the letter in a copy of the repository.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by them")]

use avatar_lint_dev::{Dev, root};
use clap::Parser;
use std::fs;
use std::path::Path;

/// The section about new rules, for a rule of ours.
fn section() -> String {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, section) = text.split_once("## Add a rule\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    section
        .replace("GROUP", "privacy")
        .replace("RULE_NAME", "blue_moon")
        .replace("RULE-NAME", "blue-moon")
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

/// The words in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The modules that a file declares, in its order.
fn modules(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let declared = text.lines().filter_map(|line| {
        let (_, name) = line.split_once("mod ")?;
        name.strip_suffix(';').map(str::to_owned)
    });
    declared.collect()
}

#[test]
fn a_rule_can_be_added_as_contributing_says() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "crates/avatar-lint-rules/src/rules";
    copy(&root().join(rules), &folder.path().join(rules));

    let section = section();
    let mut commands = quoted(&section).filter(|text| text.starts_with("cargo dev "));
    let new = commands.next().unwrap();
    assert_eq!(new, "cargo dev new-rule privacy blue-moon");
    let changed = match Dev::parse_from(new.split(' ').skip(1)) {
        Dev::NewRule { group, name } => {
            avatar_lint_dev::new_rule::create(folder.path(), &group, &name).unwrap()
        }
        _ => panic!("{new}"),
    };
    for command in commands {
        let words = command.split(' ').skip(1);
        assert!(Dev::try_parse_from(words).is_ok(), "{command}");
    }

    // It names every file that was made or changed, and no other is missing.
    for path in &changed {
        assert!(folder.path().join(path).is_file(), "{path}");
        let name = path.strip_prefix("crates/avatar-lint-rules/src/").unwrap();
        assert!(quoted(&section).any(|it| it.ends_with(name)), "{path}");
    }
    for path in quoted(&section).filter(|it| it.starts_with("crates/")) {
        let is_there = root().join(path).exists() || folder.path().join(path).exists();
        assert!(is_there, "{path}");
    }

    let group = folder.path().join(rules).join("privacy");
    let modules = modules(&group.join("mod.rs"));
    assert!(
        modules.is_sorted(),
        "as the formatter has them: {modules:?}"
    );
    assert!(modules.iter().any(|name| name == "blue_moon"));
    for name in modules {
        assert!(group.join(format!("{name}.rs")).is_file(), "{name}");
    }
    let list = fs::read_to_string(folder.path().join(rules).join("mod.rs")).unwrap();
    assert!(list.contains("    privacy::blue_moon,\n    secret::"));
}

#[test]
fn what_cannot_be_a_rule_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (group, name) in [
        ("nothing", "blue-moon"),
        ("privacy", "Blue"),
        ("privacy", "blue--moon"),
        ("privacy", "low-k"),
    ] {
        let refused = avatar_lint_dev::new_rule::create(folder.path(), group, name);
        assert!(refused.is_err(), "{group} {name}");
    }
}
