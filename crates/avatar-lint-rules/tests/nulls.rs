//! What is said of a null is what the published reader does with it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by them")]

use avatar_lint_rules::{Finding, Level, Options, lint};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was recorded; `tests/published/README.md` describes it.
const ROWS: &str = include_str!("../../../tests/published/nulls.tsv");

/// The sets in which the fields were tried.
const SETS: &str = include_str!("../../../tests/published/nulls.json");

/// Names that people choose, for which `*` stands in the rows.
const CHOSEN: [&str; 6] = ["person", "visit", "stay", "age", "owner", "billing"];

/// The outcomes by the fields they were recorded for, without the kinds of strategies.
fn recorded() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut recorded: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in ROWS.lines().skip(1) {
        let mut columns = row.split('\t').skip(1);
        let field = without_kinds(columns.next().unwrap());
        recorded
            .entry(field)
            .or_default()
            .insert(columns.next().unwrap());
    }
    recorded
}

fn without_kinds(field: &str) -> String {
    let mut parts = field.split('(');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| {
        let (_, rest) = part.split_once(')').unwrap();
        path + rest
    })
}

/// Calls `look` with every field below `value`: its path as a row writes it, and as a
/// JSON pointer.
fn places(value: &Value, field: &str, pointer: &str, look: &mut dyn FnMut(&str, &str)) {
    let mut visit = |child: &Value, field: String, pointer: String| {
        look(&field, &pointer);
        places(child, &field, &pointer, look);
    };
    match value {
        Value::Object(entries) => {
            for (key, child) in entries {
                let name = if CHOSEN.contains(&key.as_str()) {
                    "*"
                } else {
                    key
                };
                visit(child, format!("{field}.{name}"), format!("{pointer}/{key}"));
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                visit(child, format!("{field}[]"), format!("{pointer}/{index}"));
            }
        }
        _ => {}
    }
}

fn check(documents: &[Value]) -> Vec<Finding> {
    let documents: Vec<String> = documents.iter().map(Value::to_string).collect();
    lint(&documents.join("\n---\n"), &Options::default())
}

/// What is an error among the findings: the rule, and what it says.
fn errors(findings: &[Finding]) -> BTreeSet<(&str, &str)> {
    let errors = findings.iter().filter(|it| it.level == Level::Error);
    errors
        .map(|it| (it.rule.name, it.message.as_str()))
        .collect()
}

/// What is wrong with what is said of a null, if something is.
fn untrue(finding: &Finding, outcomes: &BTreeSet<&str>) -> Option<&'static str> {
    let says = |words: &str| finding.message.contains(words);
    let [stops, is_unset, is_passed_on] =
        ["stops", "unset", "other meaning"].map(|outcome| outcomes.contains(outcome));
    if stops != says("the reader stops") {
        return Some("whether the reader stops");
    }
    if stops && (outcomes.len() > 1) != says("in some configurations") {
        return Some("whether the reader always stops");
    }
    if !is_unset && (says("as not set") || says("the reader skips it")) {
        return Some("that it is as if it were not there");
    }
    if !is_passed_on && says("gets a null") {
        return Some("that something is passed on");
    }
    let is_harmless = outcomes.len() == 1 && is_unset;
    let is_required = finding.help.as_deref() == Some("Fill it.");
    if is_harmless && !is_required && finding.level == Level::Error {
        return Some("that it is an error");
    }
    None
}

#[test]
fn what_is_said_of_a_null_is_what_the_reader_does() {
    let recorded = recorded();
    let sets: BTreeMap<String, Vec<Value>> = serde_json::from_str(SETS).unwrap();
    let mut tried = BTreeSet::new();
    let mut faults = Vec::new();
    for documents in sets.values() {
        let unchanged = check(documents);
        let before = errors(&unchanged);
        for (number, document) in documents.iter().enumerate() {
            let kind = document["kind"].as_str().unwrap();
            places(document, kind, "", &mut |field, pointer| {
                let mut changed = documents.clone();
                *changed[number].pointer_mut(pointer).unwrap() = Value::Null;
                let findings = check(&changed);
                let outcomes = &recorded[field];
                tried.insert(field.to_owned());
                let of_null = findings.iter().filter(|it| it.rule.name == "empty-section");
                for finding in of_null {
                    if let Some(what) = untrue(finding, outcomes) {
                        faults.push(format!("{field}: {what}: {} {outcomes:?}", finding.message));
                    }
                }
                let always_stops = outcomes.len() == 1 && outcomes.contains("stops");
                if always_stops && errors(&findings).is_subset(&before) {
                    faults.push(format!("{field}: no error, and the reader stops"));
                }
            });
        }
    }
    assert_eq!(tried, recorded.keys().cloned().collect());
    println!("{} fields, {} untrue", tried.len(), faults.len());
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
