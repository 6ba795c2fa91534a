//! How long an editor waits after a keystroke in a file of 2 000 lines.
//!
//! `cargo bench -p avatar-lint-server` types into the middle of the file,
//! character by character, and after each asks what editors ask. It prints the
//! distribution of the time from the keystroke to the answer, and fails when one
//! answer in a hundred takes longer than 20 ms.

// A measurement ends where something is not as expected.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "../tests/server/client.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod client;

use client::{Client, URI};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::{Duration, Instant};

const LINES: usize = 2_000;
const LIMIT: Duration = Duration::from_millis(20);

/// What is typed below each of the places where typing begins.
const TYPED: &str = "\n    - field: new_column\n      type: category\n      pseudonymization:\n        kind: FAKER\n        pii_type: EMAIL";

fn main() {
    let text = configuration();
    let mut client = Client::opened(&text);
    let mut times: Vec<(&str, Vec<Duration>)> = [
        "completion",
        "hover",
        "documentSymbol",
        "foldingRange",
        "references",
        "codeAction",
        "findings",
    ]
    .map(|name| (name, Vec::new()))
    .into();

    let mut text = text;
    let mut version = 1;
    let starts: Vec<usize> = (1..8).map(|tenth| tenth * LINES / 10).collect();
    for start in starts {
        let line = (start..LINES)
            .find(|&line| nth(&text, line).contains("type: int"))
            .unwrap();
        let (mut line, mut column) = (line, nth(&text, line).len());
        for character in TYPED.chars() {
            version += 1;
            let position = json!({"line": line, "character": column});
            let change = json!([{
                "range": {"start": position, "end": position}, "text": character,
            }]);
            insert(&mut text, line, column, character);
            if character == '\n' {
                (line, column) = (line + 1, 0);
            } else {
                column += 1;
            }
            let position = json!({"line": line, "character": column});
            let started = Instant::now();
            client.change(version, &change);
            for (name, times) in &mut times {
                let asked = Instant::now();
                if *name == "findings" {
                    std::hint::black_box(avatar_lint_rules::lint(
                        &text,
                        &avatar_lint_rules::Options::default(),
                    ));
                } else {
                    client.request(&format!("textDocument/{name}"), params(name, &position));
                }
                // The first question is asked with the keystroke, the others later.
                let since = if *name == "completion" {
                    started
                } else {
                    asked
                };
                times.push(since.elapsed());
            }
        }
    }
    assert_eq!(client.text(), text);
    report(&times);
}

fn params(method: &str, position: &Value) -> Value {
    let mut params = json!({"textDocument": {"uri": URI}, "position": position});
    match method {
        "references" => params["context"] = json!({"includeDeclaration": true}),
        "codeAction" => {
            params["context"] = json!({"diagnostics": []});
            params["range"] = json!({"start": position, "end": position});
        }
        _ => {}
    }
    params
}

fn report(times: &[(&str, Vec<Duration>)]) {
    let milliseconds = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1_000.0);
    let mut table = format!(
        "\n{:<16}{:>8}{:>8}{:>8}{:>8}  ms, {} keystrokes in {LINES} lines\n",
        "",
        "p50",
        "p95",
        "p99",
        "most",
        times[0].1.len()
    );
    let mut is_slow = false;
    for (name, times) in times {
        let mut sorted = times.clone();
        sorted.sort();
        let percentile = |percent: usize| sorted[(sorted.len() - 1) * percent / 100];
        is_slow |= percentile(99) > LIMIT;
        let _ = write!(table, "{name:<16}");
        for percent in [50, 95, 99, 100] {
            let _ = write!(table, "{:>8}", milliseconds(percentile(percent)));
        }
        table.push('\n');
    }
    println!("{table}");
    assert!(
        !is_slow,
        "one answer in a hundred takes longer than {LIMIT:?}"
    );
}

/// A set with tables, columns, links and parameters, of [`LINES`] lines.
fn configuration() -> String {
    let mut text = "kind: AvatarSchema\nmetadata:\n  name: schema\nspec:\n  tables:\n".to_owned();
    let mut parameters = "---\nkind: AvatarParameters\nmetadata:\n  name: standard\nspec:\n  schema: schema\n  avatarization:\n".to_owned();
    let mut table = 0;
    while text.lines().count() + parameters.lines().count() + 28 <= LINES {
        table += 1;
        let _ = write!(
            text,
            "  - name: table_{table}\n    data:\n      volume: input\n      file: t{table}.csv\n    individual_level: true\n    columns:\n    - field: id\n      primary_key: true\n"
        );
        for column in 1..=6 {
            let _ = write!(text, "    - field: column_{column}\n      type: int\n");
        }
        let _ = write!(
            parameters,
            "    table_{table}:\n      k: 10\n      exclude_variables:\n        variable_names:\n        - column_1\n        replacement_strategy: coordinate_similarity\n"
        );
    }
    text.push_str(&parameters);
    let missing = LINES - text.lines().count();
    text + &"# a comment\n".repeat(missing)
}

fn nth(text: &str, line: usize) -> &str {
    text.lines().nth(line).unwrap()
}

fn insert(text: &mut String, line: usize, column: usize, character: char) {
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    text.insert(start + column, character);
}
