//! Configuration files, and the options of the command line above them.

use crate::sandbox::{CLEAN, Sandbox};

/// An unknown field, which is an error of the group schema.
const UNKNOWN_FIELD: &str =
    "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: file:///data\n  extra: 1\n";

#[test]
fn the_nearest_configuration_holds_for_each_file() {
    let sandbox = Sandbox::new(&[
        (
            "avatar-lint.toml",
            "[levels]\nunknown-field = \"warning\"\n",
        ),
        ("a.yaml", UNKNOWN_FIELD),
        (
            "sub/pyproject.toml",
            "[tool.avatar-lint.levels]\nschema = \"info\"\n",
        ),
        ("sub/b.yaml", UNKNOWN_FIELD),
        ("sub/deep/c.yaml", UNKNOWN_FIELD),
    ]);
    let levels = |run: crate::sandbox::Run| -> Vec<String> {
        let words = run.stdout.lines().map(|line| {
            let mut words = line.split_whitespace();
            format!("{} {}", words.next().unwrap(), words.next().unwrap())
        });
        words.collect()
    };
    assert_eq!(
        levels(sandbox.run(&["check", "--format", "concise"])),
        [
            "a.yaml:6:3: warning",
            "sub/b.yaml:6:3: info",
            "sub/deep/c.yaml:6:3: info"
        ]
    );
    assert_eq!(
        levels(sandbox.run(&["check", "--format", "concise", "--no-config", "a.yaml"])),
        ["a.yaml:6:3: error"]
    );
    assert_eq!(
        levels(sandbox.run(&[
            "check",
            "--format",
            "concise",
            "--config",
            "avatar-lint.toml",
            "sub"
        ])),
        ["sub/b.yaml:6:3: warning", "sub/deep/c.yaml:6:3: warning"]
    );
    let run = sandbox.run(&[
        "check",
        "--format",
        "concise",
        "--level",
        "schema=error",
        "sub/b.yaml",
    ]);
    assert_eq!(levels(run), ["sub/b.yaml:6:3: error"]);
}

#[test]
fn rules_are_chosen_by_name_or_group() {
    let sandbox = Sandbox::new(&[("a.yaml", UNKNOWN_FIELD)]);
    for (arguments, code) in [
        (&["--select", "schema"][..], 1),
        (&["--select", "syntax,pitfall"], 0),
        (&["--ignore", "unknown-field"], 0),
        (&["--level", "unknown-field=off"], 0),
        (&["--level", "unknown-field=warning"], 1),
        (
            &["--level", "unknown-field=warning", "--fail-on", "error"],
            0,
        ),
        (&["--fail-on", "never"], 0),
        (&["--profile", "engine"], 1),
    ] {
        let run = sandbox.run(&[&["check", "a.yaml"], arguments].concat());
        assert_eq!(
            run.code, code,
            "{arguments:?}\n{}{}",
            run.stdout, run.stderr
        );
    }
}

#[test]
fn the_configuration_chooses_what_fails_and_what_is_looked_at() {
    let sandbox = Sandbox::new(&[
        (
            "avatar-lint.toml",
            "fail-on = \"never\"\ninclude = [\"*.conf\"]\nexclude = [\"old/\"]\n",
        ),
        ("a.conf", UNKNOWN_FIELD),
        ("b.yaml", UNKNOWN_FIELD),
        ("old/c.conf", UNKNOWN_FIELD),
    ]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert!(run.stdout.starts_with("a.conf:6:3: "), "{}", run.stdout);
    assert_eq!((run.stdout.lines().count(), run.code), (1, 0));
    let run = sandbox.run(&["check", "--format", "concise", "old/c.conf", "b.yaml"]);
    assert_eq!(run.stdout.lines().count(), 2);
}

#[test]
fn payloads_are_known_by_their_names() {
    let sandbox = Sandbox::new(&[
        (
            "avatar-lint.toml",
            "[as]\n\"payloads/*.json\" = \"CreateUser\"\n",
        ),
        ("payloads/a.json", "{\n\t\"email\": []\n}\n"),
    ]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert!(
        run.stdout
            .contains("payloads/a.json:2:11: error wrong-type"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_wrong_configuration_is_said_once_at_its_place_and_ends_in_2() {
    let sandbox = Sandbox::new(&[
        (
            "avatar-lint.toml",
            "fail-on = \"warnin\"\n[levels]\nunknown_field = \"error\"\n",
        ),
        ("a.yaml", CLEAN),
        ("sub/b.yaml", CLEAN),
    ]);
    let run = sandbox.run(&["check"]);
    insta::assert_snapshot!(run.stderr);
    assert_eq!(run.code, 2);

    for arguments in [
        &["--select", "unknown_field"][..],
        &["--level", "unknown-field"],
        &["--level", "unknown-field=high"],
        &["--profile", "strickt"],
        &["--config", "missing.toml"],
        &["--config", "avatar-lint.toml"],
        &["--config", "avatar-lint.toml", "--no-config"],
        &["--as", "ApiKeys"],
    ] {
        let run = sandbox.run(&[&["check", "a.yaml"], arguments].concat());
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{arguments:?}");
        let name = arguments.join(" ").replace(['-', ' ', '=', '.'], "_");
        insta::assert_snapshot!(name, run.stderr);
    }
}
