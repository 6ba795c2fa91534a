//! The reader and PyYAML 6.0.3 read the same: its answers are recorded here by
//! the scripts beside this file, so that no Python is needed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod mutation;

use std::collections::BTreeMap;
use std::fmt::Write;

/// As many disagreements are allowed, of a thousand cases.
const ALLOWED: f64 = 1.0;

/// What is read from a text: JSON, `!` for rejected, `~` for a limit.
fn outcome(text: &str) -> String {
    let stream = pyyaml_syntax::parse(text);
    if stream.errors().iter().any(|error| !error.is_limit()) {
        return "!".to_owned();
    }
    match pyyaml_syntax::json::stream_to_json(&stream) {
        Ok(json) if stream.errors().is_empty() => json,
        _ => "~".to_owned(),
    }
}

/// FNV-1a of 64 bits, of which 24 are kept.
fn digest<'b>(bytes: impl IntoIterator<Item = &'b u8>) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
    let hash = bytes.into_iter().fold(0xCBF2_9CE4_8422_2325, step);
    format!("{:06x}", hash >> 40)
}

/// Counts how often two answers agree.
#[derive(Default)]
struct Comparison {
    cases: usize,
    limits: usize,
    disagreements: Vec<String>,
}

impl Comparison {
    fn add(&mut self, text: &str, recorded: &str) {
        self.cases += 1;
        let ours = outcome(text);
        if recorded == ours || recorded == digest(ours.as_bytes()) {
            return;
        }
        if recorded == "~" || ours == "~" {
            self.limits += 1;
        } else {
            let ours = if ours == "!" { "rejected" } else { &ours };
            let pyyaml = if recorded == "!" {
                "rejected"
            } else {
                recorded
            };
            let difference = format!("{text:?}\n    PyYAML: {pyyaml}\n    here:   {ours}");
            self.disagreements.push(difference);
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    fn assert_agreement(&self, what: &str) {
        let rate = 1000.0 * self.disagreements.len() as f64 / self.cases as f64;
        let mut report = format!(
            "{what}: {} cases, {} disagreements ({:.3} %), {} more where a limit has the say\n",
            self.cases,
            self.disagreements.len(),
            rate / 10.0,
            self.limits
        );
        for disagreement in &self.disagreements {
            writeln!(report, "  {disagreement}").unwrap();
        }
        println!("{report}");
        assert!(rate <= ALLOWED, "{report}");
    }
}

#[test]
fn hand_written_texts_read_as_pyyaml_reads_them() {
    let recorded = include_str!("recorded/syntax.jsonl");
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut comparison = Comparison::default();
    for line in recorded.lines() {
        let [class, text, answer]: [String; 3] = serde_json::from_str(line).unwrap();
        comparison.add(&text, &answer);
        *classes.entry(class).or_default() += 1;
    }
    println!("{classes:#?}");
    comparison.assert_agreement("hand-written texts");
    assert_eq!(comparison.disagreements, Vec::<String>::new());
}

#[test]
fn changed_configurations_read_as_pyyaml_reads_them() {
    let recorded = include_str!("recorded/mutations.txt");
    let (texts, answers) = recorded.split_once('\n').unwrap();
    let cases: Vec<String> = mutation::cases(0, mutation::CASES).collect();
    let lengths = cases.iter().map(|case| u32::try_from(case.len()).unwrap());
    let lengths: Vec<[u8; 4]> = lengths.map(u32::to_le_bytes).collect();
    let written = lengths.iter().zip(&cases);
    let bytes = written.flat_map(|(length, case)| length.iter().chain(case.as_bytes()));
    assert_eq!(
        digest(bytes),
        texts,
        "the texts are not those that were recorded: run record_mutations.py"
    );
    let mut comparison = Comparison::default();
    for (case, answer) in cases.iter().zip(answers.split_whitespace()) {
        comparison.add(case, answer);
    }
    assert_eq!(comparison.cases, mutation::CASES);
    comparison.assert_agreement("changed configurations");
}

#[test]
fn configurations_read_to_the_values_that_are_recorded_for_them() {
    let mut comparison = Comparison::default();
    let recorded = include_str!("recorded/corpus.txt").lines();
    let recorded: BTreeMap<&str, &str> = recorded.filter_map(|line| line.split_once(' ')).collect();
    for (path, text) in mutation::corpus() {
        let name = path.file_name().unwrap().to_str().unwrap();
        comparison.add(&text, recorded[name]);
    }
    comparison.assert_agreement("configurations");
    assert_eq!(comparison.disagreements, Vec::<String>::new());
}
