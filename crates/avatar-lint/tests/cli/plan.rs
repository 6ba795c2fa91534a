//! A database run whose plan stands in the former `input`.

use std::path::Path;
use std::process::{Command, Output};

fn check(name: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(["check", "--no-config"])
        .arg(format!("{name}.yaml"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plan"))
        .env_remove("FORCE_HYPERLINK")
        .output()
        .unwrap()
}

#[test]
fn a_reviewed_plan_is_clean() {
    let output = check("reviewed", &[]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert_eq!(printed, "");
}

#[test]
fn what_is_wrong_in_a_plan_is_shown_with_its_place() {
    let output = check("faulty", &["--format", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("plan", String::from_utf8(output.stdout).unwrap());
}
