//! One edit of a configuration that is right is one fault, and one finding.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by them"
)]

mod edits;
mod fixes;

use avatar_lint_rules::{Finding, Options, lint};
use edits::{Edited, Kind};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, thread};

/// Of so many places one is edited.
const STRIDE: usize = 5;

/// Findings that rightly come together, each with the one that says something else.
const TOGETHER: &[(&str, &str)] = &[
    // That the client refuses a copy of a whole table is no word on what a copy reveals: one
    // column with an action ends the first, and the others stay copied.
    ("nothing-to-anonymize", "verbatim-copy"),
    // A table whose group is gone is one of this run, with all that is wrong in it.
    ("disconnected-tables", "uncarried-action"),
    ("disconnected-tables", "untreated-identifier"),
    // An action that nothing carries out may be on a column of any kind. That it identifies
    // somebody is a guess from its name, and stays true without the action.
    ("uncarried-action", "untreated-identifier"),
    // What becomes of a table that the run does not name is decided table by table.
    ("untreated-table", "untreated-table"),
];

#[test]
fn one_edit_gives_one_finding() {
    let mut counts: BTreeMap<(Kind, usize), usize> = BTreeMap::new();
    let mut total = 0;
    let mut cascades: BTreeMap<(Kind, String), (usize, String)> = BTreeMap::new();
    for (edited, new) in all(STRIDE) {
        *counts.entry((edited.kind, new.len().min(3))).or_default() += 1;
        total += 1;
        let mut rules: Vec<&str> = new.iter().map(|it| it.rule.name).collect();
        rules.sort_unstable();
        if !come_together(&rules) {
            let said: Vec<&str> = new.iter().map(|it| it.message.as_str()).collect();
            let example = format!(
                "{}: {}\n      {}",
                edited.path,
                edited.what,
                said.join("\n      ")
            );
            let of = (edited.kind, rules.join(" "));
            let (count, _) = cascades.entry(of).or_insert((0, example));
            *count += 1;
        }
    }
    for ((kind, number), count) in &counts {
        println!("{count:6} {kind:?} with {number} new findings");
    }
    for ((kind, rules), (count, example)) in &cascades {
        println!("{count:5} {kind:?}: {rules}\n      {example}");
    }
    let number: usize = cascades.values().map(|(count, _)| count).sum();
    println!("{total} edits, {number} with several findings that do not come together");
    assert_eq!(number, 0, "of {total}");
}

/// Whether the findings are one, or one with others that say something else.
fn come_together(rules: &[&str]) -> bool {
    let says_more = |rule: &&str| {
        let is_beside = |other: &&str| TOGETHER.contains(&(*other, *rule));
        rules.iter().any(is_beside)
    };
    rules.iter().filter(|rule| !says_more(rule)).count() <= 1
}

/// Edits of the valid configurations, with what is found after them and not before.
fn all(stride: usize) -> Vec<(Edited, Vec<Finding>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/valid");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let parts = paths.chunks(paths.len().div_ceil(threads));
        let running: Vec<_> = parts
            .map(|part| {
                scope.spawn(move || {
                    let mut edited = Vec::new();
                    for path in part {
                        let text = fs::read_to_string(path).unwrap();
                        let name = path.file_name().unwrap().to_string_lossy();
                        let before = lint(&text, &Options::default());
                        let edits = edits::of(&name, &text);
                        for edit in edits.into_iter().step_by(stride) {
                            let after = lint(&edit.text, &Options::default());
                            let new = new(&before, after);
                            edited.push((edit, new));
                        }
                    }
                    edited
                })
            })
            .collect();
        running
            .into_iter()
            .flat_map(|it| it.join().unwrap())
            .collect()
    })
}

/// What is found after an edit and was not before: of each rule as many findings as are
/// new. The same finding in other words is none.
fn new(before: &[Finding], after: Vec<Finding>) -> Vec<Finding> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in before {
        *known.entry(finding.rule.name).or_default() += 1;
    }
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &after {
        *all.entry(finding.rule.name).or_default() += 1;
    }
    let mut left: BTreeMap<&str, usize> = all
        .into_iter()
        .map(|(rule, count)| {
            let before = known.get(rule).copied().unwrap_or_default();
            (rule, count.saturating_sub(before))
        })
        .collect();
    let said = |finding: &Finding| {
        before
            .iter()
            .any(|it| it.rule == finding.rule && it.message == finding.message)
    };
    let (old, new): (Vec<_>, Vec<_>) = after.into_iter().partition(said);
    let mut found = new;
    found.extend(old);
    found.retain(|finding| {
        let left = left.entry(finding.rule.name).or_default();
        let counts = *left > 0;
        *left = left.saturating_sub(1);
        counts
    });
    found
}
