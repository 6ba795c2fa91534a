//! Findings as the editor gets them.

use crate::client::{Client, URI};
use serde_json::json;

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
