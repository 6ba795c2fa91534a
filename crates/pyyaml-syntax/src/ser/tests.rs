//! Texts compared with what PyYAML recorded.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{SerError, documents, scalar, to_string};

const RECORDED: &str = include_str!("../../tests/dumps/recorded.jsonl");

#[test]
fn documents_are_written_as_pyyaml_writes_them() {
    let mut compared = 0;
    for line in RECORDED.lines() {
        let record: Vec<Value> = serde_json::from_str(line).unwrap();
        let (data, dump) = match record.as_slice() {
            [data, dump] => (to_string(data), dump),
            [_, float, dump] => {
                let float: f64 = float.as_str().unwrap().parse().unwrap();
                (to_string(&[float]), dump)
            }
            _ => panic!("{line}"),
        };
        assert_eq!(data.as_deref(), Ok(dump.as_str().unwrap()), "{line}");
        compared += 1;
    }
    println!("{compared} documents are written as PyYAML writes them");
    assert!(compared > 1500);
}

#[test]
fn a_stream_has_a_blank_line_and_a_marker_between_documents() {
    let stream = documents(&[
        BTreeMap::from([("kind", "a")]),
        BTreeMap::from([("kind", "b")]),
    ]);
    assert_eq!(stream.as_deref(), Ok("kind: a\n\n---\nkind: b\n"));
    assert_eq!(documents::<()>(&[]).as_deref(), Ok(""));
}

#[test]
fn a_key_too_long_for_pyyaml_to_find_its_colon_is_written_after_a_question_mark() {
    // PyYAML writes this key on one line, and then cannot read it.
    let written = to_string(&BTreeMap::from([("\u{1f600}".repeat(110), 1)])).unwrap();
    assert!(written.starts_with("? \"\\U0001F600"), "{written}");
    assert!(written.ends_with("\"\n: 1\n"), "{written}");
    let shorter = to_string(&BTreeMap::from([("\u{1f600}".repeat(102), 1)])).unwrap();
    assert_eq!(shorter.lines().count(), 1, "{shorter}");
}

#[test]
fn a_space_after_an_escape_is_kept_in_text_that_is_indented_beyond_the_width() {
    // PyYAML writes a line of two backslashes here, and reads one of them.
    let nested = |text| (0..40).fold(json!(text), |inner, _| json!([inner]));
    let written = to_string(&nested("é b")).unwrap();
    let indent = " ".repeat(80);
    assert!(
        written.ends_with(&format!("- \"\\xE9\\\n{indent}\\ b\"\n")),
        "{written}"
    );
    assert_eq!(
        crate::de::from_str(&written),
        Ok(nested("é b")),
        "{written}"
    );
}

#[derive(Serialize)]
enum Strategy {
    Unit,
    Newtype(f64),
    Tuple(u8, bool),
    Struct { pattern: Option<String> },
}

#[test]
fn variants_with_data_are_mappings_from_their_name() {
    let strategies = [
        Strategy::Unit,
        Strategy::Newtype(1e-5),
        Strategy::Tuple(1, true),
        Strategy::Struct { pattern: None },
    ];
    let written =
        "- Unit\n- Newtype: 1.0e-05\n- Tuple:\n  - 1\n  - true\n- Struct:\n    pattern: null\n";
    assert_eq!(to_string(&strategies).as_deref(), Ok(written));
}

#[test]
fn keys_may_be_numbers_and_booleans_but_not_collections() {
    assert_eq!(
        to_string(&BTreeMap::from([(7, 'x')])).as_deref(),
        Ok("7: x\n")
    );
    assert_eq!(
        to_string(&BTreeMap::from([(true, None::<u8>)])).as_deref(),
        Ok("true: null\n")
    );
    assert_eq!(
        to_string(&BTreeMap::from([(Some("no"), "")])).as_deref(),
        Ok("'no': ''\n")
    );
    assert_eq!(
        to_string(&BTreeMap::from([([1], 2)])),
        Err(SerError::KeyNotScalar)
    );
}

#[test]
fn what_pyyaml_is_too_shallow_to_read_is_refused() {
    let nested = |depth| (1..depth).fold(json!([]), |inner, _| json!([inner]));
    assert!(to_string(&nested(494)).is_ok());
    assert_eq!(to_string(&nested(495)), Err(SerError::TooDeep));
}

#[test]
fn a_scalar_for_a_fix_stays_on_one_line_and_holds_in_brackets() {
    for (text, written) in [
        ("ssn", "ssn"),
        ("naïve café", "naïve café"),
        ("on", "'on'"),
        ("it's", "it's"),
        ("", "''"),
        ("a, b", "'a, b'"),
        ("1:30", "'1:30'"),
        ("'x'", "'''x'''"),
        ("a\nb", "\"a\\nb\""),
        ("é\u{202e}\"\u{feff}", "\"é\\u202E\\\"\\uFEFF\""),
    ] {
        assert_eq!(scalar(text), written);
    }
    assert_eq!(scalar(&"long words ".repeat(40)).lines().count(), 1);
}
