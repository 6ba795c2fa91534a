//! Findings as the editor gets them.

use crate::client::{Client, URI};
use serde_json::json;

/// Two faults that every reader of YAML 1.1 reports: a tab, an unknown alias.
const BROKEN: &str = "kind: AvatarVolume\nspec: *nobody\n";

#[test]
fn findings_carry_their_rule_its_page_and_the_version_of_the_text() {
    let mut client = Client::opened(BROKEN);
    let findings = client.findings(1);
    let finding = findings
        .iter()
        .find(|finding| finding["code"] == "invalid-yaml")
        .unwrap();
    assert_eq!(finding["source"], "avatar-lint");
    assert_eq!(finding["severity"], 1);
    assert_eq!(finding["range"]["start"]["line"], 1);
    let page = finding["codeDescription"]["href"].as_str().unwrap();
    assert!(page.ends_with("/rules/invalid-yaml.html"), "{page}");
}

#[test]
fn findings_follow_the_text() {
    let mut client = Client::opened(BROKEN);
    assert_ne!(client.findings(1), [] as [serde_json::Value; 0]);
    client.change(2, &json!([{"text": "# nothing here\n"}]));
    assert_eq!(client.findings(2), [] as [serde_json::Value; 0]);
}

#[test]
fn only_the_last_of_a_burst_of_changes_is_judged() {
    let mut client = Client::opened("");
    client.findings(1);
    for version in 2..50 {
        client.change(version, &json!([{"text": format!("# {version}\n")}]));
    }
    let published = client.published();
    assert_eq!(published["version"], 49, "{published}");
}

#[test]
fn a_closed_text_has_no_findings() {
    let mut client = Client::opened("a: *nobody");
    client.findings(1);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    let published = client.published();
    assert_eq!(published["uri"], URI);
    assert_eq!(published["diagnostics"], json!([]));
}
