//! What the writer writes, the reader reads as the same data, whatever it is.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use pyyaml_syntax::{de, ser};
use serde_json::{Value, json};

/// Texts that mean something to YAML, in part or as a whole.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-+0-9._:eExobTZ ]{0,12}",
        "[ab \n]{0,30}",
        "[ab'\"\\\\#:,?\\[\\]{}&*!|>%@`~=<-]{0,10}",
        "[ab\u{85}\u{2028}\u{feff}\u{0}\t\r\n\u{1f600}é ]{0,20}",
        "[a-z]{1,9}( [a-z]{1,9}){0,40}",
        "([aé\u{1f600}] ?){60,200}",
        prop::sample::select(vec![
            "y",
            "yes",
            "On",
            "no",
            "null",
            "~",
            "",
            "=",
            "<<",
            "---",
            "...",
            "-",
            "?",
            ":",
            "0o17",
            "0x_",
            "1:30",
            "12_000",
            "2024-13-45",
            "1e3",
            ".inf",
            "---\na",
            "a\n...\n"
        ])
        .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => text().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => prop::num::f64::NORMAL.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(6, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map(text(), inner, 0..5).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_document_written_is_read_back_the_same(value in value()) {
        let written = ser::to_string(&value).unwrap();
        prop_assert!(written.is_ascii());
        prop_assert_eq!(de::from_str::<Value>(&written), Ok(value), "{}", written);
    }

    #[test]
    fn a_stream_written_is_read_back_the_same(values in vec(value(), 0..4)) {
        let written = ser::documents(&values).unwrap();
        prop_assert_eq!(de::documents::<Value>(&written), Ok(values), "{}", written);
    }

    #[test]
    fn a_scalar_is_one_line_and_the_same_text_wherever_it_stands(text in text()) {
        let scalar = ser::scalar(&text);
        let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
        prop_assert!(!scalar.contains(breaks), "{}", scalar);
        let values = format!("[{scalar}, [{scalar}, {{key: {scalar}}}]]");
        let expected = json!([text, [text, {"key": text}]]);
        prop_assert_eq!(de::from_str(&values), Ok(expected), "{}", values);
        let block = format!("- {scalar}\n- key: {scalar}\n");
        prop_assert_eq!(de::from_str(&block), Ok(json!([text, {"key": text}])), "{}", block);
        if scalar.chars().count() <= 1000 {
            let keys = format!("- {scalar}: 1\n- {{{scalar}: 1}}\n");
            let key = || BTreeMap::from([(text.clone(), 1)]);
            prop_assert_eq!(de::from_str(&keys), Ok([key(), key()]), "{}", keys);
        }
    }

    #[test]
    fn floats_are_read_back_to_the_last_bit(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        let read: f64 = de::from_str(&ser::to_string(&float).unwrap()).unwrap();
        prop_assert!(read.to_bits() == bits || read.is_nan() && float.is_nan());
    }
}
