//! How well columns of public schemas that nobody here wrote are recognized.
//!
//! `columns/columns.tsv` holds labeled columns, each with its table; what a label
//! means stands in `columns/README.md`. The sources were split into two halves before
//! anything was read (`columns/split.tsv`): the word lists were tuned on one, and the
//! figures to quote are those of the other, without six columns of it that were seen.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test table that cannot be read is a bug"
)]

use avatar_identifiers::{Column, Identified, Kind, Settings, ValueType, classify};
use std::collections::{BTreeMap, HashMap};

/// Columns of the half to quote that were seen before it was put away.
const SEEN: [(&str, &str, &str); 6] = [
    ("a2billing", "cc_agent", "address"),
    ("a2billing", "cc_agent", "banner"),
    ("en-emp-40480734246", "Employee", "Emp_HNo"),
    ("en-gst-36038340970", "CUSTOMERS", "add1"),
    (
        "de-museumsbahn-1365582963",
        "Personal",
        "Zustimmung Telefon",
    ),
    ("telco-ceir-32355063817", "black_list", "operator_name"),
];

struct Labeled {
    source: &'static str,
    language: &'static str,
    table: &'static str,
    column: Column<'static>,
    label: &'static str,
}

impl Labeled {
    /// Whether the values identify persons, or may hold anything; none where the
    /// label says that it is a matter of opinion.
    fn is_positive(&self) -> Option<bool> {
        match self.label.as_bytes().first() {
            Some(b'D' | b'T') => Some(true),
            Some(b'N' | b'Q') => Some(false),
            Some(b'd' | b't') => None,
            _ => panic!("`{}` is not a label", self.label),
        }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn tables() -> Vec<Vec<Labeled>> {
    let mut tables: Vec<Vec<Labeled>> = Vec::new();
    let mut places = HashMap::new();
    for row in rows(include_str!("columns/columns.tsv")) {
        let [source, language, table, name, label, kind] = row[..] else {
            panic!("{row:?} does not have six fields");
        };
        let values = match kind {
            "int" => Some(ValueType::Integer),
            "float" => Some(ValueType::Decimal),
            "bool" => Some(ValueType::Boolean),
            "datetime" | "datetime_tz" => Some(ValueType::Time),
            "category" => Some(ValueType::Text),
            "" => None,
            other => panic!("`{other}` is not a type"),
        };
        let place = *places.entry((source, language, table)).or_insert_with(|| {
            tables.push(Vec::new());
            tables.len() - 1
        });
        tables[place].push(Labeled {
            source,
            language,
            table,
            column: Column { name, values },
            label,
        });
    }
    tables
}

/// Every column with what is found of it, the rest of its table beside it.
fn judged() -> Vec<(Labeled, Option<Identified<'static>>)> {
    let judge = |table: Vec<Labeled>| {
        let columns: Vec<_> = table.iter().map(|labeled| labeled.column).collect();
        let name = table.first().map_or("", |labeled| labeled.table);
        let found: Vec<_> = classify(name, &columns, &Settings::default()).collect();
        table.into_iter().zip(found)
    };
    tables().into_iter().flat_map(judge).collect()
}

#[derive(Default)]
struct Score {
    hits: u32,
    misses: u32,
    false_alarms: u32,
}

impl Score {
    fn add(&mut self, is_positive: bool, is_found: bool) {
        match (is_positive, is_found) {
            (true, true) => self.hits += 1,
            (true, false) => self.misses += 1,
            (false, true) => self.false_alarms += 1,
            (false, false) => {}
        }
    }

    fn precision(&self) -> f64 {
        f64::from(self.hits) / f64::from((self.hits + self.false_alarms).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.hits) / f64::from((self.hits + self.misses).max(1))
    }
}

/// Prints a table of scores, and gives that of all.
fn report<'r>(title: &str, rows: impl Iterator<Item = (&'r str, bool, bool)>) -> Score {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut all = Score::default();
    for (key, is_positive, is_found) in rows {
        scores.entry(key).or_default().add(is_positive, is_found);
        all.add(is_positive, is_found);
    }
    println!("\n{title:<24} hits  misses  false  precision  recall");
    for (key, score) in scores
        .iter()
        .map(|(key, score)| (*key, score))
        .chain([("all", &all)])
    {
        let (precision, recall) = (score.precision(), score.recall());
        println!(
            "{key:<24} {:>4}  {:>6}  {:>5}  {precision:>9.3}  {recall:>6.3}",
            score.hits, score.misses, score.false_alarms
        );
    }
    all
}

#[test]
fn columns_that_were_not_tuned_on_are_recognized() {
    let halves: HashMap<_, _> = rows(include_str!("columns/split.tsv"))
        .map(|row| (row[0], row[2] == "held"))
        .collect();
    let seen = |it: &Labeled| SEEN.contains(&(it.source, it.table, it.column.name));
    let judged = judged();
    for held in [false, true] {
        let part = if held { "held out" } else { "tuned on" };
        let rows: Vec<_> = judged
            .iter()
            .filter(|(it, _)| halves[it.source] == held && !(held && seen(it)))
            .filter_map(|(it, found)| {
                let kind = found.map(|found| found.category.kind());
                let is_found = kind.is_some_and(|kind| kind <= Kind::FreeText);
                Some((it, it.is_positive()?, is_found))
            })
            .collect();
        let by_language = rows
            .iter()
            .map(|(it, positive, found)| (it.language, *positive, *found));
        let all = report(&format!("{part}, by language"), by_language);
        let by_label = rows
            .iter()
            .map(|(it, positive, found)| (it.label, *positive, *found));
        report(&format!("{part}, by label"), by_label);
        assert!(all.precision() >= 0.975, "false alarms: {part}");
        assert!(all.recall() >= 0.8, "misses: {part}");
    }
}

#[test]
fn quasi_identifiers_are_known() {
    let judged = judged();
    let labeled = judged.iter().filter(|(it, _)| it.label.starts_with('Q'));
    let (known, all) = labeled.fold((0, 0), |(known, all), (_, found)| {
        let is_known = found.is_some_and(|found| found.category.kind() == Kind::QuasiIdentifier);
        (known + u32::from(is_known), all + 1)
    });
    println!("quasi-identifiers: {known} of {all} known");
    assert!(known * 2 > all);
}
