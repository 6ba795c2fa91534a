//! A database run whose plan stands in the former `input`.

use crate::sandbox::{Run, Sandbox};

fn check(name: &str, text: &str) -> Run {
    Sandbox::new(&[(name, text)]).run(&["check", "--no-config", name, "--format", "concise"])
}

#[test]
fn a_reviewed_plan_is_clean() {
    let run = check("reviewed.yaml", include_str!("../plan/reviewed.yaml"));
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

#[test]
fn what_is_wrong_in_a_plan_is_shown_with_its_place() {
    let run = check("faulty.yaml", include_str!("../plan/faulty.yaml"));
    assert_eq!(run.code, 1, "{}", run.stderr);
    insta::assert_snapshot!("plan", run.stdout);
}
