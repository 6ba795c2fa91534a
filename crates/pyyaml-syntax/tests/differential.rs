//! The reader and PyYAML read the same: the answers of its versions are recorded
//! here by the scripts beside this file, so that no Python is needed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod merges;
mod mutation;

use std::collections::BTreeMap;
use std::fmt::Write;

use pyyaml_syntax::{Options, PyYamlVersion, json, parse_with};

/// What is read from a string: JSON, `!` for rejected, `~` for a limit.
fn outcome(text: &str, version: PyYamlVersion) -> String {
    let stream = parse_with(text, &Options::new().version(version));
    if stream.errors().iter().any(|error| !error.is_limit()) {
        return "!".to_owned();
    }
    match json::stream_to_json(&stream) {
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

/// The answers of the versions of PyYAML, the newest first: those of the newest,
/// and of each older one what it reads otherwise than the one after it.
struct Recorded(Vec<(PyYamlVersion, Vec<String>)>);

impl Recorded {
    fn of(newest: Vec<String>) -> Self {
        Self(vec![(PyYamlVersion::LATEST, newest)])
    }

    fn older(&mut self, version: &str, differences: impl Iterator<Item = (usize, String)>) {
        let mut answers = self.0.last().unwrap().1.clone();
        for (number, answer) in differences {
            answers[number] = answer;
        }
        self.0.push((version.parse().unwrap(), answers));
    }

    /// From words, the answers of older versions in lines `VERSION NUMBER:ANSWER …`.
    fn parse(text: &str) -> Self {
        let is_older = |line: &&str| line.starts_with("6.0.");
        let newest = text.lines().filter(|line| !is_older(line));
        let newest = newest.flat_map(str::split_whitespace).map(str::to_owned);
        let mut recorded = Self::of(newest.collect());
        for line in text.lines().filter(is_older) {
            let (version, differences) = line.split_once(' ').unwrap_or((line, ""));
            let differences = differences.split_whitespace().map(|difference| {
                let (number, answer) = difference.split_once(':').unwrap();
                (number.parse().unwrap(), answer.to_owned())
            });
            recorded.older(version, differences);
        }
        recorded
    }

    /// Prints how many disagreements there are, and wants none.
    fn compare(&self, what: &str, cases: &[String]) {
        let versions: Vec<PyYamlVersion> = self.0.iter().map(|&(version, _)| version).collect();
        let mut all = PyYamlVersion::ALL;
        all.reverse();
        assert_eq!(versions, all);
        let mut disagreements = 0;
        let mut report = String::new();
        for (version, answers) in &self.0 {
            assert_eq!(cases.len(), answers.len());
            let mut found = Vec::new();
            let mut limits = 0;
            for (case, recorded) in cases.iter().zip(answers) {
                let ours = outcome(case, *version);
                if *recorded == ours || *recorded == digest(ours.as_bytes()) {
                } else if recorded == "~" || ours == "~" {
                    limits += 1;
                } else {
                    found.push(format!(
                        "{case:?}\n    PyYAML: {recorded}\n    here:   {ours}"
                    ));
                }
            }
            writeln!(
                report,
                "{what}, PyYAML {version}: {} cases, {} disagreements, {limits} more where a limit decides",
                cases.len(),
                found.len(),
            )
            .unwrap();
            for disagreement in found.iter().take(20) {
                writeln!(report, "  {disagreement}").unwrap();
            }
            disagreements += found.len();
        }
        println!("{report}");
        assert_eq!(disagreements, 0, "{report}");
    }
}

/// The digest of cases, each after its length.
fn digest_of(cases: &[String]) -> String {
    let lengths = cases.iter().map(|case| u32::try_from(case.len()).unwrap());
    let lengths: Vec<[u8; 4]> = lengths.map(u32::to_le_bytes).collect();
    let written = lengths.iter().zip(cases);
    digest(written.flat_map(|(length, case)| length.iter().chain(case.as_bytes())))
}

fn compare_digests(what: &str, cases: &[String], recorded: &str) {
    let (inputs, answers) = recorded.split_once('\n').unwrap();
    assert_eq!(
        digest_of(cases),
        inputs,
        "the inputs are not those that were recorded: run record_mutations.py"
    );
    Recorded::parse(answers).compare(what, cases);
}

#[test]
fn hand_written_strings_read_as_pyyaml_reads_them() {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut cases = Vec::new();
    let mut newest = Vec::new();
    let mut older: Vec<(String, BTreeMap<usize, String>)> = Vec::new();
    for line in include_str!("recorded/syntax.jsonl").lines() {
        if let Ok([class, text, answer]) = serde_json::from_str::<[String; 3]>(line) {
            *classes.entry(class).or_default() += 1;
            cases.push(text);
            newest.push(answer);
        } else {
            older.push(serde_json::from_str(line).unwrap());
        }
    }
    println!("{classes:#?}");
    let mut recorded = Recorded::of(newest);
    for (version, differences) in older {
        recorded.older(&version, differences.into_iter());
    }
    recorded.compare("hand-written strings", &cases);
}

#[test]
fn changed_configurations_read_as_pyyaml_reads_them() {
    let cases: Vec<String> = mutation::cases(0, mutation::CASES).collect();
    let recorded = include_str!("recorded/mutations.txt");
    compare_digests("changed configurations", &cases, recorded);
}

#[test]
fn merges_read_as_pyyaml_reads_them() {
    let recorded = include_str!("recorded/merges.txt");
    compare_digests("merges", &merges::cases(), recorded);
}

#[test]
fn a_stream_knows_what_other_versions_read() {
    let [older, newer] = [PyYamlVersion::V6_0_3, PyYamlVersion::V6_0_4];
    let mut differences = 0;
    for case in merges::cases().into_iter().step_by(7) {
        let streams =
            [older, newer].map(|version| parse_with(&case, &Options::new().version(version)));
        let [by_older, by_newer] = &streams;
        assert_eq!(by_newer.errors_in(older), by_older.errors(), "{case}");
        assert_eq!(by_older.errors_in(newer), by_newer.errors(), "{case}");
        let mut differing = Vec::new();
        for (own, other) in by_newer.nodes().zip(by_older.nodes()) {
            let held = |entry: pyyaml_syntax::Entry<'_>| (entry.key.id(), entry.value.id());
            let asked: Vec<_> = own.entries_in(older).map(held).collect();
            let read: Vec<_> = other.entries().map(held).collect();
            assert_eq!(asked, read, "{case}");
            let asked: Vec<_> = other.entries_in(newer).map(held).collect();
            let read: Vec<_> = own.entries().map(held).collect();
            assert_eq!(asked, read, "{case}");
            if !own.is_alias() && streams.iter().all(|stream| stream.errors().is_empty()) {
                for (old, new) in own.entries_in(older).zip(own.entries()) {
                    if old.key == new.key && old.value.value() != new.value.value() {
                        differing.push((own.id(), new.key.id()));
                    }
                }
            }
        }
        let reported = by_newer.merge_differences();
        let reported: Vec<_> = reported
            .map(|found| (found.mapping.id(), found.since.key.id()))
            .collect();
        assert!(
            differing
                .iter()
                .all(|difference| reported.contains(difference)),
            "{case}"
        );
        differences += reported.len();
    }
    println!("{differences} values depend on the version");
    assert!(differences > 1000);
}

#[test]
fn configurations_read_to_the_values_that_are_recorded_for_them() {
    let (mut names, mut cases) = (Vec::new(), Vec::new());
    for (path, text) in mutation::corpus() {
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        cases.push(text);
    }
    let recorded = include_str!("recorded/corpus.txt");
    let is_older = |line: &&str| line.starts_with("6.0.");
    let newest = recorded.lines().filter(|line| !is_older(line));
    let newest: BTreeMap<&str, &str> = newest.filter_map(|line| line.split_once(' ')).collect();
    let mut answers: Vec<&str> = names.iter().map(|name| newest[name.as_str()]).collect();
    answers.extend(recorded.lines().filter(is_older).map(str::trim));
    Recorded::parse(&answers.join("\n")).compare("configurations", &cases);
}
