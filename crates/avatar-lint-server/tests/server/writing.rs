//! Completion and hover: that what the library says reaches the editor.

use crate::client::{Client, URI, at, marked};
use serde_json::{Value, json};

const TEXT: &str = "\
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    columns:
    - field: é😀
      dr
    - field: ward
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  avatarization:
    patient:
      k: 5
      exclude_variables: {variable_names: [é😀, ], replacement_strategy: row_order}
";

fn complete(client: &mut Client, text: &str, before: &str) -> Vec<Value> {
    let params = json!({"textDocument": {"uri": URI}, "position": at(text, before)});
    let list = client.request("textDocument/completion", params);
    list["items"].as_array().unwrap().clone()
}

#[test]
fn a_chosen_completion_makes_the_line_right() {
    let mut client = Client::opened(TEXT);
    let items = complete(&mut client, TEXT, "      dr");
    let drop = items.iter().find(|item| item["label"] == "drop").unwrap();
    let documentation = &drop["documentation"];
    assert_eq!(documentation["kind"], "markdown");
    assert!(
        documentation["value"]
            .as_str()
            .unwrap()
            .contains("left out")
    );
    let edit = &drop["textEdit"];
    client.change(
        2,
        &json!([{"range": edit["range"], "text": edit["newText"]}]),
    );
    assert_eq!(client.text(), TEXT.replace("      dr\n", "      drop: \n"));
}

#[test]
fn completions_come_in_the_order_that_fits() {
    let mut client = Client::opened(TEXT);
    let items = complete(&mut client, TEXT, "variable_names: [é😀, ");
    let labels: Vec<_> = items
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["ward"]);
    let items = complete(&mut client, "", "");
    let sorted: Vec<_> = items
        .iter()
        .map(|item| item["sortText"].as_str().unwrap())
        .collect();
    assert!(sorted.is_sorted());
}

#[test]
fn completion_follows_every_keystroke_of_a_document_written_from_nothing() {
    let typed = "kind: AvatarSchema\nmetadata:\n  name: s\nspec:\n  tables:\n  - name: t\n    columns:\n    - field: a\n      type: int\n";
    let mut client = Client::opened("");
    let mut offered = Vec::new();
    for (version, (offset, character)) in (2..).zip(typed.char_indices()) {
        let before = &typed[..offset];
        let position = at(before, before);
        client.change(
            version,
            &json!([{"range": {"start": position, "end": position}, "text": character}]),
        );
        let written = &typed[..=offset];
        let items = complete(&mut client, written, written);
        offered.push((written, items));
    }
    // Before each of these words was whole, it was among what was offered.
    for word in [
        "kind",
        "AvatarSchema",
        "metadata",
        "name",
        "spec",
        "tables",
        "columns",
        "field",
        "type",
        "int",
    ] {
        let end = typed.find(word).unwrap() + word.len() - 1;
        let (_, items) = offered
            .iter()
            .find(|(written, _)| written.len() == end)
            .unwrap();
        assert!(
            items.iter().any(|item| item["label"] == word),
            "{word} is not among {items:?}"
        );
    }
}

#[test]
fn the_pointer_is_told_what_it_rests_on() {
    let mut client = Client::opened(TEXT);
    let mut hover = |before: &str| {
        let params = json!({"textDocument": {"uri": URI}, "position": at(TEXT, before)});
        client.request("textDocument/hover", params)
    };
    let column = hover("variable_names: [é");
    assert_eq!(column["contents"]["kind"], "markdown");
    let text = column["contents"]["value"].as_str().unwrap();
    assert!(text.contains("**excluded**, by `row_order`"), "{text}");
    assert_eq!(marked(TEXT, &column["range"]), "é😀");
    let field = hover("      k");
    assert_eq!(marked(TEXT, &field["range"]), "k");
    assert_eq!(hover("---"), Value::Null);
}
