//! The sentences of the architecture page, held by the manifests and the sources.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

mod page;

use avatar_lint_dev::root;
use page::{PAGE, says};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The crates of the workspace, each with those of the workspace that it uses outside its tests.
static CRATES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let metadata = cargo(&["metadata", "--format-version=1", "--no-deps"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let used = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap();
        let used = all
            .iter()
            .filter(|one| one["kind"] != "dev" && !one["path"].is_null());
        used.map(name).collect()
    };
    packages
        .iter()
        .map(|package| (name(package), used(package)))
        .collect()
});

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Everything that is compiled into the crate `name`.
fn compiled_into(name: &str) -> Vec<String> {
    let tree = cargo(&["tree", "--package", name, "--edges=normal", "--prefix=none"]);
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Asserts that nothing of `others` is compiled into the crate `name`.
fn assert_without(name: &str, others: &[&str]) {
    let all = compiled_into(name);
    assert!(all.iter().any(|one| one == name));
    let wrong: Vec<_> = all
        .iter()
        .filter(|one| others.contains(&one.as_str()))
        .collect();
    assert!(wrong.is_empty(), "{name} uses {wrong:?}");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The lines of a crate's code, without comments and without the tests in it.
fn code(name: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&root().join("crates").join(name).join("src"), &mut found);
    let is_test = |path: &Path| {
        path.components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            part == "tests" || part == "tests.rs" || part.ends_with("_tests.rs")
        })
    };
    found.retain(|path| path.extension().is_some_and(|it| it == "rs"));
    found.retain(|path| !is_test(path.strip_prefix(root()).unwrap()));
    let lines = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let before = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
        let lines = before
            .lines()
            .map(|line| line.split("//").next().unwrap().to_owned());
        let lines: Vec<String> = lines.collect();
        lines.into_iter().map(move |line| (path.clone(), line))
    };
    found.into_iter().flat_map(lines).collect()
}

#[test]
fn crates_use_only_crates_above_them() {
    says("A crate uses only crates above it in the table.");
    let (table, _) = PAGE.split_once("## Invariants").unwrap();
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let order: Vec<&str> = rows.collect();
    let mut listed: Vec<&str> = order.clone();
    listed.sort_unstable();
    assert_eq!(
        listed,
        CRATES.keys().collect::<Vec<_>>(),
        "each crate has one row"
    );
    for (place, name) in order.iter().enumerate() {
        for used in &CRATES[*name] {
            assert!(
                order[..place].contains(&used.as_str()),
                "{name} uses {used}"
            );
        }
    }
}

#[test]
fn the_reader_knows_no_avatar() {
    says("The reader knows no avatar.");
    assert_eq!(CRATES["pyyaml-syntax"], [""; 0]);
    let code = code("pyyaml-syntax");
    assert!(code.len() > 1000);
    for (path, line) in code {
        assert!(
            !line.to_lowercase().contains("avatar"),
            "{}: {line}",
            path.display()
        );
    }
}

#[test]
fn the_format_and_the_names_of_columns_need_no_yaml() {
    says("The format and the names of columns need no YAML.");
    assert_eq!(CRATES["avatar-format"], [""; 0]);
    assert_eq!(CRATES["avatar-identifiers"], [""; 0]);
}

#[test]
fn the_model_knows_no_rule() {
    says("The model knows no rule.");
    assert_without("avatar-model", &["avatar-lint-rules", "avatar-lint"]);
    for (path, line) in code("avatar-model") {
        assert!(!line.contains("Finding"), "{}: {line}", path.display());
    }
}

#[test]
fn rules_know_no_output() {
    says("Rules know no output.");
    let output = [
        "avatar-lint",
        "avatar-lint-driver",
        "avatar-lint-server",
        "clap",
        "codespan-reporting",
    ];
    assert_without("avatar-lint-rules", &output);
    for (path, line) in code("avatar-lint-rules") {
        let prints = ["println!", "print!", "eprintln!", "std::io::std"];
        assert!(
            !prints.iter().any(|it| line.contains(it)),
            "{}: {line}",
            path.display()
        );
    }
}

#[test]
fn what_an_editor_asks_knows_no_protocol() {
    says("What an editor asks knows no protocol.");
    assert_without("avatar-lint-ide", &["gen-lsp-types", "avatar-lint-driver"]);
}

#[test]
fn no_library_crate_touches_files() {
    says("No library crate touches files outside its tests, except the driver.");
    let libraries = [
        "pyyaml-syntax",
        "avatar-format",
        "avatar-yaml",
        "avatar-identifiers",
        "avatar-model",
        "avatar-lint-rules",
        "avatar-lint-ide",
    ];
    for name in libraries {
        for (path, line) in code(name) {
            let outside = [
                "fs::",
                "std::fs",
                "std::env",
                "std::process",
                "std::net::Tcp",
                "File::",
            ];
            let found = outside.iter().find(|it| line.contains(**it));
            assert!(found.is_none(), "{}: {line}", path.display());
        }
    }
}

#[test]
fn judging_structure_needs_no_typed_documents() {
    says("Judging structure needs no typed documents.");
    assert_without(
        "avatar-model",
        &["avatar-yaml", "schemars", "serde_json", "jsonschema"],
    );
}

#[test]
fn the_command_carries_no_json_schema_validator() {
    says("The command carries no JSON Schema validator.");
    assert_without(
        "avatar-lint",
        &["jsonschema", "schemars", "chrono", "uuid", "avatar-yaml"],
    );
}

#[test]
fn the_command_the_server_and_the_python_module_use_one_driver() {
    says("The command, the server and the Python module use one driver.");
    for name in ["avatar-lint", "avatar-lint-server", "avatar-lint-python"] {
        let used = &CRATES[name];
        assert!(
            used.iter().any(|it| it == "avatar-lint-driver"),
            "{name}: {used:?}"
        );
    }
}

#[test]
fn every_sentence_of_the_page_is_held() {
    let (_, list) = PAGE.split_once("## Invariants\n").unwrap();
    let (list, _) = list.split_once("\n## ").unwrap();
    let sentences = list.lines().filter_map(|line| line.strip_prefix("- "));
    let tests = root().join("crates/avatar-lint-dev/tests");
    let tests = ["architecture.rs", "modules.rs"].map(|name| tests.join(name));
    let own: String = tests.map(|path| fs::read_to_string(path).unwrap()).concat();
    let mut count = 0;
    for sentence in sentences {
        assert!(
            own.contains(&format!("says(\"{sentence}\")")),
            "no test holds: {sentence}"
        );
        count += 1;
    }
    assert!(count >= 10);
}
