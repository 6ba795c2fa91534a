//! The files of `tests/secrets`: each secret is reported where it stands, and shown
//! nowhere.

use crate::every_format::FORMATS;
use crate::sandbox::Sandbox;
use std::fs;
use std::path::Path;

/// What no output may have in it.
const SECRETS: [&str; 8] = [
    "Zq7v",
    "Tr0ub4",
    "YWRhOnMzY3JldA==",
    "YWRhOnMzY3JldDEy",
    "s3cr3tpw1",
    "ghp_0123",
    "sk-live-0123",
    "abc123secret",
];

/// Each file, the type its documents have, and the findings of the group `secret`.
const CASES: [(&str, Option<&str>, &[&str]); 19] = [
    (
        "connection_strings.yaml",
        None,
        &[
            "5:19 credential-in-url",
            "11:23 credential-in-url",
            "17:19 credential-in-url",
            "23:18 plaintext-secret",
        ],
    ),
    ("cut_at_comment.yaml", None, &["5:25 credential-in-url"]),
    (
        "cut_at_comment_pairs.yaml",
        None,
        &["6:32 credential-in-url"],
    ),
    ("in_a_list.yaml", Some("Login"), &["3:12 plaintext-secret"]),
    (
        "misspelt_field.yaml",
        Some("Login"),
        &["3:10 plaintext-secret"],
    ),
    ("placeholders.yaml", None, &[]),
    ("short_list_basic.yaml", None, &["7:28 credential-in-url"]),
    (
        "short_list_basic_control.yaml",
        None,
        &["7:28 credential-in-url"],
    ),
    ("short_list_comment.yaml", None, &["8:30 plaintext-secret"]),
    (
        "short_list_comment_control.yaml",
        None,
        &["8:30 plaintext-secret"],
    ),
    ("short_list_json.yaml", None, &["5:40 credential-in-url"]),
    (
        "short_list_json_control.yaml",
        None,
        &["5:40 credential-in-url"],
    ),
    (
        "shown_elsewhere.yaml",
        None,
        &["5:32 credential-in-url", "14:39 plaintext-secret"],
    ),
    ("unreadable_alias.yaml", None, &["2:13 plaintext-secret"]),
    ("unreadable_payload.json", None, &["1:24 plaintext-secret"]),
    ("unreadable_quote.yaml", None, &["2:14 plaintext-secret"]),
    ("secret_again.yaml", None, &["3:26 credential-in-url"]),
    (
        "tokens_in_annotations.yaml",
        None,
        &[
            "5:11 credential-in-url",
            "6:12 plaintext-secret",
            "7:10 plaintext-secret",
        ],
    ),
    ("interpolated_password.yaml", None, &[]),
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/secrets"))
}

fn assert_hides(output: &str, of: &str) {
    for secret in SECRETS {
        assert!(!output.contains(secret), "{of} shows {secret}:\n{output}");
    }
}

#[test]
fn each_secret_is_reported_where_it_stands() {
    for (file, document_type, expected) in CASES {
        let sandbox = Sandbox::new(&[]);
        sandbox.write(file, &fs::read(folder().join(file)).unwrap());
        let mut arguments = vec!["check", "--format", "concise", file];
        arguments.extend(document_type.map(|_| "--as"));
        arguments.extend(document_type);
        let run = sandbox.run(&arguments);
        let found: Vec<String> = run
            .stdout
            .lines()
            .filter_map(|line| {
                let (place, rest) = line
                    .strip_prefix(file)?
                    .strip_prefix(':')?
                    .split_once(": ")?;
                let rule = rest.split(' ').nth(1)?;
                Some(format!("{place} {rule}"))
            })
            .filter(|found| {
                found.ends_with("credential-in-url") || found.ends_with("plaintext-secret")
            })
            .collect();
        assert_eq!(found, expected, "{file}\n{}", run.stdout);
    }
}

#[test]
fn every_file_is_a_case() {
    let files = fs::read_dir(folder()).unwrap();
    for name in files.map(|file| file.unwrap().file_name().into_string().unwrap()) {
        let is_case = CASES.iter().any(|(file, ..)| *file == name);
        assert!(is_case || name == "settings_file", "{name}");
    }
}

#[test]
fn no_output_shows_a_secret_of_a_case() {
    for (file, document_type, _) in CASES {
        let sandbox = Sandbox::new(&[]);
        sandbox.write(file, &fs::read(folder().join(file)).unwrap());
        let mut choices: Vec<Vec<&str>> = FORMATS
            .iter()
            .map(|format| vec!["--show-suppressed", "--format", format])
            .collect();
        choices.push(vec!["--diff", "--unsafe-fixes"]);
        choices.push(vec!["--write-baseline", "known.json"]);
        choices.push(vec!["--unsafe-fixes"]);
        for choice in choices {
            let mut arguments = vec!["check", file];
            arguments.extend(document_type.map(|_| "--as"));
            arguments.extend(document_type);
            arguments.extend(&choice);
            let run = sandbox.run(&arguments);
            assert_hides(&run.stdout, &format!("{arguments:?}"));
            assert_hides(&run.stderr, &format!("{arguments:?}"));
        }
        assert_hides(&sandbox.read("known.json"), file);
    }
}

#[test]
fn a_fix_that_cannot_be_shown_is_in_no_json_and_others_have_no_asterisks() {
    let sandbox = Sandbox::new(&[]);
    let file = "cut_at_comment.yaml";
    sandbox.write(file, &fs::read(folder().join(file)).unwrap());
    let json = sandbox.run(&["check", "--format", "json", file]).stdout;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let fixes: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["fix"])
        .filter(|fix| !fix.is_null())
        .collect();
    assert_eq!(fixes.len(), 1, "{json}");
    assert!(!fixes[0].to_string().contains('*'), "{json}");
    let written = fixes[0]["edits"].as_array().unwrap();
    assert!(
        written.iter().all(|edit| edit["replacement"] == "'"),
        "{json}"
    );
}

#[test]
fn a_mistake_in_the_settings_does_not_show_the_passwords_beside_it() {
    let sandbox = Sandbox::new(&[]);
    for file in ["ok.yaml", "pyproject.toml"] {
        let bytes = fs::read(folder().join("settings_file").join(file)).unwrap();
        sandbox.write(file, &bytes);
    }
    let run = sandbox.run(&["check", "ok.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("index-url"), "{}", run.stderr);
    assert_hides(&run.stderr, "the mistake");
    assert_hides(&run.stdout, "the mistake");
}

#[test]
fn a_diff_shows_only_what_a_fix_changes() {
    let sandbox = Sandbox::new(&[]);
    let file = "secret_again.yaml";
    sandbox.write(file, &fs::read(folder().join(file)).unwrap());
    let run = sandbox.run(&["check", "--diff", "--unsafe-fixes", file]);
    assert!(!run.stdout.contains("@@"), "{}", run.stdout);
}
