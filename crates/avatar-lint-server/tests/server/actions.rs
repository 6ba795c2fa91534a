//! Quick fixes, 'fix all', and ignoring with a reason.

use crate::client::{Client, URI, at};
use serde_json::{Value, json};

const TEXT: &str = "\
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: clinic
  seed: '7'
  compute_figures: 'true'
  avatarization:
    on:
      k: '20'
";

/// The actions at the place after `before`.
fn actions(client: &mut Client, text: &str, before: &str, only: &[&str]) -> Vec<Value> {
    let position = at(text, before);
    let diagnostics = client.findings(1);
    let mut context = json!({"diagnostics": diagnostics});
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({
        "textDocument": {"uri": URI},
        "range": {"start": position, "end": position},
        "context": context,
    });
    let actions = client.request("textDocument/codeAction", params);
    actions.as_array().unwrap().clone()
}

/// The text after an action.
fn after(client: &mut Client, action: &Value) -> String {
    let mut edits = action["edit"]["documentChanges"][0]["edits"]
        .as_array()
        .unwrap()
        .clone();
    edits.reverse();
    for edit in edits {
        client.change(
            2,
            &json!([{"range": edit["range"], "text": edit["newText"]}]),
        );
    }
    client.text()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions
        .iter()
        .find(|action| action["title"].as_str().unwrap().contains(title));
    found.unwrap_or_else(|| panic!("nothing is called {title} in {actions:#?}"))
}

#[test]
fn a_finding_with_a_safe_fix_has_a_preferred_quick_fix() {
    let mut client = Client::opened(TEXT);
    let actions = actions(&mut client, TEXT, "      k: '2", &["quickfix"]);
    let fix = &actions[0];
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["isPreferred"], true);
    assert_eq!(fix["diagnostics"][0]["code"], "quoted-number");
    assert_eq!(after(&mut client, fix), TEXT.replace("k: '20'", "k: 20"));
}

#[test]
fn a_fix_that_changes_the_run_says_so_and_is_not_preferred() {
    let mut client = Client::opened(TEXT);
    let actions = actions(&mut client, TEXT, "compute_figures: 't", &["quickfix"]);
    let fix = titled(&actions, "(changes the run)");
    assert_eq!(fix.get("isPreferred"), None);
    assert_eq!(after(&mut client, fix), TEXT.replace("'true'", "true"));
}

#[test]
fn all_that_is_safe_is_fixed_at_once() {
    let mut client = Client::opened(TEXT);
    let actions = actions(&mut client, TEXT, "kind", &["source.fixAll"]);
    assert_eq!(actions.len(), 1, "{actions:#?}");
    assert_eq!(actions[0]["kind"], "source.fixAll.avatar-lint");
    let expected = TEXT
        .replace("'7'", "7")
        .replace("'20'", "20")
        .replace("    on:", "    'on':");
    assert_eq!(after(&mut client, &actions[0]), expected);
}

#[test]
fn a_finding_is_ignored_by_a_comment_that_wants_a_reason() {
    let mut client = Client::opened(TEXT);
    let actions = actions(&mut client, TEXT, "      k: '2", &[]);
    let ignore = titled(&actions, "Suppress `quoted-number` here");
    let text = after(&mut client, ignore);
    assert!(
        text.contains("      k: '20'  # avatar-lint: ignore[quoted-number] …\n"),
        "{text}"
    );
    let findings = client.findings(2);
    let lines: Vec<_> = findings
        .iter()
        .filter(|finding| finding["code"] == "quoted-number")
        .map(|finding| finding["range"]["start"]["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [5, 6]);
}

#[test]
fn only_what_is_asked_for_is_offered() {
    let mut client = Client::opened(TEXT);
    let actions = actions(&mut client, TEXT, "      k: '2", &["refactor"]);
    assert_eq!(actions, [] as [Value; 0]);
}

#[test]
fn the_empty_kind_is_the_root_of_all_kinds() {
    let mut client = Client::opened(TEXT);
    let kinds = |only: &[&str], client: &mut Client| -> Vec<String> {
        let actions = actions(client, TEXT, "      k: '2", only);
        let kinds = actions
            .iter()
            .map(|action| action["kind"].as_str().unwrap().to_owned());
        kinds.collect()
    };
    let of_root = kinds(&[""], &mut client);
    assert!(of_root.iter().any(|kind| kind == "quickfix"), "{of_root:?}");
    assert!(
        of_root
            .iter()
            .any(|kind| kind == "source.fixAll.avatar-lint"),
        "{of_root:?}"
    );
}

#[test]
fn where_nothing_is_wrong_nothing_is_offered() {
    let text = "kind: AvatarVolume\nmetadata: {name: a}\nspec: {url: s3://a}\n";
    let mut client = Client::opened(text);
    assert_eq!(actions(&mut client, text, "kind", &[]), [] as [Value; 0]);
}

#[test]
fn what_a_merge_leaves_open_has_one_fix_which_protects_more_and_is_not_preferred() {
    let text = "\
kind: AvatarParameters
metadata: {name: standard}
spec:
  schema: clinic
  avatarization_open_dp:
    visits:
      <<: [{epsilon: 1.0}, {epsilon: 8.0}]
";
    let mut client = Client::opened(text);
    let actions = actions(&mut client, text, "      <", &["quickfix"]);
    let of_merge = |action: &&Value| action["diagnostics"][0]["code"] == "merge-order";
    let titles: Vec<&str> = actions
        .iter()
        .filter(of_merge)
        .map(|action| action["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "Write out the value that protects more, `1.0` (changes the run)",
            "Suppress `merge-order` here, with a reason",
        ]
    );
    assert!(actions[0]["isPreferred"].is_null());
    let fixed = after(&mut client, &actions[0]);
    assert_eq!(fixed, format!("{text}      epsilon: 1.0\n"));
}
