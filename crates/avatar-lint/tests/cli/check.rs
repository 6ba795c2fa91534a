//! `avatar-lint check`: what is looked at, and how a run ends.

use crate::sandbox::{CLEAN, Sandbox};

#[test]
fn clean_files_end_in_0_and_a_word_about_what_was_checked() {
    let sandbox = Sandbox::new(&[("a.yaml", CLEAN), ("other.yml", "kind: Deployment\n")]);
    let run = sandbox.run(&["check"]);
    assert_eq!(run.stdout, "");
    assert_eq!(
        run.stderr,
        "Checked 1 configuration, skipped 1 other YAML file: no findings.\n"
    );
    assert_eq!(run.code, 0);
}

#[test]
fn a_folder_without_configurations_is_clean_and_says_so() {
    let run = Sandbox::new(&[("a.yml", "a: 1\n")]).run(&["check", "."]);
    assert_eq!(
        run.stderr,
        "No avatar configurations found; skipped 1 other YAML file.\n"
    );
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
}

#[test]
fn quiet_says_nothing_about_clean_files() {
    let run = Sandbox::new(&[("a.yaml", CLEAN)]).run(&["check", "--quiet"]);
    assert_eq!(
        (run.stdout.as_str(), run.stderr.as_str(), run.code),
        ("", "", 0)
    );
}

#[test]
fn quiet_prints_findings_of_every_level_and_nothing_beside_them() {
    let text = format!("\u{feff}{CLEAN}");
    let run = Sandbox::new(&[("a.yaml", &text)]).run(&["check", "--quiet", "--format", "concise"]);
    assert!(
        run.stdout
            .starts_with("a.yaml:1:1: info unreadable-encoding "),
        "{}",
        run.stdout
    );
    assert_eq!((run.stderr.as_str(), run.code), ("", 0));
}

#[test]
fn bytes_that_are_no_text_are_a_finding() {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("a.yaml", b"kind: AvatarVolume\nx: \xff\n");
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert!(
        run.stdout.starts_with("a.yaml:2:4: error invalid-yaml "),
        "{}",
        run.stdout
    );
    assert_eq!(run.code, 1);
}

#[test]
fn what_cannot_be_read_ends_in_2_and_the_rest_is_checked() {
    let sandbox = Sandbox::new(&[("a.yaml", CLEAN)]);
    let run = sandbox.run(&["check", "missing.yaml", "none*.yaml", "a.yaml"]);
    insta::assert_snapshot!(run.stderr);
    assert_eq!(run.code, 2);
}

#[test]
fn a_wrong_command_line_ends_in_2_and_says_what_would_be_right() {
    let sandbox = Sandbox::new(&[]);
    let mut shown = Vec::new();
    for arguments in [
        &["check", "--formt", "json"][..],
        &["check", "--format", "yaml"],
        &["check", "--format", "full", "--format", "json"],
        &[
            "check",
            "--format",
            "json:a.json",
            "--output-file",
            "b.json",
        ],
        &["check", "--fail-on", "eror"],
        &["schema", "avatar-lint-reports"],
        &["chek"],
    ] {
        let run = sandbox.run(arguments);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{arguments:?}");
        shown.push(format!(
            "$ avatar-lint {}\n{}",
            arguments.join(" "),
            run.stderr
        ));
    }
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn help_goes_to_standard_output() {
    let run = Sandbox::new(&[]).run(&["check", "--help"]);
    assert!(run.stdout.contains("--stdin-filename"));
    assert_eq!((run.stderr.as_str(), run.code), ("", 0));
}

/// Editors add `--stdio` to the command line of any server.
#[test]
fn the_server_speaks_on_standard_output_and_ends_with_the_editor() {
    let message = |content: &str| format!("Content-Length: {}\r\n\r\n{content}", content.len());
    let session = [
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
        r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
        r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#,
        r#"{"jsonrpc":"2.0","method":"exit"}"#,
    ];
    let session: String = session.into_iter().map(message).collect();
    let run = Sandbox::new(&[]).run_with(&["server", "--stdio"], &session);
    assert!(run.stdout.contains("\"capabilities\""), "{}", run.stdout);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn statistics_count_each_rule_in_columns_the_most_frequent_first() {
    let leaky = "kind: AvatarVolume\nmetadata:\n  name: on\n  nam: a\n  nme: b\nspec:\n  url: file:///data\n";
    let sandbox = Sandbox::new(&[("a.yaml", leaky)]);
    let run = sandbox.run(&["check", "--statistics", "--format", "concise"]);
    assert!(
        run.stderr
            .starts_with("     2  error    unknown-field\n     1  error    boolean-like-name\n"),
        "{}",
        run.stderr
    );
}
