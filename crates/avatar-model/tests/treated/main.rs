//! What the model holds treated, and nothing else, is treated in what the published reader writes
//! back, which is what the client uploads: on 116,000 generated sets, whose
//! answers are recorded. `tests/published/README.md` says how the sets are made
//! and what the letters mean.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "all of this is test code"
)]

mod grammar;

use avatar_model::{AVATARIZED, ColumnFate, Model};
use grammar::{Grammar, fnv1a};
use pyyaml_syntax::parse;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;

/// How many sets share a line of the recording.
const ON_A_LINE: usize = 50;
/// The word for a set on which the reader stops.
const STOPS: &str = "!";
/// The letters of a column that is protected. `v` is one of a table that is not
/// written back at all, so nothing of it reaches the engine; `n` is one that an
/// attribute of a shared entity names, which the run takes from the entity.
const PROTECTED: &str = "dpoecnv";

#[derive(Default)]
struct Counts {
    sets: usize,
    stopped: usize,
    /// By what the model says, and the recorded letter.
    columns: BTreeMap<(&'static str, char), usize>,
    exceptions: Vec<String>,
}

impl Counts {
    fn add(&mut self, number: usize, text: &str, recorded: &str) {
        self.sets += 1;
        if recorded == STOPS {
            self.stopped += 1;
            return;
        }
        let answers = fates(text);
        assert_eq!(answers.len(), recorded.len(), "set {number}:\n{text}");
        for ((column, fate), letter) in answers.into_iter().zip(recorded.chars()) {
            *self.columns.entry((fate, letter)).or_default() += 1;
            // A word that exposes counts even where another protects.
            let is_protected = PROTECTED.contains(letter);
            let agrees = match fate {
                "Verbatim" => true,
                "Kept" => !is_protected,
                _ => is_protected,
            };
            if !agrees {
                let exception = format!("set {number}: {column} is {fate}, recorded `{letter}`");
                self.exceptions.push(exception);
            }
        }
    }

    fn merge(mut self, other: Self) -> Self {
        self.sets += other.sets;
        self.stopped += other.stopped;
        for (key, count) in other.columns {
            *self.columns.entry(key).or_default() += count;
        }
        self.exceptions.extend(other.exceptions);
        self
    }
}

/// The columns of the original schemas with what the model says of each.
fn fates(text: &str) -> Vec<(String, &'static str)> {
    let stream = parse(text);
    let model = Model::new(&stream);
    let is_original = |name: &str| !name.ends_with(AVATARIZED);
    let mut answers = Vec::new();
    for schema in &model.schemas {
        let name = schema.document.name;
        if !name.is_some_and(|name| is_original(name.value)) {
            continue;
        }
        for table in &schema.tables {
            for column in &table.columns {
                let fate = model.fate(schema, table, column);
                assert_eq!(
                    fate.hides_values(),
                    !matches!(label(&fate), "Kept" | "Verbatim")
                );
                let column = format!("{}.{}", table.label(), column.label());
                answers.push((column, label(&fate)));
            }
        }
    }
    answers
}

fn label(fate: &ColumnFate<'_, '_>) -> &'static str {
    match fate {
        ColumnFate::Kept => "Kept",
        ColumnFate::Dropped => "Dropped",
        ColumnFate::Pseudonymized(_) => "Pseudonymized",
        ColumnFate::Entity(_) => "Entity",
        ColumnFate::Inherited { .. } => "Inherited",
        ColumnFate::LeftOut(_) => "LeftOut",
        ColumnFate::Verbatim(_) => "Verbatim",
    }
}

fn read(file: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/published");
    std::fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn the_columns_that_the_model_holds_treated_are_those_that_are_treated_in_what_is_written_back() {
    let grammar = Grammar::read(&read("treated.grammar"));
    let recorded = read("treated.txt");
    let lines: Vec<_> = recorded.lines().enumerate().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let counts = thread::scope(|scope| {
        let parts = lines.chunks(lines.len().div_ceil(threads));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| count(&grammar, part)))
            .collect();
        let counts = running.into_iter().map(|part| part.join().unwrap());
        counts.fold(Counts::default(), Counts::merge)
    });

    println!(
        "{} sets ({} on which the reader stops): {} exceptions",
        counts.sets,
        counts.stopped,
        counts.exceptions.len()
    );
    for ((fate, letter), count) in &counts.columns {
        println!("{fate:>14} {letter} {count:>7}");
    }
    assert!(counts.sets >= 100_000);
    let shown: Vec<_> = counts.exceptions.iter().take(20).collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

fn count(grammar: &Grammar, lines: &[(usize, &str)]) -> Counts {
    let mut counts = Counts::default();
    for &(line, written) in lines {
        let mut words = written.split(' ');
        let digest = words.next().unwrap();
        let first = line * ON_A_LINE;
        let sets: Vec<_> = (first..first + ON_A_LINE)
            .map(|number| grammar.generate(number as u64))
            .collect();
        assert_eq!(format!("{:016x}", fnv1a(sets.concat().as_bytes())), digest);
        for (index, (text, recorded)) in sets.iter().zip(words).enumerate() {
            counts.add(first + index, text, recorded);
        }
    }
    counts
}
