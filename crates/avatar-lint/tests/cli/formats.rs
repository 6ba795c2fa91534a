//! The formats for other programs, each against what those document.

use crate::every_format::FORMATS;
use crate::sandbox::{CLEAN, Sandbox};
use serde_json::Value;

/// Two documents that cannot be read, told of with quotes, breaks and markup
/// that every format has to escape.
const FAULTY: &str =
    "kind: AvatarVolume\nmetadata: {name: 'a%,:<&|\"'\n---\nkind: [\n---\n\tkind: AvatarVolume\n";

fn formatted(format: &str) -> String {
    let sandbox = Sandbox::new(&[("a b/é,1.yaml", FAULTY), ("clean.yaml", CLEAN)]);
    let run = sandbox.run(&["check", "--format", format]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    run.stdout
}

#[test]
fn sarif_follows_its_schema() {
    let log: Value = serde_json::from_str(&formatted("sarif")).unwrap();
    let mut schema: Value =
        serde_json::from_str(include_str!("../../../../tests/formats/sarif-2.1.0.json")).unwrap();
    // The published schema has a pattern here that is no regular expression.
    for object in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][object]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [] as [String; 0]);

    let run = &log["runs"][0];
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(
        run["tool"]["driver"]["rules"][index]["id"],
        result["ruleId"]
    );
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "a%20b/%C3%A9%2C1.yaml");
    assert_eq!(run["taxonomies"][0]["taxa"].as_array().unwrap().len(), 3);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn sarif_tells_what_could_not_be_read() {
    let sandbox = Sandbox::new(&[]);
    let run = sandbox.run(&["check", "missing.yaml", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let text = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert!(text.as_str().unwrap().contains("missing.yaml"));
    assert_eq!(run.code, 2);
}

#[test]
fn fingerprints_survive_moved_lines_and_are_unique() {
    let prints = |text: &str| -> Vec<String> {
        let sandbox = Sandbox::new(&[("a.yaml", text)]);
        let run = sandbox.run(&["check", "--format", "gitlab", "a.yaml"]);
        let issues: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let prints = issues.iter().map(|issue| issue["fingerprint"].to_string());
        prints.collect()
    };
    let before = prints(FAULTY);
    assert!(before.len() >= 2);
    assert_eq!(before, prints(&format!("# moved\n\n{FAULTY}")));
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), before.len());
}

#[test]
fn gitlab_gets_the_fields_it_documents() {
    let issues: Vec<Value> = serde_json::from_str(&formatted("gitlab")).unwrap();
    assert!(!issues.is_empty());
    for issue in issues {
        for field in ["description", "check_name", "fingerprint"] {
            assert!(issue[field].as_str().is_some_and(|text| !text.is_empty()));
        }
        let severities = ["info", "minor", "major", "critical", "blocker"];
        assert!(severities.contains(&issue["severity"].as_str().unwrap()));
        assert_eq!(issue["location"]["path"], "a b/é,1.yaml");
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
    }
}

/// Every line reads back with the rules of the runner: a command, properties
/// without `,` and `:`, data; all of them percent-decoded.
#[test]
fn github_annotations_are_one_line_each_and_escaped() {
    let text = formatted("github");
    for line in text.lines() {
        let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command));
        let names: Vec<&str> = properties
            .split(',')
            .map(|property| property.split_once('=').unwrap().0)
            .collect();
        assert!(names.starts_with(&["file", "line", "endLine"]), "{line}");
        assert!(names.ends_with(&["title"]));
        assert!(properties.contains("file=a b/é%2C1.yaml"), "{line}");
        assert!(!data.is_empty());
    }
    assert!(text.lines().count() >= 2);
}

#[test]
fn junit_and_markdown_read_well() {
    insta::assert_snapshot!("junit", formatted("junit"));
    insta::assert_snapshot!("markdown", formatted("markdown"));
}

#[test]
fn several_formats_come_from_one_run() {
    let sandbox = Sandbox::new(&[("a.yaml", FAULTY)]);
    let run = sandbox.run(&[
        "check",
        "--format",
        "sarif:out.sarif",
        "--format",
        "json",
        "--output-file",
        "out.json",
        "a.yaml",
    ]);
    assert_eq!(run.stdout, "");
    assert!(sandbox.read("out.sarif").contains("\"2.1.0\""));
    assert!(sandbox.read("out.json").starts_with("{\"version\":1"));
}

#[test]
fn the_tests_know_every_format() {
    let run = Sandbox::new(&[]).run(&["check", "--format", "none of them"]);
    assert_eq!(run.code, 2);
    let offered = format!("[possible values: {}]", FORMATS.join(", "));
    assert!(run.stderr.contains(&offered), "{}", run.stderr);
}
