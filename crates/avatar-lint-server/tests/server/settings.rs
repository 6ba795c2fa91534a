//! The configuration file holds in the editor as on the command line.

use crate::client::{Client, at};
use serde_json::json;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: &str = "kind: AvatarVolume\nmetadata: {name: a}\nspec: {url: s3://a, extra: 1}\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn uri(folder: &Path) -> String {
    format!("file://{}/a%20b.yaml", folder.display())
}

fn rules(client: &mut Client) -> Vec<String> {
    let published = client.published();
    let findings = published["diagnostics"].as_array().unwrap().clone();
    findings
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_nearest_configuration_chooses_the_rules() {
    let folder = folder(&[("avatar-lint.toml", "[levels]\nunknown-field = \"off\"\n")]);
    let mut client = Client::new();
    client.open_at(&uri(folder.path()), TEXT);
    assert!(!rules(&mut client).contains(&"unknown-field".to_owned()));
}

#[test]
fn a_changed_configuration_holds_at_once() {
    let folder = folder(&[]);
    let mut client = Client::new();
    client.open_at(&uri(folder.path()), TEXT);
    assert!(rules(&mut client).contains(&"unknown-field".to_owned()));
    fs::write(
        folder.path().join("avatar-lint.toml"),
        "[[overrides]]\nfiles = [\"a b.yaml\"]\nlevels = { unknown-field = \"off\" }\n",
    )
    .unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert!(!rules(&mut client).contains(&"unknown-field".to_owned()));
}

#[test]
fn the_editor_is_asked_to_watch_configurations() {
    let mut client = Client::new();
    client.open(TEXT);
    client.published();
    assert!(
        client
            .asked
            .contains(&"client/registerCapability".to_owned())
    );
    let mut client = Client::with(&json!({}));
    client.open(TEXT);
    client.published();
    assert_eq!(client.asked, [""; 0]);
}

#[test]
fn a_configuration_with_a_fault_is_told_once_and_left_out() {
    let folder = folder(&[("avatar-lint.toml", "profile = \"strict\"\nleves = 1\n")]);
    let mut client = Client::new();
    for _ in 0..2 {
        client.open_at(&uri(folder.path()), TEXT);
        assert!(rules(&mut client).contains(&"unknown-field".to_owned()));
    }
    let told = client.notified("window/showMessage");
    let message = told["message"].as_str().unwrap();
    assert!(message.contains("avatar-lint.toml:2:1: "), "{message}");
    client.open_at(&uri(folder.path()), TEXT);
    client.published();
    assert!(!client.has("window/showMessage"));
}

#[test]
fn other_yaml_is_left_alone() {
    let text = "apiVersion: v1\nkind: Pod\nspec: [\n";
    let mut client = Client::opened(text);
    assert_eq!(rules(&mut client), [""; 0]);
    let document = json!({"uri": crate::client::URI});
    for method in ["hover", "completion"] {
        let params = json!({"textDocument": document, "position": at(text, "kind")});
        let answer = client.request(&format!("textDocument/{method}"), params);
        assert_eq!(answer, serde_json::Value::Null);
    }
}

#[test]
fn nothing_is_shown_of_a_file_that_the_configuration_excludes() {
    let folder = folder(&[("avatar-lint.toml", "exclude = [\"templates/\"]\n")]);
    let text = "kind: AvatarSchema\nmetadata: {name: {{ name }}}\n";
    let uri = format!("file://{}/templates/a.yaml", folder.path().display());
    let mut client = Client::new();
    client.open_at(&uri, text);
    assert_eq!(rules(&mut client), [""; 0]);
    let params = json!({"textDocument": {"uri": uri}, "position": at(text, "kind")});
    let answer = client.request("textDocument/hover", params);
    assert_eq!(answer, serde_json::Value::Null);

    // It is the configuration that keeps it quiet.
    client.open_at(&format!("file://{}/a.yaml", folder.path().display()), text);
    assert!(!rules(&mut client).is_empty());
}

#[test]
fn a_configuration_is_known_however_its_kind_is_written() {
    for kind in [
        "\"AvatarVolume\"",
        " AvatarVolume",
        "&a AvatarVolume",
        "\n  AvatarVolume",
    ] {
        let mut client = Client::opened(&format!("kind: {kind}\nmetadata: {{name: a}}\n"));
        assert!(!rules(&mut client).is_empty(), "{kind}");
    }
}

#[test]
fn a_payload_of_the_api_is_what_the_configuration_says() {
    let folder = folder(&[(
        "avatar-lint.toml",
        "[as]\n\"*.yaml\" = \"JobCreateRequest\"\n",
    )]);
    let text = "parameters_name: standard\nset_nam: x\n";
    let mut client = Client::new();
    client.open_at(&uri(folder.path()), text);
    assert!(rules(&mut client).contains(&"unknown-field".to_owned()));
    let params = json!({
        "textDocument": {"uri": uri(folder.path())}, "position": at(text, "set_nam"),
    });
    let list = client.request("textDocument/completion", params);
    let labels: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["label"].clone())
        .collect();
    assert_eq!(labels, [json!("set_name"), json!("depends_on")]);
}

#[test]
fn what_the_client_cannot_open_is_found_although_the_editor_reads_it() {
    let folder = folder(&[]);
    let path = folder.path().join("a b.yaml");
    let utf16: Vec<u8> = format!("\u{feff}{TEXT}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin1 = [TEXT.as_bytes(), b"# caf\xe9\n"].concat();
    let marked = format!("\u{feff}{TEXT}").into_bytes();
    for (bytes, severity) in [(utf16, 1), (latin1, 1), (marked, 3)] {
        fs::write(&path, bytes).unwrap();
        let mut client = Client::new();
        client.open_at(&uri(folder.path()), TEXT);
        let published = client.published();
        let found = published["diagnostics"].as_array().unwrap();
        let found = found.iter().find(|it| it["code"] == "unreadable-encoding");
        assert_eq!(found.unwrap()["severity"], severity);

        // The editor saves what it shows.
        fs::write(&path, TEXT).unwrap();
        let saved = json!({"textDocument": {"uri": uri(folder.path())}});
        client.notify("textDocument/didSave", saved);
        assert!(!rules(&mut client).contains(&"unreadable-encoding".to_owned()));
    }
}
