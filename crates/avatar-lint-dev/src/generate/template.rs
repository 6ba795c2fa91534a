//! The configuration file that `avatar-lint init` writes: every setting, commented out.

use super::Files;
use avatar_format::schemas::SETTINGS;
use serde_json::{Map, Value};
use std::fmt::Write;

/// A value for each setting, as an example. Tables come last, as TOML asks.
const EXAMPLES: &[(&str, &str)] = &[
    ("profile", "profile = \"strict\""),
    ("fail-on", "fail-on = \"error\""),
    ("fail-on-empty", "fail-on-empty = true"),
    ("include", "include = [\"configurations/**/*.yaml\"]"),
    ("exclude", "exclude = [\"drafts/\"]"),
    ("max-file-size", "max-file-size = 100000000"),
    ("name-languages", "name-languages = [\"en\", \"fr\"]"),
    ("identifier-words", "identifier-words = [\"badge number\"]"),
    ("free-text-words", "free-text-words = [\"minutes\"]"),
    ("harmless-words", "harmless-words = [\"batch name\"]"),
    ("require-reasons", "require-reasons = true"),
    ("as", "[as]\n\"payloads/*.json\" = \"JobCreateRequest\""),
    (
        "levels",
        "[levels]\npattern = \"info\"\nuntreated-identifier = \"error\"",
    ),
    ("thresholds", "[thresholds]\nmin-k = 10\nmax-epsilon = 3"),
    (
        "columns",
        "[columns]\ncode_client = \"none\"\npatients.dossier = \"medical-record\"",
    ),
    ("engine", "[engine]\npyyaml = \">=6.0.2,<6.0.4\""),
    (
        "overrides",
        "[[overrides]]\nfiles = [\"tests/**\"]\nlevels = { privacy = \"off\" }",
    ),
];

pub(super) fn write(files: &mut Files) {
    let path = "crates/avatar-lint/templates/avatar-lint.toml";
    files.insert(path.to_owned(), settings());
}

fn settings() -> String {
    let mut text = format!(
        "#:schema {}\n\n\
         # The settings of avatar-lint. To set one, remove the `#` before it.\n\
         # https://avatar-lint.github.io/avatar-lint/configuration.html\n",
        SETTINGS.url()
    );
    let schema = avatar_lint_rules::config::schema();
    let declared = schema.get("properties").and_then(Value::as_object).unwrap();
    let missing: Vec<&String> = declared
        .keys()
        .filter(|name| EXAMPLES.iter().all(|(known, _)| known != name))
        .collect();
    assert!(
        missing.is_empty(),
        "settings without an example: {missing:?}"
    );
    for (name, example) in EXAMPLES {
        writeln!(text, "\n{}", comment(&about(declared, name))).unwrap();
        for line in example.lines() {
            writeln!(text, "#{line}").unwrap();
        }
    }
    text
}

fn about(declared: &Map<String, Value>, name: &str) -> String {
    let setting = declared
        .get(name)
        .unwrap_or_else(|| panic!("no setting: {name}"));
    setting
        .get("description")
        .and_then(Value::as_str)
        .unwrap()
        .to_owned()
}

/// Words in lines of at most 90 letters, each after a `#` and a space.
fn comment(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap();
        if line.chars().count() + word.chars().count() > 88 {
            lines.push(format!("# {word}"));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}
