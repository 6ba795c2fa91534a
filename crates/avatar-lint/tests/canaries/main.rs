//! No secret of a random set is in anything that the command writes or that other
//! programs get of it, and each set has a finding about its secret. `inspect` shows
//! the data itself, and a file that is fixed keeps its secrets.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

#[path = "../cli/every_format.rs"]
mod every_format;
#[path = "../../../../tests/canaries/sets.rs"]
mod sets;

use avatar_lint_driver::{FileSettings, Input, Job};
use avatar_lint_rules::Options;
use avatar_lint_rules::config::{FailOn, MAX_FILE_SIZE};
use every_format::FORMATS;
use serde_json::Value;
use sets::{Set, leak};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const SETS: u64 = 10_000;

/// How many sets the commands take that read one file.
const SAMPLE: u64 = 60;

/// A folder with `count` sets, each a file.
fn folder(count: u64) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sets")).unwrap();
    for seed in 0..count {
        fs::write(folder.path().join(name(seed)), Set::new(seed).bytes).unwrap();
    }
    folder
}

fn name(seed: u64) -> String {
    format!("sets/{seed}.yaml")
}

/// Runs the command, and gives what it printed, on both streams.
fn run(folder: &Path, arguments: &[&str], stdin: &[u8]) -> String {
    let input = folder.join("stdin");
    fs::write(&input, stdin).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::from(fs::File::open(&input).unwrap()))
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code <= 2));
    let printed = [output.stdout, output.stderr].concat();
    String::from_utf8(printed).unwrap()
}

#[track_caller]
fn assert_hides(output: &str, of: &str) {
    if let Some(part) = leak(output) {
        panic!("{of} shows a secret:\n{part}");
    }
}

#[test]
fn ten_thousand_random_sets_show_no_secret_in_any_format_and_have_a_finding() {
    let folder = folder(SETS);
    let mut arguments = vec!["check", "sets/*.yaml", "--no-config", "--statistics"];
    let targets = FORMATS.map(|format| format!("{format}:out.{format}"));
    for target in &targets {
        arguments.extend(["--format", target]);
    }
    let mut bytes = 0;
    let mut search = |output: &str, of: &str| {
        bytes += output.len();
        assert_hides(output, of);
    };
    search(&run(folder.path(), &arguments, b""), "the summary");
    for format in FORMATS {
        let output = fs::read_to_string(folder.path().join(format!("out.{format}"))).unwrap();
        search(&output, format);
    }
    let json = fs::read_to_string(folder.path().join("out.json")).unwrap();
    let report: Value = serde_json::from_str(&json).unwrap();
    let about_secrets = report["findings"].as_array().unwrap().iter();
    let about_secrets = about_secrets.filter(|finding| finding["group"] == "secret");
    let reported: HashSet<&str> = about_secrets
        .map(|finding| finding["file"].as_str().unwrap())
        .collect();
    let silent: Vec<String> = (0..SETS)
        .filter(|seed| !reported.contains(name(*seed).as_str()))
        .map(|seed| Set::new(seed).text)
        .collect();
    println!(
        "{SETS} sets in {} formats, {bytes} bytes: 0 secrets shown, {} sets without a finding",
        FORMATS.len(),
        silent.len()
    );
    assert!(
        silent.is_empty(),
        "{}",
        silent[..silent.len().min(3)].join("\n====\n")
    );
}

#[test]
fn no_diff_shows_a_secret() {
    let folder = folder(SETS);
    let all = "pitfall,schema,reference,pattern,privacy,secret";
    for choice in [
        &["--diff", "--unsafe-fixes"][..],
        &[
            "--diff",
            "--add-ignore",
            all,
            "--reason",
            "tried on 2 machines",
        ],
    ] {
        let arguments = [&["check", "sets/*.yaml", "--no-config"], choice].concat();
        let diff = run(folder.path(), &arguments, b"");
        assert!(diff.len() > 500_000, "{}", diff.len());
        assert_hides(&diff, choice[1]);
    }
}

