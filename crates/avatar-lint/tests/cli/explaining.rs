//! What the command says of rules, schemas and patterns.

use crate::sandbox::{Run, Sandbox};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

fn run(arguments: &[&str]) -> Run {
    Sandbox::new(&[]).run(arguments)
}

#[test]
fn the_list_of_rules_names_each_rule_once_in_both_formats() {
    let json = run(&["rules", "--format", "json"]);
    assert_eq!(json.code, 0, "{}", json.stderr);
    let rules: Value = serde_json::from_str(&json.stdout).unwrap();
    let text = run(&["rules"]);
    assert_eq!(text.code, 0, "{}", text.stderr);
    let lines: Vec<&str> = text.stdout.lines().collect();
    let rules = rules.as_array().unwrap();
    assert!(rules.len() > 100, "{}", rules.len());
    for rule in rules {
        let of = |field: &str| rule[field].as_str().unwrap();
        let is_line = |line: &&&str| line.split_whitespace().next() == Some(of("name"));
        let listed: Vec<_> = lines.iter().filter(is_line).collect();
        assert_eq!(listed.len(), 1, "{}: {listed:?}", of("name"));
        assert!(listed[0].contains(of("level")), "{}", listed[0]);
        assert!(listed[0].ends_with(of("summary")), "{}", listed[0]);
        let rises = rule["rises"].as_bool().unwrap();
        assert_eq!(listed[0].contains('↑'), rises, "{}", listed[0]);
    }
}

/// A line a rule, without what is false, null or empty. Profiles, suppressions, editors
/// and the site go by it.
#[test]
fn what_a_rule_says_of_itself_changes_on_purpose_alone() {
    let json = run(&["rules", "--format", "json"]);
    let rules: Value = serde_json::from_str(&json.stdout).unwrap();
    let says_something = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let lines = rules.as_array().unwrap().iter().map(|rule| {
        let fields = rule.as_object().unwrap().iter();
        let fields =
            fields.filter(|(field, _)| !["name", "summary", "url"].contains(&field.as_str()));
        let said = fields.filter(|(_, value)| says_something(value));
        let said: Vec<String> = said
            .map(|(field, value)| format!("{field}={value}"))
            .collect();
        format!("{}: {}", rule["name"].as_str().unwrap(), said.join(" "))
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_rule_is_explained_as_markdown_or_styled_for_a_terminal() {
    let plain = run(&["explain", "low-k"]);
    assert_eq!(plain.code, 0, "{}", plain.stderr);
    assert!(plain.stdout.starts_with("# low-k\n"), "{}", plain.stdout);
    assert!(plain.stdout.contains("\n```yaml\n"), "{}", plain.stdout);
    let last = plain.stdout.lines().last().unwrap();
    assert!(
        last.starts_with("https://") && last.ends_with("low-k.html"),
        "{last}"
    );

    let styled = run(&["explain", "low-k", "--color", "always"]);
    assert_eq!(styled.code, 0, "{}", styled.stderr);
    assert!(
        styled.stdout.starts_with("\u{1b}[1mlow-k\u{1b}[0m\n"),
        "{}",
        styled.stdout
    );
    assert!(!styled.stdout.contains("```"), "{}", styled.stdout);
    let widest = styled.stdout.lines().map(|line| line.chars().count()).max();
    assert!(widest < Some(120), "{widest:?}");
}

#[test]
fn each_listed_rule_can_be_explained() {
    let json = run(&["rules", "--format", "json"]);
    let rules: Value = serde_json::from_str(&json.stdout).unwrap();
    for rule in rules.as_array().unwrap() {
        let name = rule["name"].as_str().unwrap();
        let run = run(&["explain", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            run.stdout.starts_with(&format!("# {name}\n")),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn a_misspelled_rule_or_schema_ends_in_2_with_the_name_that_is_meant() {
    let rule = run(&["explain", "low-kk"]);
    assert_eq!(rule.code, 2);
    assert!(
        rule.stderr.contains("Did you mean `low-k`?"),
        "{}",
        rule.stderr
    );
    assert!(rule.stderr.contains("avatar-lint rules"), "{}", rule.stderr);
    let schema = run(&["schema", "AvatarShema"]);
    assert_eq!(schema.code, 2);
    assert!(
        schema.stderr.contains("Did you mean `AvatarSchema`?"),
        "{}",
        schema.stderr
    );
    assert!(schema.stderr.contains("schema --list"), "{}", schema.stderr);
}

#[test]
fn each_listed_schema_is_printed_and_written_as_the_same_bytes() {
    let sandbox = Sandbox::new(&[]);
    let written = sandbox.run(&["schema", "--out-dir", "schemas"]);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let files: BTreeSet<String> = fs::read_dir(sandbox.path().join("schemas"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let list = sandbox.run(&["schema", "--list"]);
    let names: Vec<&str> = list
        .stdout
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let listed: BTreeSet<String> = names.iter().map(|name| format!("{name}.json")).collect();
    assert_eq!(listed, files);
    for name in names {
        let printed = sandbox.run(&["schema", name]);
        assert_eq!(
            printed.stdout,
            sandbox.read(&format!("schemas/{name}.json"))
        );
        let parsed: Value = serde_json::from_str(&printed.stdout).unwrap();
        jsonschema::meta::validate(&parsed).unwrap();
    }

    let one = sandbox.run(&["schema", "AvatarSchema", "--out-dir", "one"]);
    assert_eq!(one.code, 0, "{}", one.stderr);
    assert_eq!(fs::read_dir(sandbox.path().join("one")).unwrap().count(), 1);
}

#[test]
fn a_pattern_is_explained_part_by_part_with_its_capacity() {
    let run = run(&[
        "pattern",
        "{{site}}-\\#?##^^",
        "--letter-case",
        "both",
        "--rows",
        "1000",
    ]);
    insta::assert_snapshot!(run.stdout);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn each_fault_of_a_pattern_is_shown_at_its_place() {
    let mut shown = Vec::new();
    for pattern in ["", "a{{b", "{{}}", "ab\\", "\\a#"] {
        let run = run(&["pattern", pattern]);
        shown.push(format!(
            "`{pattern}` ends in {}\n{}\n",
            run.code, run.stderr
        ));
    }
    insta::assert_snapshot!(shown.concat());
}
