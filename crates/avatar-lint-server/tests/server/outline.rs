//! Document symbols and folding.

use crate::client::{Client, URI, marked};
use serde_json::{Value, json};

const TEXT: &str = "\
# A clinic,
# made up.
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    columns:
    - field: id
      type: int
      primary_key: true
    - field: email
      drop: true

---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  avatarization:
    patient:
      k: 5
";

fn symbols(text: &str) -> Value {
    let mut client = Client::opened(text);
    client.request(
        "textDocument/documentSymbol",
        json!({"textDocument": {"uri": URI}}),
    )
}

/// Name and detail of each symbol, children indented.
fn outline(symbols: &Value, depth: usize, lines: &mut Vec<String>) {
    for symbol in symbols.as_array().unwrap() {
        let name = symbol["name"].as_str().unwrap();
        let detail = symbol["detail"].as_str().unwrap_or_default();
        lines.push(format!("{}{name} ({detail})", "  ".repeat(depth)));
        if let Some(children) = symbol.get("children") {
            outline(children, depth + 1, lines);
        }
    }
}

#[test]
fn the_outline_lists_documents_tables_and_columns() {
    let mut lines = Vec::new();
    outline(&symbols(TEXT), 0, &mut lines);
    assert_eq!(
        lines,
        [
            "clinic (AvatarSchema)",
            "  patient ()",
            "    id (int, primary key)",
            "    email (dropped)",
            "standard (AvatarParameters)",
            "  avatarization ()",
            "    patient (k 5)",
        ]
    );
}

#[test]
fn a_symbol_is_selected_by_its_name() {
    let symbols = symbols(TEXT);
    assert_eq!(marked(TEXT, &symbols[0]["selectionRange"]), "clinic");
    let table = &symbols[0]["children"][0];
    assert_eq!(marked(TEXT, &table["selectionRange"]), "patient");
    assert!(marked(TEXT, &table["range"]).ends_with("drop: true"));
}

#[test]
fn an_unfinished_text_keeps_its_outline() {
    let mut lines = Vec::new();
    let broken = TEXT.replace("      drop: true\n", "      drop: [\n");
    outline(&symbols(&broken), 0, &mut lines);
    assert!(
        lines.contains(&"    id (int, primary key)".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"standard (AvatarParameters)".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn documents_sections_items_and_comments_fold() {
    let mut client = Client::opened(TEXT);
    let ranges = client.request(
        "textDocument/foldingRange",
        json!({"textDocument": {"uri": URI}}),
    );
    let ranges: Vec<(u64, u64)> = ranges
        .as_array()
        .unwrap()
        .iter()
        .map(|range| {
            (
                range["startLine"].as_u64().unwrap(),
                range["endLine"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        ranges,
        [
            (0, 1),   // comments
            (2, 13),  // the schema
            (3, 4),   // metadata
            (5, 13),  // spec
            (6, 13),  // tables
            (7, 13),  // a table
            (8, 13),  // columns
            (9, 11),  // a column
            (12, 13), // a column
            (15, 23), // the parameters
            (17, 18),
            (19, 23),
            (21, 23),
            (22, 23),
        ]
    );
}
