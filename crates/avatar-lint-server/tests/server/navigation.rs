//! From names to what they name.

use crate::client::{Client, URI, at, marked};
use serde_json::json;

/// A set with two tables and everything that refers to them.
const SET: &str = "\
kind: AvatarSchema
metadata:
  name: clinic
spec:
  tables:
  - name: patient
    data: {volume: input, file: patient.csv}
    columns:
    - field: id
      primary_key: true
    - field: \"ward\"
    links:
    - field: id
      to: {table: visit, field: patient_id}
      method: linear_sum_assignment
  - name: visit
    columns:
    - field: patient_id
      identifier: true
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  avatarization:
    patient:
      k: 5
      exclude_variables:
        variable_names:
        - ward
        replacement_strategy: coordinate_similarity
    visit: {k: 5}
---
kind: AvatarSchema
metadata:
  name: clinic_avatarized
spec:
  tables:
  - name: patient
  schema_ref: clinic
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy
spec:
  schema: clinic_avatarized
  avatarization_ref: standard
  privacy_metrics:
    patient: {known_variables: [ward], target: id}
";

/// The lines, from 1, of the places that a request about the name after
/// `before` gives.
fn lines(method: &str, before: &str) -> Vec<u64> {
    let mut client = Client::opened(SET);
    let result = client.request(
        &format!("textDocument/{method}"),
        json!({
            "textDocument": {"uri": URI},
            "position": at(SET, before),
            "context": {"includeDeclaration": true},
        }),
    );
    let places = result.as_array().cloned().unwrap_or_default();
    places
        .iter()
        .map(|place| place["range"]["start"]["line"].as_u64().unwrap() + 1)
        .collect()
}

/// The text after renaming the name after `before`, or the reason against it.
fn renamed(text: &str, before: &str, new: &str) -> Result<String, String> {
    let mut client = Client::opened(text);
    let params = json!({
        "textDocument": {"uri": URI}, "position": at(text, before), "newName": new,
    });
    let edit = client
        .try_request("textDocument/rename", params)
        .map_err(|(_, reason)| reason)?;
    assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
    let edits = &edit["documentChanges"][0]["edits"];
    // The protocol lets edits of one text come in any order; each is a change
    // of the text as it was.
    let mut edits = edits.as_array().unwrap().clone();
    edits.reverse();
    for edit in &edits {
        client.change(
            2,
            &json!([{"range": edit["range"], "text": edit["newText"]}]),
        );
    }
    Ok(client.text())
}

#[test]
fn a_name_leads_to_where_it_is_given() {
    assert_eq!(lines("definition", "  schema: "), [3]);
    assert_eq!(lines("definition", "  avatarization:\n    "), [6]);
    assert_eq!(lines("definition", "- wa"), [11]);
    assert_eq!(lines("definition", "known_variables: ["), [11]);
    assert_eq!(lines("definition", "table: "), [16]);
    assert_eq!(lines("definition", "field: patient_i"), [18]);
    assert_eq!(lines("definition", "schema_ref: "), [3]);
    assert_eq!(lines("definition", "schema: clinic_"), [37]);
    assert_eq!(lines("definition", "avatarization_ref: "), [23]);
}

#[test]
fn what_is_no_name_leads_nowhere() {
    assert_eq!(lines("definition", "kind: "), [] as [u64; 0]);
    assert_eq!(lines("definition", "primary_key: "), [] as [u64; 0]);
    assert_eq!(lines("references", "k: "), [] as [u64; 0]);
}

#[test]
fn references_are_found_in_every_document() {
    assert_eq!(lines("references", "name: clin"), [3, 25, 41]);
    assert_eq!(lines("references", "- name: pat"), [6, 27, 40, 50]);
    assert_eq!(lines("references", "field: \"wa"), [11, 31, 50]);
    assert_eq!(lines("references", "- field: "), [9, 13, 50]);
    assert_eq!(lines("documentHighlight", "name: visi"), [14, 16, 33]);
}

#[test]
fn the_volume_of_a_table_is_a_name_too() {
    assert_eq!(lines("references", "volume: "), [7]);
}

#[test]
fn a_renaming_reaches_every_document_and_keeps_quotes() {
    let text = renamed(SET, "- wa", "unit").unwrap();
    assert_eq!(text, SET.replace("ward", "unit"));
}

#[test]
fn a_table_is_renamed_where_it_is_a_key() {
    let text = renamed(SET, "- name: visi", "stay").unwrap();
    assert_eq!(text, SET.replace("visit", "stay"));
}

#[test]
fn the_avatarized_twin_is_renamed_with_its_schema() {
    let text = renamed(SET, "name: clin", "hospital").unwrap();
    assert_eq!(text, SET.replace("clinic", "hospital"));
}

#[test]
fn a_new_name_is_quoted_where_yaml_would_misread_it() {
    let text = renamed(SET, "- name: visi", "on").unwrap();
    assert!(text.contains("- name: 'on'\n"), "{text}");
    assert!(text.contains("{table: 'on', "), "{text}");
    assert!(text.contains("    'on': {k: 5}\n"), "{text}");
    let text = renamed(SET, "- name: visi", "a, b").unwrap();
    assert!(text.contains("{table: 'a, b', "), "{text}");
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let reason = renamed(SET, "- name: visi", "patient").unwrap_err();
    assert_eq!(reason, "There is already a table `patient`.");
    assert!(renamed(SET, "- name: visi", "").is_err());
}

#[test]
fn an_anchored_name_is_changed_once_for_all_its_aliases() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: &t visit\n---\n\
        kind: AvatarParameters\nspec:\n  avatarization:\n    visit: {k: 5}\n";
    let text = renamed(text, "&t vi", "stay").unwrap();
    assert!(text.contains("- name: &t stay\n"), "{text}");
    assert!(text.contains("    stay: {k: 5}\n"), "{text}");
}

#[test]
fn a_text_that_names_two_things_is_not_changed_for_one() {
    let text = "kind: AvatarSchema\nspec:\n  tables:\n  - name: a\n    columns:\n    - field: &id id\n\
        \x20 - name: b\n    columns:\n    - field: *id\n";
    let reason = renamed(text, "field: &id i", "key").unwrap_err();
    assert!(reason.contains("write it out first"), "{reason}");
}

#[test]
fn what_would_be_renamed_is_shown_first() {
    let mut client = Client::opened(SET);
    let params = json!({"textDocument": {"uri": URI}, "position": at(SET, "field: \"wa")});
    let prepared = client.request("textDocument/prepareRename", params);
    assert_eq!(prepared["placeholder"], "ward");
    assert_eq!(marked(SET, &prepared["range"]), "\"ward\"");
}
