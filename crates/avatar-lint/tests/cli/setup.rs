//! What sets up a repository and a shell: `init`, `completions` and `man`.

use crate::sandbox::{CLEAN, Run, Sandbox};
use std::fs;
use std::path::{Path, PathBuf};

const GITHUB: (&str, &str) = (
    ".git/config",
    "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:team/data.git\n",
);
const GITLAB: (&str, &str) = (
    ".git/config",
    "[remote \"origin\"]\n\turl = https://gitlab.example.org/team/data.git\n",
);
const WORKFLOW: &str = ".github/workflows/avatar-lint.yml";
const HOOK: &str = ".pre-commit-config.yaml";

fn init(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let run = sandbox.run(&[&["init"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run
}

#[test]
fn init_writes_settings_hook_and_workflow_and_says_so() {
    let sandbox = Sandbox::new(&[GITHUB]);
    let run = init(&sandbox, &[]);
    assert_eq!(
        run.stdout,
        "Wrote avatar-lint.toml.\n\
         Wrote .pre-commit-config.yaml.\n  Run `pre-commit install` to use it.\n\
         Wrote .github/workflows/avatar-lint.yml.\n"
    );
    let version = env!("CARGO_PKG_VERSION");
    assert!(sandbox.read(HOOK).contains(&format!("rev: v{version}\n")));
    let action = format!("uses: avatar-lint/avatar-lint@v{version}\n");
    assert!(sandbox.read(WORKFLOW).contains(&action));
}

#[test]
fn the_written_settings_change_nothing_until_they_are_uncommented() {
    let sandbox = Sandbox::new(&[GITHUB, ("a.yaml", CLEAN)]);
    let show = ["check", "--show-settings", "a.yaml"];
    let set = |run: &Run| run.stdout.matches("# configuration file").count();

    init(&sandbox, &[]);
    let run = sandbox.run(&show);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(set(&run), 1, "only its name: {}", run.stdout);

    let settings = sandbox.read("avatar-lint.toml");
    let mut lines = settings.lines();
    assert!(
        lines
            .next()
            .is_some_and(|line| line.starts_with("#:schema "))
    );
    // What is explained keeps its `#`, for a space comes after it.
    let uncommented: Vec<&str> = lines
        .map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => setting,
            _ => line,
        })
        .collect();
    sandbox.write("avatar-lint.toml", uncommented.join("\n").as_bytes());
    let run = sandbox.run(&show);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let line = "thresholds.min-k = 10  # configuration file";
    assert!(
        run.stdout.lines().any(|shown| shown == line),
        "{}",
        run.stdout
    );
}

#[test]
fn init_changes_no_file_and_prints_what_to_add() {
    let mine = [
        (HOOK, "repos: []\n"),
        (".gitlab-ci.yml", "test:\n  script: [true]\n"),
        (
            "pyproject.toml",
            "[tool.avatar-lint]\nprofile = \"strict\"\n",
        ),
    ];
    let sandbox = Sandbox::new(&mine);
    sandbox.write(GITLAB.0, GITLAB.1.as_bytes());
    let run = init(&sandbox, &[]);
    assert!(
        run.stdout.starts_with(
            "Kept pyproject.toml, whose settings hold here.\n\
             Kept .pre-commit-config.yaml. Add this to it:\n\nrepos:\n"
        ),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("Kept .gitlab-ci.yml. Add this to it:\n\navatar-lint:\n"),
        "{}",
        run.stdout
    );
    for (name, text) in mine {
        assert_eq!(sandbox.read(name), text);
    }
    assert!(!sandbox.path().join("avatar-lint.toml").exists());
}

#[test]
fn a_second_init_keeps_what_the_first_wrote() {
    let sandbox = Sandbox::new(&[GITHUB]);
    init(&sandbox, &[]);
    let run = init(&sandbox, &[]);
    assert_eq!(
        run.stdout,
        "Kept avatar-lint.toml, whose settings hold here.\n\
         Kept .pre-commit-config.yaml, which names avatar-lint already.\n\
         Kept .github/workflows/avatar-lint.yml, which names avatar-lint already.\n"
    );
}

#[test]
fn settings_go_into_the_folder_and_the_rest_into_the_root_of_its_repository() {
    let sandbox = Sandbox::new(&[GITHUB, ("jobs/a.yaml", CLEAN)]);
    init(&sandbox, &["jobs"]);
    assert!(sandbox.path().join("jobs/avatar-lint.toml").is_file());
    assert!(sandbox.path().join(HOOK).is_file());
    assert!(sandbox.path().join(WORKFLOW).is_file());

    // A file nearer by would replace the settings of the first.
    let run = init(&sandbox, &["jobs/new"]);
    let kept = format!(
        "Kept {}, whose",
        Path::new("jobs/avatar-lint.toml").display()
    );
    assert!(run.stdout.starts_with(&kept), "{}", run.stdout);
    assert!(!sandbox.path().join("jobs/new").exists());
}

#[test]
fn the_forge_is_that_of_the_files_of_the_remote_or_of_the_option() {
    let wrote = |files: &[(&str, &str)], arguments: &[&str]| {
        let sandbox = Sandbox::new(files);
        init(&sandbox, arguments);
        let is_there = |name: &str| sandbox.path().join(name).is_file();
        (is_there(WORKFLOW), is_there(".gitlab-ci.yml"))
    };
    let bare = (".git/config", "[core]\n");
    assert_eq!(wrote(&[GITHUB], &[]), (true, false));
    assert_eq!(wrote(&[GITLAB], &[]), (false, true));
    assert_eq!(
        wrote(&[bare, (".github/CODEOWNERS", "")], &[]),
        (true, false)
    );
    assert_eq!(wrote(&[GITHUB, (".gitlab/x", "")], &[]), (false, true));
    let both = [bare, (".gitlab/x", ""), (".github/x", "")];
    assert_eq!(wrote(&both, &[]), (true, true));
    assert_eq!(wrote(&[GITHUB], &["--forge", "gitlab"]), (false, true));
    assert_eq!(wrote(&[bare], &[]), (false, false));
    assert_eq!(wrote(&[], &[]), (false, false));
}

#[test]
fn init_says_why_it_wrote_no_ci_step() {
    let run = init(&Sandbox::new(&[(".git/config", "[core]\n")]), &[]);
    assert!(
        run.stdout.contains("No forge was recognized"),
        "{}",
        run.stdout
    );
    let run = init(&Sandbox::new(&[]), &[]);
    assert!(
        run.stdout.contains("This is not a git repository"),
        "{}",
        run.stdout
    );
}

#[test]
fn settings_that_cannot_be_used_are_reported_and_nothing_is_written() {
    let sandbox = Sandbox::new(&[GITHUB, ("avatar-lint.toml", "leves = 1\n")]);
    let run = sandbox.run(&["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("leves"), "{}", run.stderr);
    assert!(!sandbox.path().join(HOOK).exists());
}

#[cfg(unix)]
#[test]
fn init_writes_through_no_link() {
    let sandbox = Sandbox::new(&[GITHUB]);
    std::os::unix::fs::symlink("elsewhere", sandbox.path().join(HOOK)).unwrap();
    let run = init(&sandbox, &[]);
    assert!(
        run.stdout.contains("Kept .pre-commit-config.yaml."),
        "{}",
        run.stdout
    );
    assert!(!sandbox.path().join("elsewhere").exists());
}

fn committed(path: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).unwrap()
}

#[test]
fn completions_are_those_of_this_command() {
    let sandbox = Sandbox::new(&[]);
    for (shell, file) in [
        ("bash", "avatar-lint.bash"),
        ("fish", "avatar-lint.fish"),
        ("powershell", "_avatar-lint.ps1"),
        ("zsh", "_avatar-lint"),
    ] {
        let run = sandbox.run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert_eq!(run.stdout, committed(&format!("completions/{file}")));
        assert!(run.stdout.contains("completions"), "{shell}");
    }
    let run = sandbox.run(&["completions", "csh"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("bash"), "{}", run.stderr);
}

#[test]
fn man_pages_are_those_of_this_command() {
    let sandbox = Sandbox::new(&[]);
    let run = sandbox.run(&["man"]);
    assert_eq!((run.code, run.stdout), (0, committed("man/avatar-lint.1")));
    let run = sandbox.run(&["man", "check"]);
    assert_eq!(
        (run.code, run.stdout),
        (0, committed("man/avatar-lint-check.1"))
    );

    let run = sandbox.run(&["man", "chek"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("Did you mean `check`?"),
        "{}",
        run.stderr
    );

    let run = sandbox.run(&["man", "--out-dir", "man/man1"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let written = fs::read_dir(sandbox.path().join("man/man1")).unwrap();
    let mut written: Vec<_> = written.map(|it| it.unwrap().file_name()).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("man");
    let mut committed: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    written.sort();
    committed.sort();
    assert_eq!(written, committed);
}
