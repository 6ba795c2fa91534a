//! Tables, columns and modalities whose names are digits are checked like any other.

#![allow(clippy::unwrap_used, reason = "tests fail by it")]

use avatar_lint_rules::{LineIndex, Options, lint};
use std::fs;
use std::path::Path;

/// The findings of a file: the line, the rule, and the string at fault.
fn findings(name: &str) -> Vec<(usize, &'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/digits");
    let text = fs::read_to_string(folder.join(name).with_extension("yaml")).unwrap();
    let lines = LineIndex::new(&text);
    let found = lint(&text, &Options::default());
    found
        .iter()
        .map(|finding| {
            let line = lines.position(&text, finding.span.start()).line;
            let written = finding.span.text(&text);
            (line, finding.rule.name, written.to_owned())
        })
        .collect()
}

/// The findings of a file with the name `from` read as `to`, by which a control
/// differs.
fn findings_renamed(name: &str, from: &str, to: &str) -> Vec<(usize, &'static str, String)> {
    let renamed = |written: String| {
        if written == from {
            to.to_owned()
        } else {
            written
        }
    };
    let found = findings(name).into_iter();
    found
        .map(|(line, rule, written)| (line, rule, renamed(written)))
        .collect()
}

/// What the rules of structure find.
fn of_structure(name: &str) -> Vec<(usize, &'static str, String)> {
    let mut found = findings(name);
    found.retain(|(_, rule, _)| {
        let rule = avatar_lint_rules::rules::find(rule).unwrap();
        rule.group == avatar_lint_rules::Group::Schema
    });
    found
}

fn expected(of: &[(usize, &'static str, &str)]) -> Vec<(usize, &'static str, String)> {
    of.iter()
        .map(|(line, rule, written)| (*line, *rule, (*written).to_owned()))
        .collect()
}

#[test]
fn a_table_named_by_digits_is_checked_as_any_other() {
    let all = [
        (14, "wrong-type", "twenty"),
        (15, "unknown-field", "dropped"),
        (16, "wrong-type", "many"),
        (17, "out-of-range", "7"),
        (18, "wrong-type", "heavy"),
        (19, "wrong-type", "age"),
        (19, "invalid-value", "by_row"),
    ];
    assert_eq!(of_structure("names"), expected(&all));
    assert_eq!(
        findings("names"),
        findings_renamed("names_control", "t2023", "'2023'")
    );
}

#[test]
fn a_misspelt_field_below_a_name_of_digits_is_reported() {
    let all = [
        (53, "renamed-field", "exclude_variable_names"),
        (54, "unknown-field", "droped"),
        (68, "unknown-field", "known_variabels"),
        (86, "unknown-field", "colum_weights"),
    ];
    assert_eq!(of_structure("names_silent"), expected(&all));
    assert_eq!(findings("names_silent"), findings("names_silent_control"));
}

#[test]
fn modalities_of_digits_are_checked_as_any_other() {
    let all = [(10, "out-of-range", "-3"), (11, "wrong-type", "many")];
    assert_eq!(of_structure("modalities"), expected(&all));
    assert_eq!(findings("modalities"), findings("modalities_control"));
}

#[test]
fn names_of_digits_beside_others_keep_their_places() {
    let all = [
        (8, "wrong-type", "heavy"),
        (8, "wrong-type", "heavy"),
        (10, "wrong-type", "many"),
        (10, "wrong-type", "many"),
        (10, "out-of-range", "-1"),
    ];
    assert_eq!(of_structure("names_columns"), expected(&all));
}
