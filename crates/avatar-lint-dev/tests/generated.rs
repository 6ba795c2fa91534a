//! What is generated is what the code would write, and what is written by hand
//! is complete.

#![allow(clippy::unwrap_used, reason = "tests fail by it")]

use avatar_lint_dev::{generate, root};
use avatar_yaml::schemas::KEYWORDS;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn generated_files_are_what_the_code_would_write() {
    let stale = generate::stale(&root());
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; renew them with `cargo dev generate`"
    );
}

/// A keyword with a slip in its name would be skipped by everything that reads the schemas.
#[test]
fn the_json_schemas_hold_exactly_the_declared_keywords_of_our_own() {
    let mut found = BTreeSet::new();
    for file in std::fs::read_dir(root().join("crates/avatar-format/schemas")).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        add_own_keywords(&serde_json::from_str(&text).unwrap(), &mut found);
    }
    assert_eq!(found, KEYWORDS.map(str::to_owned).into());
}

fn add_own_keywords(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(keywords) => {
            let own = keywords.keys().filter(|name| name.starts_with("x-"));
            found.extend(own.cloned());
            keywords.values().for_each(|it| add_own_keywords(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| add_own_keywords(it, found)),
        _ => {}
    }
}

#[test]
fn every_dependency_has_its_reason_on_the_architecture_page() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
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
