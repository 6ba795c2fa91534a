//! Which files are checked: the same in folders, globs, hooks and on standard
//! input.

use crate::sandbox::{CLEAN, Run, Sandbox};

/// A set with a column that looks dropped and is not, after `kind`.
fn leaky(kind: &str) -> String {
    format!(
        "{kind}metadata:\n  name: \"schema\"\nspec:\n  tables:\n  - name: \"patients\"\n    \
         data: {{volume: \"input\", file: \"patients.csv\"}}\n    columns:\n    \
         - field: \"ssn\"\n      dropped: true\n"
    )
}

/// The ways to ask for the file `sub/a.yaml`, each with its standard input.
fn ask(sandbox: &Sandbox, text: &str) -> [(&'static str, Run); 4] {
    sandbox.write("sub/a.yaml", text.as_bytes());
    let only = "--only-configurations";
    [
        ("folder", sandbox.run(&["check", "sub"])),
        ("glob", sandbox.run(&["check", only, "sub/*.yaml"])),
        ("hook", sandbox.run(&["check", only, "sub/a.yaml"])),
        (
            "standard input",
            sandbox.run_with(
                &["check", only, "--stdin-filename", "sub/a.yaml", "-"],
                text,
            ),
        ),
    ]
}

#[test]
fn a_configuration_is_checked_however_its_kind_is_written() {
    let sandbox = Sandbox::new(&[]);
    for kind in [
        "kind: \"AvatarSchema\"\n",
        "\"kind\": AvatarSchema\n",
        "kind : AvatarSchema\n",
        "kind:  AvatarSchema\n",
        "kind: !!str AvatarSchema\n",
        "kind: &kind AvatarSchema\n",
        "kind: >-\n  AvatarSchema\n",
        "kind:\n  AvatarSchema\n",
        "kind: \"\\x41vatarSchema\"\n",
        "kind: AvtarSchema\n",
    ] {
        for (way, run) in ask(&sandbox, &leaky(kind)) {
            assert_eq!(run.code, 1, "{way}: {kind}{}", run.stderr);
        }
    }
    let indented = leaky("kind: AvatarSchema\n").replace('\n', "\n  ");
    let flow = "{kind: AvatarSchema, metadata: {name: schema}, spec: {tbls: []}}\n";
    let json =
        "{\"kind\": \"AvatarSchema\", \"metadata\": {\"name\": \"s\"}, \"spec\": {\"t\": 1}}";
    let broken = "metadata: {name: {{ x }}}\nkind: 'AvatarSchema'\n";
    for text in [&format!("  {}", indented.trim_end()), flow, json, broken] {
        for (way, run) in ask(&sandbox, text) {
            assert_eq!(run.code, 1, "{way}: {text}{}", run.stderr);
        }
    }
    for (way, run) in ask(
        &sandbox,
        "kind: Deployment\nmetadata: {name: AvatarSchema}\n",
    ) {
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{way}");
        assert_eq!(
            run.stderr, "No avatar configurations found; skipped 1 other YAML file.\n",
            "{way}"
        );
    }
}

#[test]
fn a_configuration_in_utf_16_is_checked() {
    let sandbox = Sandbox::new(&[]);
    let text = format!("\u{feff}{}", leaky("kind: \"AvatarSchema\"\n"));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    sandbox.write("a.yaml", &bytes);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!(run.code, 1);
    let of_rule = |rule: &str| run.stdout.matches(rule).count();
    assert_eq!(of_rule("error unreadable-encoding"), 1, "{}", run.stdout);
    assert_eq!(of_rule("The file is in UTF-16"), 1, "{}", run.stdout);
    assert!(run.stdout.lines().count() > 2, "{}", run.stdout);

    sandbox.write("a.yaml", text.as_bytes());
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert!(
        run.stdout.contains("info unreadable-encoding"),
        "{}",
        run.stdout
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_followed_once_and_reported_under_the_real_path() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::new(&[("store/prod.yaml", &leaky("kind: AvatarSchema\n"))]);
    std::fs::create_dir(sandbox.path().join("conf")).unwrap();
    let link = |to: &str, name: &str| symlink(to, sandbox.path().join(name)).unwrap();
    link("../store/prod.yaml", "conf/prod.yaml");
    link("../store", "conf/folder");
    link("../nowhere.yaml", "conf/broken.yaml");
    let check = ["check", "--format", "concise"];
    for paths in [
        &["conf"][..],
        &["conf/*.yaml"],
        &["conf/prod.yaml"],
        &["conf", "store", "conf/prod.yaml"],
        &["."],
        &["--only-configurations", "conf/prod.yaml"],
    ] {
        let run = sandbox.run(&[&check[..], paths].concat());
        assert_eq!(run.code, 1, "{paths:?}: {}", run.stderr);
        assert!(
            run.stdout
                .lines()
                .all(|line| line.starts_with("store/prod.yaml:")),
            "{}",
            run.stdout
        );
        assert!(
            run.stderr.starts_with("Checked 1 configuration: "),
            "{paths:?}: {}",
            run.stderr
        );
    }
    let run = sandbox.run(&["check", "--unsafe-fixes", "conf"]);
    assert!(
        sandbox.read("store/prod.yaml").contains("drop: true"),
        "{}",
        run.stdout
    );
    assert!(sandbox.path().join("conf/prod.yaml").is_symlink());

    // Nothing but links that lead nowhere, or to folders.
    let run = sandbox.run(&["check", "conf/f*", "conf/b*"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr.matches("no file matches").count(),
        2,
        "{}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_excluded_under_either_name() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::new(&[("store/a.cfg", &leaky("kind: AvatarSchema\n"))]);
    std::fs::create_dir(sandbox.path().join("conf")).unwrap();
    symlink("../store/a.cfg", sandbox.path().join("conf/a.yaml")).unwrap();
    assert_eq!(sandbox.run(&["check", "."]).code, 1);
    for folder in ["conf/", "store/"] {
        sandbox.write(
            "avatar-lint.toml",
            format!("exclude = [\"{folder}\"]").as_bytes(),
        );
        let run = sandbox.run(&["check", "."]);
        assert_eq!(run.code, 0, "{folder}: {}", run.stdout);
        assert!(
            run.stderr.contains("left out 1 excluded file"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn standard_input_is_treated_as_the_file_it_is_named_after() {
    let leaky = leaky("kind: AvatarSchema\n");
    let sandbox = Sandbox::new(&[("avatar-lint.toml", "exclude = [\"drafts/\"]\n")]);
    let only = ["check", "--only-configurations", "--stdin-filename"];
    let excluded = [&only[..], &["drafts/a.yaml", "-"]].concat();
    let run = sandbox.run_with(&excluded, &leaky);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(
        run.stderr,
        "No avatar configurations found; left out 1 excluded file.\n"
    );

    let other = "kind: Pod\nmetadata: {name: on}\n";
    for (name, text) in [
        ("drafts/a.yaml", leaky.as_str()),
        ("a.yaml", other),
        ("a.txt", &leaky),
    ] {
        let fix = [&only[..], &[name, "--unsafe-fixes", "-"]].concat();
        let run = sandbox.run_with(&fix, text);
        assert_eq!((run.code, run.stdout.as_str()), (0, text), "{name}");
        assert!(
            run.stderr.contains("No avatar configurations found"),
            "{}",
            run.stderr
        );
    }
    // Without the flag, what is named is checked.
    let run = sandbox.run_with(&["check", "--stdin-filename", "drafts/a.yaml", "-"], &leaky);
    assert_eq!(run.code, 1);
}

#[test]
fn a_text_that_cannot_be_read_comes_back_unchanged() {
    let sandbox = Sandbox::new(&[]);
    let text = "kind: AvatarVolume\n\u{1}\n";
    let run = sandbox.run_with(&["check", "--fix", "-"], text);
    assert_eq!((run.code, run.stdout.as_str()), (1, text));
    let json = "{\"kind\":\t\"AvatarVolume\"}";
    let run = sandbox.run_with(&["check", "--fix", "--stdin-filename", "a.json", "-"], json);
    assert_eq!(run.stdout, json);
}

#[test]
fn nothing_to_check_ends_in_0_or_where_that_is_wanted_in_2() {
    let sandbox = Sandbox::new(&[("other.yaml", "a: 1\n"), ("sub/drafts/a.yaml", CLEAN)]);
    sandbox.write("sub/avatar-lint.toml", b"exclude = [\"drafts/\"]\n");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.stderr,
        "No avatar configurations found; skipped 1 other YAML file, left out 1 excluded file.\n"
    );
    let run = sandbox.run(&["check", "--fail-on-empty"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("no avatar configurations found"),
        "{}",
        run.stderr
    );
    let run = sandbox.run(&["check", "--only-configurations", "sub/drafts/*.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = sandbox.run(&["check", "--only-configurations", "none/*.yaml"]);
    assert_eq!(run.code, 2, "{}", run.stderr);

    sandbox.write(
        "sub/avatar-lint.toml",
        b"exclude = [\"drafts/\"]\nfail-on-empty = true\n",
    );
    assert_eq!(sandbox.run(&["check", "sub"]).code, 2);
    sandbox.write("sub/b.yaml", CLEAN.as_bytes());
    assert_eq!(sandbox.run(&["check", "sub"]).code, 0);
}

#[test]
fn show_files_lists_what_would_be_checked_and_why_the_rest_would_not() {
    let sandbox = Sandbox::new(&[
        ("avatar-lint.toml", "exclude = [\"drafts/\"]\n"),
        ("a.yaml", CLEAN),
        ("pod.yaml", "kind: Pod\n"),
        ("drafts/b.yaml", CLEAN),
        ("note.txt", CLEAN),
    ]);
    let run = sandbox.run(&["check", "--show-files"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "a.yaml\n"));
    assert_eq!(
        run.stderr,
        "skipped drafts/b.yaml: excluded by `drafts/` in `avatar-lint.toml`\n\
         skipped pod.yaml: no document has a kind of the format\n"
    );
    let hook = [
        "check",
        "--show-files",
        "--only-configurations",
        "note.txt",
        "--fail-on-empty",
    ];
    let run = sandbox.run(&hook);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr
            .starts_with("skipped note.txt: configurations have other names\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn show_settings_says_which_file_decides_what() {
    let sandbox = Sandbox::new(&[(
        "sub/avatar-lint.toml",
        "exclude = [\"b.yaml\"]\nharmless-words = [\"ghp_0123456789abcdefABCDEF\"]\n\
         [thresholds]\nmin-k = 10\n[columns]\ncode_client = \"none\"\n",
    )]);
    let show = [
        "check",
        "--show-settings",
        "sub/b.yaml",
        "--level",
        "low-k=error",
    ];
    let run = sandbox.run(&show);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for line in [
        "# file: sub/b.yaml",
        "# configuration file: sub/avatar-lint.toml",
        "# in folders and hooks: excluded by `b.yaml` in `sub/avatar-lint.toml`",
        "fail-on = \"warning\"  # default",
        "include = [\"*.yaml\", \"*.yml\"]  # default",
        "exclude = [\"b.yaml\"]  # configuration file",
        "columns.code_client = \"none\"  # configuration file",
        "name-languages = all  # default",
        "thresholds.min-k = 10  # configuration file",
        "levels.low-k = \"error\"  # command line",
    ] {
        assert!(
            run.stdout.lines().any(|shown| shown == line),
            "{line}\n{}",
            run.stdout
        );
    }
    assert!(run.stdout.contains("\nharmless-words = [\"") && !run.stdout.contains("0123456"));
    sandbox.write(
        "sub/avatar-lint.toml",
        b"exclude = [\"{ghp_0123456789abcdefABCDEF,*.yaml}\"]\n",
    );
    let run = sandbox.run(&["check", "--show-settings", "sub/b.yaml"]);
    assert!(run.stdout.contains("excluded by `{"), "{}", run.stdout);
    assert!(!run.stdout.contains("0123456"), "{}", run.stdout);
    sandbox.write("sub/avatar-lint.toml", b"leves = 1\n");
    let run = sandbox.run(&["check", "--show-settings", "sub/b.yaml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("leves"), "{}", run.stderr);
}

/// Nothing is checked then, so nothing would be changed either.
#[test]
fn what_shows_files_or_settings_refuses_to_be_asked_for_changes() {
    let sandbox = Sandbox::new(&[("a.yaml", CLEAN)]);
    for show in [&["--show-files", "."][..], &["--show-settings", "a.yaml"]] {
        for change in [
            &["--fix"][..],
            &["--unsafe-fixes"],
            &["--diff"],
            &["--add-ignore", "low-k"],
            &["--write-baseline", "known.json"],
        ] {
            let run = sandbox.run(&[&["check"], show, change].concat());
            assert_eq!(
                (run.code, run.stdout.as_str()),
                (2, ""),
                "{show:?} {change:?}"
            );
            for named in [show, change] {
                let name = named.first().unwrap();
                assert!(run.stderr.contains(name), "{name}: {}", run.stderr);
            }
            assert!(run.stderr.contains("cannot be used with"), "{}", run.stderr);
            assert!(!sandbox.path().join("known.json").exists());
        }
        assert_eq!(sandbox.run(&[&["check"], show].concat()).code, 0);
    }
}

#[test]
fn a_dash_for_a_file_is_standard_output() {
    let sandbox = Sandbox::new(&[("a.yaml", CLEAN)]);
    for arguments in [
        &["--format", "json:-"][..],
        &["--format", "json", "--output-file", "-"],
    ] {
        let run = sandbox.run(&[&["check"], arguments].concat());
        assert!(run.stdout.starts_with('{'), "{arguments:?}: {}", run.stdout);
        assert!(!sandbox.path().join("-").exists());
    }
}

#[test]
fn columns_after_a_byte_order_mark_are_those_of_pyyaml() {
    let sandbox = Sandbox::new(&[(
        "a.yaml",
        "\u{feff}kind: AvatarSchemaa\nmetadata: {name: on}\n",
    )]);
    let run = sandbox.run(&["check", "--format", "concise", "a.yaml"]);
    let mut lines = run.stdout.lines();
    let mut starts = |start: &str| lines.next().is_some_and(|line| line.starts_with(start));
    assert!(
        starts("a.yaml:1:1: info unreadable-encoding") && starts("a.yaml:1:7: error unknown-kind"),
        "{}",
        run.stdout
    );
}

/// Editors see the exit code of a server that ends without a goodbye.
#[test]
fn a_server_that_is_told_to_exit_without_shutdown_ends_in_1() {
    let message = |content: &str| format!("Content-Length: {}\r\n\r\n{content}", content.len());
    let session = [
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
        r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
        r#"{"jsonrpc":"2.0","method":"exit"}"#,
    ];
    let session: String = session.into_iter().map(message).collect();
    let run = Sandbox::new(&[]).run_with(&["server"], &session);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
}
