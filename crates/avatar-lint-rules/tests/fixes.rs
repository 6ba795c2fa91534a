//! Properties of fixes, over the corpus and faults written into it: a fix
//! changes what it says and nothing else.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

use avatar_lint_rules::{Fix, Options, Safety, apply, fix, lint_stream};
use pyyaml_syntax::{Node, NodeKind, Stream, json, parse};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// How many texts are made; each gives several fixes.
const TEXTS: u64 = 5_000;
/// What the project promises to have looked at.
const MIN_CASES: usize = 10_000;

#[test]
fn a_fix_changes_what_it_says_and_nothing_else() {
    let corpus = corpus();
    let options = Options::default();
    let mut cases = 0;
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..TEXTS {
        let text = faulty_text(&corpus, seed);
        let before = parse(&text);
        for finding in lint_stream(&before, &options) {
            let Some(fix) = &finding.fix else { continue };
            let fixed = apply(&text, &fix.edits);
            if let Err(problem) = compare(&before, &fixed, fix, &options, finding.rule.name) {
                panic!(
                    "seed {seed}, {} at {:?}: {problem}\n--- before\n{text}\n--- after\n{fixed}",
                    finding.rule.name, finding.span
                );
            }
            cases += 1;
            *by_rule.entry(finding.rule.name).or_default() += 1;
        }
    }
    println!("{cases} fixes hold their properties: {by_rule:?}");
    assert!(cases >= MIN_CASES, "only {cases} cases");
}

#[test]
fn fixing_twice_changes_nothing_more() {
    let corpus = corpus();
    let options = Options::default();
    for seed in 0..TEXTS / 10 {
        let text = faulty_text(&corpus, seed);
        for safety in [Safety::Safe, Safety::Unsafe] {
            let once = fix(&text, &options, safety);
            let twice = fix(&once.text, &options, safety);
            assert_eq!(twice.text, once.text, "seed {seed}");
            assert_eq!(twice.fixes, 0, "seed {seed}");
            let breaks = |text: &str| (text.matches("\r\n").count(), text.matches('\n').count());
            if let (windows, all) = breaks(&text)
                && windows == all
            {
                let (windows, all) = breaks(&once.text);
                assert_eq!(windows, all, "seed {seed}: line ends became mixed");
            }
            assert_eq!(
                once.text.ends_with('\n'),
                text.ends_with('\n'),
                "seed {seed}: final newline"
            );
        }
    }
}

/// What a fix must leave as it was.
fn compare(
    before: &Stream<'_>,
    fixed: &str,
    fix: &Fix,
    options: &Options,
    rule: &str,
) -> Result<(), String> {
    let after = parse(fixed);
    if after.errors().len() > before.errors().len() {
        return Err(format!(
            "the text cannot be read any more: {:?}",
            after.errors()
        ));
    }
    if !survives(before, &after, fix) {
        return Err("a comment was lost or changed".to_owned());
    }
    let begins_document = after.documents().len() != before.documents().len();
    if !begins_document {
        let allowed: Vec<String> = fix
            .edits
            .iter()
            .map(|edit| place(before, edit.span.start(), edit.span.end()))
            .collect();
        for difference in differences(&data(before)?, &data(&after)?) {
            if !allowed
                .iter()
                .any(|place| difference.starts_with(place.as_str()))
            {
                return Err(format!(
                    "the data changed at {difference}, not only in {allowed:?}"
                ));
            }
        }
    }
    let count = |stream: &Stream<'_>| {
        lint_stream(stream, options)
            .iter()
            .filter(|finding| finding.rule.name == rule && !finding.suppressed)
            .count()
    };
    // Of three documents glued together, the second gap shows when the first is fixed.
    if !begins_document && count(&after) >= count(before) {
        return Err("the finding is still there".to_owned());
    }
    Ok(())
}

/// Whether the comments that no edit touches are there as before.
fn survives(before: &Stream<'_>, after: &Stream<'_>, fix: &Fix) -> bool {
    let text = |stream: &Stream<'_>, span: pyyaml_syntax::Span| span.text(stream.text()).to_owned();
    let mut expected = before.comments().iter().filter(|comment| {
        let touches = |edit: &avatar_lint_rules::Edit| {
            edit.span.start() < comment.span.end() && comment.span.start() < edit.span.end()
        };
        !fix.edits.iter().any(touches)
    });
    let mut kept = after
        .comments()
        .iter()
        .map(|comment| text(after, comment.span));
    expected.all(|comment| kept.any(|other| other == text(before, comment.span)))
}

