//! How well columns that identify a person are recognized by their names.
//!
//! `names/columns.tsv` holds names from public data sets, from the schemas
//! of public programs and from common conventions, each with the category a data
//! protection officer would give it (`-` for none). The labels were written
//! before the words were tried on them. What the word lists get wrong in the part
//! `held-out` was never looked at, and the bounds hold on it.

#![allow(clippy::panic, reason = "a test table that cannot be read is a bug")]

use avatar_identifiers::{Column as Named, Kind, Settings, ValueType, classify};

struct Column {
    name: &'static str,
    kind: ValueType,
    /// The category's name, `-` for none.
    label: &'static str,
    origin: &'static str,
    held_out: bool,
}

fn columns(table: &'static str) -> impl Iterator<Item = Column> {
    table.lines().skip(1).map(|line| {
        let fields: Vec<_> = line.split('\t').collect();
        let [name, kind, label, origin, part] = fields[..] else {
            panic!("`{line}` has not five fields");
        };
        let kind = match kind {
            "int" => ValueType::Integer,
            "bool" => ValueType::Boolean,
            "category" => ValueType::Text,
            "float" => ValueType::Decimal,
            "datetime" => ValueType::Time,
            other => panic!("`{other}` is no type"),
        };
        Column {
            name,
            kind,
            label,
            origin,
            held_out: part == "held-out",
        }
    })
}

#[derive(Default)]
struct Score {
    hits: u32,
    false_alarms: u32,
    misses: u32,
    confused: u32,
    names: u32,
}

impl Score {
    fn of(columns: impl Iterator<Item = Column>, show: bool) -> Self {
        let mut score = Self::default();
        for column in columns {
            score.names += 1;
            let named = Named {
                name: column.name,
                values: Some(column.kind),
            };
            let found = classify("", &[named], &Settings::default())
                .next()
                .flatten();
            let found = found
                .map(|found| found.category)
                .filter(|category| category.kind() <= Kind::FreeText)
                .map_or("-", |category| category.as_str());
            let fault = match (found, column.label) {
                ("-", "-") => continue,
                (_, "-") => {
                    score.false_alarms += 1;
                    "false alarm"
                }
                ("-", _) => {
                    score.misses += 1;
                    "miss"
                }
                (found, label) => {
                    score.hits += 1;
                    if found == label {
                        continue;
                    }
                    score.confused += 1;
                    "confused"
                }
            };
            if show {
                println!(
                    "  {fault}: {} ({}): {found}, labelled {}",
                    column.name, column.origin, column.label
                );
            }
        }
        score
    }

    fn precision(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.hits + self.false_alarms)
    }

    fn recall(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.hits + self.misses)
    }

    fn print(&self, part: &str) {
        println!(
            "{part}: {} names, precision {:.3}, recall {:.3}, {} of {} under another category",
            self.names,
            self.precision(),
            self.recall(),
            self.confused,
            self.hits
        );
    }
}

#[test]
fn names_that_were_not_tuned_on_are_recognized() {
    let table = include_str!("names/columns.tsv");
    let (held_out, tuning): (Vec<_>, Vec<_>) = columns(table).partition(|column| column.held_out);

    let tuned = Score::of(tuning.into_iter(), true);
    let held_out = Score::of(held_out.into_iter(), false);
    tuned.print("tuned on");
    held_out.print("held out");

    assert!(held_out.names >= 300);
    assert!(held_out.precision() >= 0.97, "false alarms");
    assert!(held_out.recall() >= 0.9, "misses");
}
