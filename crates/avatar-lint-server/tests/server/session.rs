//! A whole conversation: how it begins, that it survives, that both sides see
//! one text.

use crate::client::Client;
use crate::mirror::{Mirror, Random, ask_anything};
use serde_json::{Value, json};

#[test]
fn utf_8_is_agreed_on_where_the_editor_offers_it() {
    for (offered, agreed) in [
        (json!(["utf-32", "utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let client = Client::with(&json!({"general": {"positionEncodings": offered}}));
        let encoding = &client.initialized["capabilities"]["positionEncoding"];
        assert_eq!(encoding, agreed, "{offered}");
    }
}

#[test]
fn what_is_not_answered_here_is_refused_and_the_conversation_goes_on() {
    let mut client = Client::opened("a: 1\n");
    let refused = client.try_request("textDocument/moniker", json!({}));
    assert_eq!(refused.unwrap_err().0, -32601);
    client.notify("textDocument/didChange", json!({"nonsense": true}));
    assert_eq!(client.text(), "a: 1\n");
}

#[test]
fn a_request_after_shutdown_is_invalid_and_the_server_waits_for_the_exit() {
    let mut client = Client::opened("a: 1\n");
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    for method in ["textDocument/hover", "shutdown"] {
        let refused = client.try_request(method, json!({}));
        assert_eq!(refused.unwrap_err().0, -32600, "{method}");
    }
    assert!(client.exit());
}

#[test]
fn an_exit_without_shutdown_is_no_proper_goodbye() {
    assert!(!Client::opened("a: 1\n").exit());
}

#[test]
fn ten_thousand_random_edits_leave_both_sides_with_one_text() {
    for encoding in ["utf-8", "utf-16"] {
        let mut client = Client::with(&json!({"general": {"positionEncodings": [encoding]}}));
        let mut mirror = Mirror::new(encoding);
        client.open("");
        let mut random = Random(20_240_229);
        for version in 2..=5_001 {
            let changes: Vec<Value> = (0..random.below(3))
                .map(|_| mirror.edit(&mut random))
                .collect();
            client.change(version, &changes.into());
            if version % 100 == 0 {
                ask_anything(&mut client, &mut random);
            }
            if version % 10 == 0 {
                assert_eq!(client.text(), mirror.text, "after version {version}");
            }
        }
    }
}
