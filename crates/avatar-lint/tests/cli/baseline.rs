//! Baselines: only what is new fails.

use crate::sandbox::Sandbox;

const OLD: &str = "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: https://ada:S3cr3t-Kx9@example.org/\n  extra: 1\n";

#[test]
fn known_findings_do_not_fail_and_new_ones_do() {
    let sandbox = Sandbox::new(&[("sub/a.yaml", OLD)]);
    let run = sandbox.run(&["check", "--write-baseline", "sub/known.json"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0), "{}", run.stderr);
    let wrote = run.stderr.starts_with("Wrote 2 findings to ");
    assert!(wrote, "{}", run.stderr);
    assert!(!sandbox.read("sub/known.json").contains("S3cr3t"));

    let check = [
        "check",
        "--baseline",
        "sub/known.json",
        "--format",
        "concise",
    ];
    let run = sandbox.run(&check);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0), "{}", run.stderr);

    // Lines move, a new fault comes, an old one goes.
    let text = OLD.replace("  extra: 1\n", "  more: 2\n");
    sandbox.write("sub/a.yaml", format!("# moved\n\n{text}").as_bytes());
    let run = sandbox.run(&check);
    assert!(
        run.stdout
            .starts_with("sub/a.yaml:8:3: error unknown-field"),
        "{}",
        run.stdout
    );
    assert_eq!((run.stdout.lines().count(), run.code), (1, 1));
    let outdated = "sub/known.json`, but no longer found (`--write-baseline sub/known.json` removes them):\n  \
                    a.yaml: unknown-field at AvatarVolume input/spec/extra\n";
    assert!(run.stderr.contains(outdated), "{}", run.stderr);

    let all = sandbox.run(&[&check[..], &["--show-suppressed"]].concat());
    assert!(all.stdout.contains("credential-in-url"), "{}", all.stdout);
    assert!(all.stdout.contains("(suppressed)"));

    sandbox.write(
        "sub/a.yaml",
        b"kind: AvatarVolume\nmetadata: {name: input}\nspec: {url: /data, extra: 1}\n",
    );
    let run = sandbox.run(&["check", "--write-baseline", "sub/known.json"]);
    let wrote = run.stderr.starts_with("Wrote 1 finding to ");
    assert!(wrote, "{}", run.stderr);
}

#[test]
fn sarif_marks_what_the_baseline_hides() {
    let sandbox = Sandbox::new(&[("a.yaml", OLD)]);
    sandbox.run(&["check", "--write-baseline", "known.json"]);
    let run = sandbox.run(&["check", "--baseline", "known.json", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() >= 2);
    for result in results {
        assert_eq!(result["suppressions"][0]["kind"], "external");
    }
}

#[test]
fn what_is_no_baseline_is_refused() {
    let sandbox = Sandbox::new(&[("known.json", "{}"), ("a.yaml", OLD)]);
    for name in ["known.json", "missing.json"] {
        let run = sandbox.run(&["check", "--baseline", name]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(name), "{}", run.stderr);
    }
}

const QUOTES: &str = "kind: AvatarSchema\nmetadata: {name: schema}\nspec:\n  tables:\n  - name: t\n    \
    data: {volume: input, file: t.csv}\n    columns:\n    - field: on\n    - field: email\n";

#[test]
fn fixes_are_made_for_what_is_shown_and_not_for_what_the_baseline_hides() {
    let sandbox = Sandbox::new(&[("x.yaml", QUOTES)]);
    sandbox.run(&["check", "--write-baseline", "b.json", "x.yaml"]);
    let text = format!("{QUOTES}    - field: no\n");
    sandbox.write("x.yaml", text.as_bytes());
    let diff = sandbox.run(&["check", "--baseline", "b.json", "--diff", "x.yaml"]);
    assert!(
        diff.stdout.contains("+    - field: 'no'"),
        "{}",
        diff.stdout
    );
    assert!(
        !diff.stdout.contains("+    - field: 'on'"),
        "{}",
        diff.stdout
    );
    let run = sandbox.run(&["check", "--baseline", "b.json", "--fix", "x.yaml"]);
    assert_eq!(
        sandbox.read("x.yaml"),
        text.replace("field: no", "field: 'no'")
    );
    assert!(!run.stderr.contains("No longer found"), "{}", run.stderr);
}

#[test]
fn only_rules_that_were_run_over_files_that_could_be_read_forget_findings() {
    let sandbox = Sandbox::new(&[
        ("x.yaml", QUOTES),
        ("off.toml", "[levels]\nprivacy = \"off\"\n"),
    ]);
    sandbox.run(&["check", "--write-baseline", "b.json", "x.yaml"]);
    let check = ["check", "--baseline", "b.json", "x.yaml"];
    for choice in [
        &["--select", "unknown-kind"][..],
        &["--ignore", "privacy"],
        &["--config", "off.toml"],
    ] {
        let run = sandbox.run(&[&check[..], choice].concat());
        assert!(
            !run.stderr.contains("No longer found"),
            "{choice:?} {}",
            run.stderr
        );
    }
    sandbox.write("x.yaml", format!("{QUOTES}  - [\n").as_bytes());
    let run = sandbox.run(&check);
    assert!(!run.stderr.contains("No longer found"), "{}", run.stderr);
    sandbox.write("x.yaml", QUOTES.replace("email", "colour").as_bytes());
    let run = sandbox.run(&check);
    assert!(
        run.stderr.contains("x.yaml: untreated-identifier at "),
        "{}",
        run.stderr
    );
}
