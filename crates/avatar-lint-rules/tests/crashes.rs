//! Every configuration on which the published reader stops has an error, and one that
//! the unchanged configuration is without: on recorded changes of the configurations of
//! this repository.
//! `tests/published/README.md` describes the recording.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this is test code"
)]

use avatar_lint_rules::{Level, Options, lint};
use std::collections::{BTreeMap, HashMap, HashSet};
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
    let mut before = HashMap::new();
    for line in recorded.lines() {
        if let Some(class) = line.strip_prefix("= ") {
            let (number, name) = class.split_once(' ').unwrap();
            classes.insert(number.parse::<usize>().unwrap(), name);
        } else if let Some(name) = line.strip_prefix("# ") {
            path = name;
            original = std::fs::read_to_string(root.join(name)).unwrap();
            before.insert(path, errors(&original));
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
            .map(|part| {
                let before = &before;
                scope.spawn(move || {
                    let changes = part.iter();
                    changes.filter(|change| is_silent(change, before)).collect()
                })
            })
            .collect();
        let silent = running.into_iter().map(|part| part.join().unwrap());
        silent.collect::<Vec<Vec<_>>>().concat()
    });
    println!(
        "{total} changes, the reader stops on {}: {} of them without an error of their own",
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

/// Whether a change gives no error that the unchanged file is without, nor has its
/// document one. Where the reader stops on the unchanged file, any error counts: what the
/// change does is not known.
fn is_silent(change: &Change<'_>, before: &HashMap<&str, HashSet<Said>>) -> bool {
    let own = errors(&change.text);
    let stops_before = change.path.contains("/crash_");
    let is_new = !own.is_subset(&before[change.path]);
    own.is_empty() || !(is_new || stops_before || has_error_beside(change))
}

/// Whether an error stands in the document that was changed.
fn has_error_beside(change: &Change<'_>) -> bool {
    let start = change.written.split(' ').next();
    let start: usize = start.and_then(|it| it.parse().ok()).unwrap();
    let stream = pyyaml_syntax::parse(&change.text);
    let mut documents = stream.documents().map(pyyaml_syntax::Document::span);
    let document = documents.find(|span| span.start() <= start && start <= span.end());
    let findings = lint(&change.text, &Options::default());
    let mut errors = findings.iter().filter(|it| it.level == Level::Error);
    document.is_some_and(|document| errors.any(|it| document.cover(it.span) == document))
}

/// What an error says, and of which rule it is.
type Said = (&'static str, String);

fn errors(text: &str) -> HashSet<Said> {
    let findings = lint(text, &Options::default());
    let errors = findings
        .into_iter()
        .filter(|finding| finding.level == Level::Error);
    errors
        .map(|finding| (finding.rule.name, finding.message))
        .collect()
}
