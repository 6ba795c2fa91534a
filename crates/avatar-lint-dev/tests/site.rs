//! The source of the site: each page is in the table of contents, and each rule has one.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

use avatar_lint_rules::{Group, rules};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_page_of_the_site_is_in_its_table_of_contents_once() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    // What an earlier run left behind goes.
    fs::create_dir_all(site.join("src/rules")).unwrap();
    fs::write(site.join("src/rules/old-rule.md"), "old").unwrap();
    avatar_lint_dev::site::write(&avatar_lint_dev::root(), &site);

    let pages = pages(&site.join("src"));
    for rule in rules::ALL {
        let page = format!("rules/{}.md", rule.name);
        assert!(pages.contains(&page), "{page} is missing");
        let text = fs::read_to_string(site.join("src").join(&page)).unwrap();
        assert!(text.starts_with(&format!("# {}\n", rule.name)), "{page}");
    }
    for group in Group::ALL {
        let page = format!("rules/groups/{group}.md");
        assert!(pages.contains(&page), "{page} is missing");
    }

    let contents = fs::read_to_string(site.join("src/SUMMARY.md")).unwrap();
    let links: Vec<&str> = contents
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(link, _)| link)
        .filter(|link| !link.starts_with("http"))
        .collect();
    let listed: BTreeSet<String> = links.iter().map(|&link| link.to_owned()).collect();
    assert_eq!(listed.len(), links.len(), "a page is listed twice");
    assert_eq!(listed, pages);
}

#[test]
fn nothing_is_left_to_include_from_outside_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    avatar_lint_dev::site::write(&avatar_lint_dev::root(), folder.path());
    for page in pages(&folder.path().join("src")) {
        let text = fs::read_to_string(folder.path().join("src").join(&page)).unwrap();
        assert!(!text.contains("{{#include ../../"), "{page}");
    }
}

/// The Markdown files below a folder, but for the table of contents.
fn pages(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        for entry in fs::read_dir(&path).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"));
            }
        }
    }
    found.remove("SUMMARY.md");
    found
}