fn data(stream: &Stream<'_>) -> Result<Value, String> {
    let json = json::stream_to_json(stream).map_err(|error| error.to_string())?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// Where two values differ, as the shortest pointers.
fn differences(before: &Value, after: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec![(String::new(), before, after)];
    while let Some((pointer, before, after)) = pending.pop() {
        match (before, after) {
            (Value::Object(a), Value::Object(b)) => {
                for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                    let pointer = format!("{pointer}/{key}");
                    match (a.get(key), b.get(key)) {
                        (Some(a), Some(b)) => pending.push((pointer, a, b)),
                        _ => found.push(pointer),
                    }
                }
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                for (index, (a, b)) in a.iter().zip(b).enumerate() {
                    pending.push((format!("{pointer}/{index}"), a, b));
                }
            }
            _ if before == after => {}
            _ => found.push(pointer),
        }
    }
    found
}

/// The pointer of the innermost mapping or list that holds a piece of the text.
fn place(stream: &Stream<'_>, start: usize, end: usize) -> String {
    let holds = |node: Node<'_>| node.span().start() <= start && end <= node.span().end();
    let Some(document) = stream
        .documents()
        .find(|document| document.root().is_some_and(holds))
    else {
        // Beyond the last value of a document: the document itself.
        let last = stream
            .documents()
            .filter(|document| document.span().start() <= start)
            .last();
        return last
            .map(|document| format!("/{}", document.index()))
            .unwrap_or_default();
    };
    let mut pointer = format!("/{}", document.index());
    let mut node = document.root();
    while let Some(here) = node {
        node = None;
        for (step, child) in children(here) {
            if child.kind() != NodeKind::Scalar && !child.is_alias() && holds(child) {
                pointer = format!("{pointer}/{step}");
                node = Some(child);
                break;
            }
        }
    }
    // A mapping whose keys are not all texts is shown in another form.
    pointer
        .split("/entries")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn children(node: Node<'_>) -> Vec<(String, Node<'_>)> {
    match node.kind() {
        NodeKind::Mapping => node
            .written_entries()
            .map(|entry| (entry.key.text().unwrap_or_default().to_owned(), entry.value))
            .collect(),
        NodeKind::Sequence => node
            .items()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        NodeKind::Scalar => Vec::new(),
    }
}

fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut files: Vec<_> = ["valid", "faulty"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

/// Mistakes that people make, as replacements of what is written right.
const MISTAKES: [(&str, &str); 30] = [
    (
        "replacement_strategy: coordinate_similarity",
        "replacement_strategy: row_order",
    ),
    ("        replacement_strategy: coordinate_similarity\n", ""),
    (
        "method: linear_sum_assignment",
        "method: sensitive_original_order_assignment",
    ),
    ("k: 20", "k: '20'"),
    ("k: 20", "k: \"020\""),
    ("k: 5", "k: 005"),
    ("k: 10", "k: '1e1'"),
    ("epsilon: 1", "epsilon: 1e-3"),
    ("drop: true", "dropped: true"),
    ("drop: true", "drop: 'yes'"),
    ("primary_key: true", "primaryKey: true"),
    ("identifier: true", "identifer: true"),
    ("primary_key: true", "primary_key: 'true'  # key"),
    ("field: age", "field: on"),
    ("field: age", "field: 2024-01-01  # a date"),
    ("field: id", "field: 007"),
    ("type: int", "type: integer"),
    ("type: float", "type: {x: 1}"),
    ("kind: AvatarParameters", "kind: AvatarParameter"),
    ("kind: UUID4", "kind: HASH_SHA256"),
    ("pattern: EMP-####", "pattern: EMP ####"),
    ("projection_type: flatten", "type: flatten"),
    ("avatarization_open_dp:", "avatarization_dp:"),
    (
        "- field: email",
        "- field: email  # avatar-lint: ignore[low-k] not there",
    ),
    (
        "kind: AvatarSchema",
        "# avatar-lint: ignore-file[low-k]\nkind: AvatarSchema",
    ),
    (
        "report_type: pia\n  output_format: docx",
        "report_type: pia\n  output_format: pdf",
    ),
    ("\n---\n", "\n"),
    ("file: patients.csv", "file: yes"),
    (
        "    individual_level: true\n",
        "    individual_level: True # really\n",
    ),
    (
        "data:\n      volume: input",
        "data: {volume: no}\n    avatars_data:\n      volume: input",
    ),
];

/// A text of the corpus with mistakes, in one of several layouts.
fn faulty_text(corpus: &[String], seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut text = corpus[dice.below(corpus.len())].clone();
    for _ in 0..6 + dice.below(8) {
        let (right, wrong) = MISTAKES[dice.below(MISTAKES.len())];
        let places: Vec<usize> = text.match_indices(right).map(|(at, _)| at).collect();
        if let Some(&at) = places.get(dice.below(places.len().max(1))) {
            text.replace_range(at..at + right.len(), wrong);
        }
    }
    match dice.below(6) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text = text.trim_end().to_owned(),
        2 => text = text.replace("columns:\n", "columns: # all of them\n"),
        3 => text = text.replace("    columns:\n", "    columns: &columns\n"),
        _ => {}
    }
    text
}

/// A small generator of the same numbers everywhere (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}