#[test]
fn no_baseline_shows_a_secret() {
    let folder = folder(SETS);
    let check = ["check", "sets/*.yaml", "--no-config"];
    for option in ["--write-baseline", "--baseline"] {
        let arguments = [&check[..], &[option, "known.json"]].concat();
        assert_hides(&run(folder.path(), &arguments, b""), option);
        // What is no longer found is named.
        fs::write(folder.path().join(name(0)), "kind: AvatarVolume\n").unwrap();
    }
    let baseline = fs::read_to_string(folder.path().join("known.json")).unwrap();
    assert_hides(&baseline, "the baseline");
    assert!(baseline.len() > 1_000_000);
}

#[test]
fn what_is_fixed_in_place_is_not_shown() {
    let folder = folder(SETS / 10);
    for choice in [
        &["--unsafe-fixes"][..],
        &["--add-ignore", "schema", "--reason", "tried on 2 machines"],
    ] {
        let arguments = [&["check", "sets/*.yaml", "--no-config"], choice].concat();
        assert_hides(&run(folder.path(), &arguments, b""), choice[0]);
    }
}

#[test]
fn payloads_show_no_secret() {
    let folder = folder(SETS / 10);
    let arguments = ["check", "sets/*.yaml", "--no-config", "--as", "Login"];
    assert_hides(&run(folder.path(), &arguments, b""), "--as Login");
}

#[test]
fn what_other_programs_embed_shows_no_secret() {
    let job = Job {
        input: Input::named("set.yaml"),
        name: None,
        settings: FileSettings {
            options: Options::default(),
            fail_on: FailOn::Never,
            max_file_size: MAX_FILE_SIZE,
        },
        baseline: None,
    };
    for seed in 0..SETS {
        let file = job.check_bytes(&Set::new(seed).bytes);
        let json = avatar_lint::embedded::findings(&file, true).unwrap();
        assert_hides(&json, &format!("set {seed}"));
    }
}

#[test]
fn commands_for_one_file_show_no_secret() {
    let folder = folder(SAMPLE);
    for seed in 0..SAMPLE {
        let (set, file) = (Set::new(seed), name(seed));
        for arguments in [
            &["check", "--no-config", "-"][..],
            &["check", "--diff", "--unsafe-fixes", "-"],
            &["check", "--color", "always", &file],
            &["check", "--show-files", &file],
            &["check", "--show-settings", &file],
            &["columns", &file],
            &["columns", "--format", "json", &file],
        ] {
            let output = run(folder.path(), arguments, &set.bytes);
            assert_hides(&output, &format!("{arguments:?}"));
        }
        let inspected = run(folder.path(), &["inspect", &file], b"");
        if !inspected.starts_with('[') {
            assert_hides(&inspected, "what `inspect` cannot read");
        }
    }
}

#[test]
fn mistakes_in_settings_show_no_secret_beside_them() {
    let folder = folder(1);
    for seed in 0..SAMPLE {
        let secret = format!("Zq7ab{seed}Zq7cd{seed}");
        for (name, text) in [
            (
                "pyproject.toml",
                format!(
                    "[tool.uv]\nindex-url = \"https://ada:{secret}@example.org/simple\"\n\
                     [tool.avatar-lint]\nfail-onn = \"warning\"\n[tool.x]\npassword = '{secret}'\n"
                ),
            ),
            (
                "avatar-lint.toml",
                format!("# token: {secret}\nfail-on = \"https://ada:{secret}@x\"\n"),
            ),
            (
                "avatar-lint.toml",
                format!("password = \"{secret}\"\n[levels]\nlow-k = \"{secret}\"\n"),
            ),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
            for arguments in [
                &["check", "sets"][..],
                &["check", "--show-settings", "sets/0.yaml"],
                &["columns", "sets/0.yaml"],
            ] {
                let output = run(folder.path(), arguments, b"");
                assert!(!output.is_empty());
                assert_hides(&output, name);
            }
            fs::remove_file(folder.path().join(name)).unwrap();
        }
    }
}
