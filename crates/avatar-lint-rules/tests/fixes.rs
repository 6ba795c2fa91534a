//! Properties of fixes, over the corpus and faults written into it: a fix
//! changes what it says and nothing else.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

#[path = "fixes/compare.rs"]
mod compare;

use avatar_lint_rules::{Options, Safety, apply, fix, lint_stream};
use compare::compare;
use pyyaml_syntax::parse;
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
            if let Err(problem) = compare(&before, &fixed, fix, &options, &finding) {
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
