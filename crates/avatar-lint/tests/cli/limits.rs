//! What could keep the command waiting, fill the memory, or be lost. `tests/limits/run.py`
//! tries more, also what needs another user or a full disk.

use crate::sandbox::{CLEAN, Sandbox};
use std::fs;

/// A configuration that a safe fix changes.
const FIXABLE: &str =
    "kind: AvatarParameters\nmetadata: {name: run}\nspec:\n  schema: clinic\n  seed: '7'\n";

/// Unknown fields, each a finding.
fn faults(count: usize) -> String {
    let fields: Vec<String> = (0..count).map(|i| format!("  x{i}: 1\n")).collect();
    fields.concat()
}

#[test]
fn of_many_findings_the_first_are_shown_and_programs_get_all() {
    let faults = faults(1100);
    let sandbox = Sandbox::new(&[("a.yaml", &format!("{CLEAN}{faults}"))]);
    let full = sandbox.run(&["check", "a.yaml"]).stdout;
    assert_eq!(full.matches("see https://").count(), 1000);
    assert!(
        full.ends_with("and 100 more findings; `--max-findings 0` shows all\n"),
        "{full}"
    );
    let all = sandbox.run(&["check", "a.yaml", "--max-findings", "0"]);
    assert_eq!(all.stdout.matches("see https://").count(), 1100);
    let json = sandbox.run(&["check", "a.yaml", "--format", "json"]).stdout;
    assert_eq!(json.matches("\"rule\":").count(), 1100);
    let few = sandbox.run(&["check", "a.yaml", "--max-findings", "1099"]);
    assert!(few.stdout.contains("and 1 more finding; "));
}

