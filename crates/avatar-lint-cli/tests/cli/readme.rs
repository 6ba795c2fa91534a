//! The README shows what the command really prints.

use std::path::Path;
use std::process::Command;

#[test]
fn every_line_of_the_readme_s_example_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(["check", "--no-config", "tests/readme/leaky.yaml"])
        .current_dir(&root)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let example = readme
        .split("```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let lines: Vec<&str> = example.unwrap().lines().collect();
    assert!(lines.len() > 20, "the example is gone");
    for line in lines {
        assert!(
            printed.lines().any(|other| other == line),
            "not printed: {line}"
        );
    }
}

#[test]
fn the_examples_are_clean() {
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(["check", "--no-config", "examples"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
