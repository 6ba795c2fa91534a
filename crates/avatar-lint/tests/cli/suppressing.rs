//! Suppressions that the command writes, and names that are hard to show.

use crate::sandbox::{CLEAN, Sandbox};
use serde_json::Value;

const LEAKY: &str = "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: http://ada:secret@host/\n  urll: x\n";

#[test]
fn comments_are_written_for_what_is_there_now() {
    let sandbox = Sandbox::new(&[("a.yaml", LEAKY)]);
    let ignore = [
        "check",
        "--no-config",
        "a.yaml",
        "--add-ignore",
        "secret,unknown-field",
        "--reason",
        "local mock until=2999-01-31",
    ];
    let shown = sandbox.run(&[&ignore[..], &["--diff"]].concat());
    assert!(
        shown.stdout.contains(
            "+  urll: x  # avatar-lint: ignore[unknown-field] local mock until=2999-01-31"
        ),
        "{}",
        shown.stdout
    );
    assert!(!shown.stdout.contains("secret@"), "{}", shown.stdout);
    assert_eq!(sandbox.read("a.yaml"), LEAKY);

    let run = sandbox.run(&ignore);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(
        run.stderr.contains("2 suppressed") && !run.stderr.contains("fixed"),
        "{}",
        run.stderr
    );
    assert_eq!(
        sandbox.read("a.yaml"),
        "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  \
         url: http://ada:secret@host/  # avatar-lint: ignore[credential-in-url] local mock until=2999-01-31\n  \
         urll: x  # avatar-lint: ignore[unknown-field] local mock until=2999-01-31\n"
    );
    let again = sandbox.run(&ignore);
    assert_eq!(again.code, 0, "{}", again.stdout);
    let plain = sandbox.run(&["check", "a.yaml"]);
    assert_eq!(plain.code, 0, "{}", plain.stdout);
}

#[test]
fn privacy_and_secret_rules_are_not_suppressed_without_a_reason() {
    let sandbox = Sandbox::new(&[("a.yaml", LEAKY)]);
    for rule in ["secret", "low-k", "unknown-field,privacy"] {
        let run = sandbox.run(&["check", "a.yaml", "--add-ignore", rule]);
        assert_eq!(run.code, 2, "{rule}: {}", run.stdout);
        assert!(run.stderr.contains("only with a reason"), "{}", run.stderr);
    }
    assert_eq!(sandbox.read("a.yaml"), LEAKY);
    let run = sandbox.run(&["check", "a.yaml", "--add-ignore", "unknown-field"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        sandbox
            .read("a.yaml")
            .ends_with("urll: x  # avatar-lint: ignore[unknown-field]\n")
    );
}

#[test]
fn standard_input_comes_back_with_its_comments() {
    let sandbox = Sandbox::new(&[]);
    let run = sandbox.run_with(
        &[
            "check",
            "--add-ignore",
            "unknown-field",
            "--reason",
            "tried",
            "-",
        ],
        &CLEAN.replace("url:", "urll: x\n  url:"),
    );
    assert!(
        run.stdout
            .contains("urll: x  # avatar-lint: ignore[unknown-field] tried\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_expired_suppression_is_reported_with_what_it_hid() {
    let text = LEAKY.replace(
        "urll: x",
        "urll: x  # avatar-lint: ignore[unknown-field] until=2025-01-31 tried",
    );
    let sandbox = Sandbox::new(&[("a.yaml", &text)]);
    let run = sandbox.run(&[
        "check", "a.yaml", "--format", "concise", "--ignore", "secret",
    ]);
    assert!(run.stdout.contains("expired-suppression"), "{}", run.stdout);
    assert!(run.stdout.contains("unknown-field"), "{}", run.stdout);
}

#[test]
fn patterns_that_match_nothing_are_refused_at_their_place() {
    for pattern in ["", "/drafts", "../drafts", "!drafts"] {
        for setting in ["include", "exclude"] {
            let settings = format!("{setting} = [\"fine/\", \"{pattern}\"]\n");
            let sandbox = Sandbox::new(&[("avatar-lint.toml", &settings), ("a.yaml", CLEAN)]);
            let run = sandbox.run(&["check"]);
            assert_eq!(run.code, 2, "{settings}");
            let place = format!("avatar-lint.toml:1:{}", setting.len() + 14);
            assert!(run.stderr.contains(&place), "{place}: {}", run.stderr);
        }
    }
}

/// A name that is not UTF-8 is possible on Linux only.
#[cfg(target_os = "linux")]
mod names {
    use super::{LEAKY, Sandbox, Value};
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;

    const NAME: &[u8] = b"a\\b\n\x1b[31m\xe2\x80\xae\xff.yaml";
    const SHOWN: &str = "a\\b<U+000A><U+001B>[31m<U+202E><0xFF>.yaml";

    fn formatted(format: &str) -> String {
        let sandbox = Sandbox::new(&[]);
        fs::write(sandbox.path().join(OsStr::from_bytes(NAME)), LEAKY).unwrap();
        let run = sandbox.run(&["check", ".", "--format", format]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let acts = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!run.stdout.contains(acts), "{format}: {:?}", run.stdout);
        run.stdout
    }

    #[test]
    fn people_see_the_name_with_its_code_points() {
        for format in ["full", "concise", "markdown"] {
            let text = formatted(format);
            assert!(text.contains(SHOWN), "{format}: {text}");
        }
        let xml = formatted("junit");
        assert!(
            xml.contains(&SHOWN.replace('<', "&lt;").replace('>', "&gt;")),
            "{xml}"
        );
    }

    #[test]
    fn json_escapes_the_name_and_keeps_it() {
        let whole = "a\\b\n\u{1b}[31m\u{202e}<0xFF>.yaml";
        let report: Value = serde_json::from_str(&formatted("json")).unwrap();
        assert_eq!(report["findings"][0]["file"], whole);
        let report: Value = serde_json::from_str(&formatted("gitlab")).unwrap();
        assert_eq!(report[0]["location"]["path"], whole);
    }

    #[test]
    fn sarif_encodes_every_byte_of_the_name() {
        let log: Value = serde_json::from_str(&formatted("sarif")).unwrap();
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(
            location["artifactLocation"]["uri"],
            "a%5Cb%0A%1B%5B31m%E2%80%AE%FF.yaml"
        );
    }

    #[test]
    fn github_gets_line_breaks_by_its_own_escapes() {
        let text = formatted("github");
        let name = "file=a\\b%0A<U+001B>[31m<U+202E><0xFF>.yaml,line=";
        assert!(text.lines().all(|line| line.contains(name)), "{text}");
    }

    #[test]
    fn a_diff_quotes_an_awkward_name_as_git_does() {
        let sandbox = Sandbox::new(&[]);
        fs::write(sandbox.path().join(OsStr::from_bytes(NAME)), LEAKY).unwrap();
        let run = sandbox.run(&["check", ".", "--diff", "--add-ignore", "unknown-field"]);
        let header = r#"+++ "b/a\\b\n\033[31m\342\200\256\377.yaml""#;
        assert!(run.stdout.contains(header), "{}", run.stdout);
    }
}
