//! The site shows what the command really prints and takes.

use avatar_lint_rules::config::{Config, Flavor};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The first block of this language on a page.
fn block(page: &str, language: &str) -> String {
    let text = std::fs::read_to_string(root().join(page)).unwrap();
    let rest = text.split(&format!("```{language}\n")).nth(1).unwrap();
    rest.split("```").next().unwrap().to_owned()
}

#[test]
fn every_line_of_an_example_is_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(["check", "--no-config", "tests/readme/leaky.yaml"])
        .current_dir(root())
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    for (page, least) in [("docs/src/index.md", 8), ("docs/src/start.md", 7)] {
        let example = block(page, "text");
        let lines: Vec<&str> = example.lines().collect();
        assert!(lines.len() > least, "{page}: the example is gone");
        for line in lines {
            assert!(
                printed.lines().any(|other| other == line),
                "{page}: not printed: {line}"
            );
        }
    }
}

#[test]
fn the_configuration_that_the_site_shows_can_be_used() {
    let example = block("docs/src/configuration.md", "toml");
    let config = Config::from_toml(&example, Flavor::Own).unwrap().unwrap();
    assert_ne!(config, Config::default());
}

#[test]
fn the_examples_are_clean() {
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(["check", "--no-config", "examples"])
        .current_dir(root())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert_eq!(printed, "");
}
