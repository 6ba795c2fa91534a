//! Every configuration on which the published reader stops has an error: on
//! recorded changes of the configurations of this repository.
//! `tests/published/README.md` describes the recording.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this is test code"
)]

use avatar_lint_rules::{Level, Options, lint};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;

/// One change of a configuration on which the reader stops.
struct Change<'a> {
    path: &'a str,
    text: String,
    /// What the newest reader that stops says.
    class: usize,
    written: &'a str,
}

#[test]
fn every_change_on_which_the_published_reader_stops_has_an_error() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let recorded = std::fs::read_to_string(root.join("tests/published/crashes.txt")).unwrap();
    let mut classes = BTreeMap::new();
    let (mut path, mut original) = ("", String::new());
    let (mut total, mut changes) = (0, Vec::new());
    for line in recorded.lines() {
        if let Some(class) = line.strip_prefix("= ") {
            let (number, name) = class.split_once(' ').unwrap();
            classes.insert(number.parse::<usize>().unwrap(), name);
        } else if let Some(name) = line.strip_prefix("# ") {
            path = name;
            original = std::fs::read_to_string(root.join(name)).unwrap();
        } else {
            total += 1;
            let fields: Vec<_> = line.splitn(5, ' ').collect();
            let numbers: Vec<usize> = fields[..4].iter().map(|it| it.parse().unwrap()).collect();
            let class = numbers[2].max(numbers[3]);
            if class > 0 {
                let replacement: String = serde_json::from_str(fields[4]).unwrap();
                let text = [
                    &original[..numbers[0]],
                    &replacement,
                    &original[numbers[1]..],
                ];
                changes.push(Change {
                    path,
                    text: text.concat(),
                    class,
                    written: line,
                });
            }
        }
    }

    let threads = thread::available_parallelism().map_or(1, usize::from);
    let silent: Vec<&Change<'_>> = thread::scope(|scope| {
        let parts = changes.chunks(changes.len().div_ceil(threads));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().filter(|change| is_silent(change)).collect()))
            .collect();
        let silent = running.into_iter().map(|part| part.join().unwrap());
        silent.collect::<Vec<Vec<_>>>().concat()
    });
    println!(
        "{total} changes, the reader stops on {}: {} of them without an error",
        changes.len(),
        silent.len()
    );
    let mut by_class: BTreeMap<usize, Vec<&Change<'_>>> = BTreeMap::new();
    for change in &silent {
        by_class.entry(change.class).or_default().push(change);
    }
    for (class, changes) in &by_class {
        println!("{:>5} {}", changes.len(), classes[class]);
        for change in changes.iter().take(4) {
            println!("      {}: {}", change.path, change.written);
        }
    }
    assert!(silent.is_empty());
}

fn is_silent(change: &Change<'_>) -> bool {
    let findings = lint(&change.text, &Options::default());
    !findings.iter().any(|finding| finding.level == Level::Error)
}
