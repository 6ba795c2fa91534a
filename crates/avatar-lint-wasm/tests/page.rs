//! What a page gets.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

use avatar_lint_wasm::{check, describe, fix_all};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-26";

const TEXT: &str = "\
# Année 😀
kind: AvatarSchema
metadata: {name: schema}
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - field: ssn
      dropped: true
    - field: on
";

fn report(text: &str) -> Value {
    serde_json::from_str(&check(text, TODAY)).unwrap()
}

fn of_rule<'v>(report: &'v Value, rule: &str) -> &'v Value {
    let mut all = report["findings"].as_array().unwrap().iter();
    all.find(|finding| finding["rule"] == rule).unwrap()
}

/// What JavaScript gets by `text.slice(start, end)`.
fn slice(text: &str, place: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[at("start")..at("end")]).unwrap()
}

#[test]
fn findings_have_their_places_as_javascript_counts() {
    let report = report(TEXT);
    let finding = of_rule(&report, "unknown-field");
    assert_eq!(slice(TEXT, finding), "dropped");
    assert_eq!(finding["line"], 10);
    assert_eq!(finding["level"], "error");
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains("`dropped` is not a field"), "{message}");
}

#[test]
fn a_fix_is_edits_of_the_string() {
    let report = report(TEXT);
    let fix = &of_rule(&report, "boolean-like-name")["fix"];
    assert_eq!(fix["safety"], "safe");
    let edit = &fix["edits"][0];
    assert_eq!(slice(TEXT, edit), "on");
    assert_eq!(edit["replacement"], "'on'");
    assert!(fix_all(TEXT, TODAY, false).contains("field: 'on'"));
}

#[test]
fn each_column_has_what_becomes_of_it() {
    let report = report(TEXT);
    let columns = report["columns"].as_array().unwrap();
    assert_eq!(slice(TEXT, &columns[0]), "ssn");
    assert_eq!(columns[0]["table"], "patients");
    assert_eq!(columns[0]["protection"], "kept");
    assert_eq!(columns.len(), 2);
}

#[test]
fn what_is_at_an_offset_is_explained() {
    let unit = |text: &str| {
        let bytes = TEXT.find(text).unwrap();
        u32::try_from(TEXT[..bytes].encode_utf16().count()).unwrap()
    };
    let hover: Value = serde_json::from_str(&describe(TEXT, unit("ssn"))).unwrap();
    assert_eq!(slice(TEXT, &hover), "ssn");
    assert!(hover["markdown"].as_str().unwrap().contains("column of"));
    assert_eq!(describe(TEXT, unit("# Année")), "null");
}

#[test]
fn a_comment_hides_a_finding_until_its_day() {
    let text = "kind: AvatarVolume\nmetadata: {name: x}\nspec:\n  \
        url: http://ada:hunter22@host/  # avatar-lint: ignore[secret] a test until=2026-12-01\n";
    let hidden = report(text);
    let rules = |report: &Value| {
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|it| it["rule"].clone()).collect::<Vec<_>>()
    };
    assert!(
        !rules(&hidden).contains(&json!("credential-in-url")),
        "{hidden:#}"
    );
    assert!(hidden["suppressed"].as_u64().unwrap() > 0);
    assert_eq!(hidden["has_secrets"], true);
    let later: Value = serde_json::from_str(&check(text, "2026-12-02")).unwrap();
    assert!(
        rules(&later).contains(&json!("credential-in-url")),
        "{later:#}"
    );
}
