//! The JSON report against its published schema.

use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn published() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../avatar-format/schemas/avatar-lint-report.json")
}

#[test]
fn the_published_schema_is_the_one_of_the_code() {
    let run = Sandbox::new(&[]).run(&["schema", "avatar-lint-report"]);
    assert_eq!(run.code, 0);
    assert!(
        fs::read_to_string(published()).is_ok_and(|text| text == run.stdout),
        "avatar-lint-report.json is stale: \
         renew it with `cargo dev generate`"
    );
}

#[test]
fn a_report_follows_its_schema_and_counts_as_promised() {
    let sandbox = Sandbox::new(&[("b.yaml", "kind: AvatarVolume\n")]);
    sandbox.write("a.yaml", b"kind: AvatarVolume\nx: '\xff'\n");
    let run = sandbox.run(&["check", "--format", "json:out.json", "--format", "full"]);
    assert!(run.stdout.contains("invalid-yaml"));

    let report: Value = serde_json::from_str(&sandbox.read("out.json")).unwrap();
    let schema: Value = serde_json::from_str(&fs::read_to_string(published()).unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [] as [String; 0]);

    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"]["checked"], 2);
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "invalid-yaml");
    assert_eq!(finding["file"], "a.yaml");
    assert_eq!(
        finding["range"]["start"],
        serde_json::json!({"line": 2, "column": 5, "offset": 23})
    );
}