#[test]
fn a_baseline_of_one_file_that_is_too_large_hides_no_other() {
    let large = format!("{CLEAN}# {}\n", "x".repeat(1000));
    let sandbox = Sandbox::new(&[
        ("avatar-lint.toml", "max-file-size = 1000\n"),
        ("a.yaml", &large),
    ]);
    sandbox.run(&["check", ".", "--write-baseline", "known.json"]);
    sandbox.write("b.yaml", large.as_bytes());
    let run = sandbox.run(&[
        "check",
        ".",
        "--baseline",
        "known.json",
        "--format",
        "concise",
    ]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stdout.starts_with("b.yaml:1:1: error resource-limit"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_file_above_max_file_size_is_an_error_and_not_read() {
    let large = format!("{CLEAN}# {}\n", "x".repeat(1000));
    let sandbox = Sandbox::new(&[
        ("avatar-lint.toml", "max-file-size = 1000\n"),
        ("a.yaml", &large),
        ("b.yaml", CLEAN),
    ]);
    for arguments in [&["check", "."], &["check", "a.yaml"]] {
        let run = sandbox.run(&[arguments, &["--format", "concise"][..]].concat());
        assert_eq!(run.code, 1);
        assert!(
            run.stdout.starts_with("a.yaml:1:1: error resource-limit"),
            "{}",
            run.stdout
        );
    }
    let run = sandbox.run(&["check", ".", "--fix"]);
    assert_eq!((run.code, sandbox.read("a.yaml")), (1, large.clone()));
    let run = sandbox.run_with(&["check", "-"], &large);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`max-file-size`"), "{}", run.stderr);
    let settings = sandbox.run(&["check", "--show-settings", "a.yaml"]).stdout;
    assert!(settings.contains("max-file-size = 1000  # configuration file"));
}

#[test]
fn what_is_no_text_is_passed_over_in_a_folder_without_being_read() {
    let sandbox = Sandbox::new(&[("b.yaml", CLEAN)]);
    let file = fs::File::create(sandbox.path().join("a.yaml")).unwrap();
    // Too large to be read here.
    file.set_len(1 << 40).unwrap();
    let run = sandbox.run(&["check", "."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("skipped 1 other YAML file"));
    let run = sandbox.run(&["check", "a.yaml"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("resource-limit"));
    // Not all of what has a NUL is passed over: this is text.
    let text: Vec<u8> = CLEAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    sandbox.write("a.yaml", &[&b"\xff\xfe"[..], &text].concat());
    let run = sandbox.run(&["check", "."]);
    assert!(run.stdout.contains("unreadable-encoding"), "{}", run.stdout);
}

#[test]
fn findings_and_baselines_are_not_written_over_what_is_checked() {
    let sandbox = Sandbox::new(&[("a.yaml", FIXABLE), ("notes.txt", "mine\n")]);
    for (arguments, message) in [
        (["--write-baseline", "a.yaml"], "is not a baseline"),
        (["--write-baseline", "notes.txt"], "is not a baseline"),
        (["--output-file", "a.yaml"], "`a.yaml` is checked"),
        (["--format", "json:./a.yaml"], "`./a.yaml` is checked"),
    ] {
        let run = sandbox.run(&[&["check", "."], &arguments[..]].concat());
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
        assert_eq!(sandbox.read("a.yaml"), FIXABLE);
        assert_eq!(sandbox.read("notes.txt"), "mine\n");
    }
    for _ in 0..2 {
        let run = sandbox.run(&["check", ".", "--write-baseline", "known.json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let run = sandbox.run(&["check", ".", "--output-file", "nowhere/out"]);
    assert_eq!(run.code, 2);
    assert_eq!(fs::read_dir(sandbox.path()).unwrap().count(), 3);
}

#[test]
fn lines_and_names_of_any_length_are_shown() {
    let long = "x".repeat(70_000);
    let sandbox = Sandbox::new(&[
        ("a.yaml", CLEAN),
        (
            "b.yaml",
            &format!(
                "kind: AvatarSchema\nmetadata: {{name: s}}\nspec:\n  tables:\n  - name: {long}\n    \
                 columns:\n    - field: {long}\n    - feld: {long}\n"
            ),
        ),
    ]);
    for settings in [
        format!("fail-onn = \"{long}\"\n"),
        format!("{long} = 1\n"),
        format!("# {long}\nfail-on = {long}\n"),
    ] {
        sandbox.write("avatar-lint.toml", settings.as_bytes());
        let run = sandbox.run(&["check", "a.yaml"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.len() < 10_000, "{}", run.stderr.len());
        fs::remove_file(sandbox.path().join("avatar-lint.toml")).unwrap();
    }
    for pattern in [
        &*long,
        &"#".repeat(70_000),
        &format!("{{{{{long}"),
        &format!("{long}\\"),
    ] {
        let run = sandbox.run(&["pattern", pattern]);
        assert!(run.code <= 1, "{}", run.stderr);
    }
    assert_eq!(sandbox.run(&["columns", "b.yaml"]).code, 0);
    assert_eq!(sandbox.run(&["check", "b.yaml"]).code, 1);
}

#[cfg(unix)]
mod unix {
    use super::{CLEAN, FIXABLE, Sandbox, faults};
    use std::fs;
    use std::os::unix::fs::MetadataExt;
    use std::process::{Command, Stdio};
    use std::time::Duration;

    fn make_pipe(sandbox: &Sandbox, name: &str) {
        let made = Command::new("mkfifo")
            .arg(sandbox.path().join(name))
            .status();
        assert!(made.unwrap().success());
    }

    #[test]
    fn a_pipe_is_refused_wherever_a_file_belongs() {
        for (name, arguments) in [
            ("pipe.yaml", &["check", "pipe.yaml"][..]),
            ("pipe.yaml", &["check", "--fix", "pipe.yaml"]),
            ("pipe.yaml", &["inspect", "pipe.yaml"]),
            ("pipe.yaml", &["columns", "pipe.yaml"]),
            ("avatar-lint.toml", &["check", "."]),
            ("pyproject.toml", &["check", "a.yaml"]),
            ("avatar-lint.toml", &["columns", "a.yaml"]),
            ("own.toml", &["check", "--config", "own.toml", "a.yaml"]),
            ("known.json", &["check", "--baseline", "known.json", "."]),
            (
                "known.json",
                &["check", "--write-baseline", "known.json", "."],
            ),
        ] {
            let sandbox = Sandbox::new(&[("a.yaml", CLEAN)]);
            make_pipe(&sandbox, name);
            let run = sandbox.run(arguments);
            assert_eq!(run.code, 2, "{arguments:?}");
            assert!(run.stderr.contains("it is a pipe"), "{}", run.stderr);
            let found = fs::symlink_metadata(sandbox.path().join(name)).unwrap();
            assert!(!found.is_file());
        }
        let sandbox = Sandbox::new(&[]);
        let run = sandbox.run(&["check", "/dev/zero"]);
        assert!(run.stderr.contains("it is a device"), "{}", run.stderr);
    }

    #[test]
    fn a_pipe_that_would_say_what_git_ignores_keeps_a_folder_from_being_searched() {
        let sandbox = Sandbox::new(&[("a.yaml", CLEAN), ("below/b.yaml", CLEAN)]);
        make_pipe(&sandbox, "below/.gitignore");
        for (given, checked) in [(".", "Checked 1"), ("below", "")] {
            let run = sandbox.run(&["check", given]);
            assert_eq!(run.code, 2);
            assert!(
                run.stderr.contains("`.gitignore` in it is not a file"),
                "{}",
                run.stderr
            );
            assert!(run.stderr.contains(checked), "{}", run.stderr);
        }
    }

    #[test]
    fn a_file_with_another_hard_link_is_not_fixed() {
        let sandbox = Sandbox::new(&[("a.yaml", FIXABLE)]);
        fs::hard_link(sandbox.path().join("a.yaml"), sandbox.path().join("b")).unwrap();
        let run = sandbox.run(&["check", "--fix", "a.yaml"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("hard links"), "{}", run.stderr);
        assert_eq!(sandbox.read("b"), FIXABLE);
        assert_eq!(
            fs::metadata(sandbox.path().join("a.yaml")).unwrap().nlink(),
            2
        );
    }

    #[test]
    fn a_process_that_is_asked_to_end_leaves_nothing_half_written() {
        let rest = format!("# {}\n", "x".repeat(20_000));
        let before = format!("{FIXABLE}{rest}");
        let after = before.replace("'7'", "7");
        let names: Vec<String> = (0..150).map(|i| format!("{i}.yaml")).collect();
        let sandbox = Sandbox::new(&[]);
        for (attempt, signal) in ["TERM", "INT", "HUP", "TERM", "INT"].iter().enumerate() {
            for name in &names {
                sandbox.write(name, before.as_bytes());
            }
            let mut child = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
                .args(["check", "--no-config", "--fix", "."])
                .current_dir(sandbox.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let passed = 20 + 40 * u64::try_from(attempt).unwrap();
            std::thread::sleep(Duration::from_millis(passed));
            let id = child.id().to_string();
            // It may be done already.
            let _ = Command::new("kill").args(["-s", signal, &id]).output();
            child.wait().unwrap();
            assert_eq!(fs::read_dir(sandbox.path()).unwrap().count(), names.len());
            for name in &names {
                let text = sandbox.read(name);
                assert!(text == before || text == after, "{name} after {passed} ms");
            }
        }
    }

    #[test]
    fn findings_go_to_a_device_as_they_are() {
        let sandbox = Sandbox::new(&[("a.yaml", FIXABLE)]);
        let run = sandbox.run(&["check", "a.yaml", "--format", "concise:/dev/stderr"]);
        assert!(run.stderr.contains("quoted-number"), "{}", run.stderr);
    }

    #[test]
    fn who_reads_no_further_is_no_failure() {
        let faults = faults(3000);
        let sandbox = Sandbox::new(&[("a.yaml", &format!("{CLEAN}{faults}"))]);
        for format in crate::every_format::FORMATS {
            for closes_stdout in [true, false] {
                let (reader, writer) = std::io::pipe().unwrap();
                drop(reader);
                let writer = Stdio::from(writer);
                let mut command = Command::new(env!("CARGO_BIN_EXE_avatar-lint"));
                command
                    .args(["check", "a.yaml", "--format", format])
                    .current_dir(sandbox.path());
                let ended = if closes_stdout {
                    command.stdout(writer).stderr(Stdio::piped()).output()
                } else {
                    command.stderr(writer).stdout(Stdio::piped()).output()
                };
                let ended = ended.unwrap();
                let stderr = String::from_utf8_lossy(&ended.stderr);
                assert_eq!(ended.status.code(), Some(1), "{format}: {stderr}");
                assert!(!stderr.contains("panicked"), "{stderr}");
            }
        }
    }
}
