//! What is generated is what the code would write, and what is written by hand
//! is complete.

#![allow(clippy::unwrap_used, reason = "tests fail by it")]

use avatar_lint_dev::{generate, root};

#[test]
fn generated_files_are_what_the_code_would_write() {
    let stale = generate::stale(&root());
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; renew them with `cargo dev generate`"
    );
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
