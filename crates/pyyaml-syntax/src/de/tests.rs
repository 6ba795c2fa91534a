//! What typed data is, and what is said when a document does not hold it.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{DeError, documents, from_node, from_str};
use crate::parse;

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Column {
    field: String,
    #[serde(rename = "type")]
    kind: Option<ColumnType>,
    drop: Option<bool>,
    #[serde(default)]
    pseudonymization: Option<Pseudonymization>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
enum ColumnType {
    Int,
    Category,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(tag = "kind")]
enum Pseudonymization {
    #[serde(rename = "CONSTANT")]
    Constant { value: String },
    #[serde(rename = "INTEGER")]
    Integer { consistent: Option<bool> },
}

#[derive(Deserialize, PartialEq, Debug)]
struct Parameters {
    k: u8,
    epsilon: f64,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Deserialize, PartialEq, Debug)]
enum Strategy {
    None,
    Rate(f64),
    Range(i64, i64),
    Map { modality: String },
}

/// The error of a text: the text at its place, and what it says.
fn error_of<T: for<'t> Deserialize<'t>>(text: &str) -> (&str, String) {
    let error: DeError = from_str::<T>(text).err().expect("an error");
    (error.span().text(text), error.to_string())
}

#[test]
fn a_struct_is_read_from_a_mapping_with_its_variants_and_options() {
    let text =
        "field: age\ntype: int\ndrop: ~\npseudonymization:\n  kind: CONSTANT\n  value: '0'\n";
    let column: Column = from_str(text).unwrap();
    let expected = Column {
        field: "age".into(),
        kind: Some(ColumnType::Int),
        drop: None,
        pseudonymization: Some(Pseudonymization::Constant { value: "0".into() }),
    };
    assert_eq!(column, expected);
}

#[test]
fn text_booleans_numbers_and_dates_are_not_taken_for_one_another() {
    for (text, at, message) in [
        (
            "field: on",
            "on",
            "a string is needed here, and this is a boolean",
        ),
        (
            "field: 12",
            "12",
            "a string is needed here, and this is a whole number",
        ),
        (
            "field: 1.5",
            "1.5",
            "a string is needed here, and this is a number with a point",
        ),
        (
            "field: ~",
            "~",
            "a string is needed here, and this is nothing (null)",
        ),
        (
            "field: [a]",
            "[a]",
            "a string is needed here, and this is a list",
        ),
        (
            "field: 2024-01-31",
            "2024-01-31",
            "a string is needed here, and this is a date; put it in quotes to keep it a string",
        ),
        (
            "field: !!binary YQ==",
            "YQ==",
            "a string is needed here, and this is binary data",
        ),
        (
            "{field: a, drop: 'yes'}",
            "'yes'",
            "`true` or `false` is needed here, and this is a string",
        ),
        (
            "{field: a, drop: 1}",
            "1",
            "`true` or `false` is needed here, and this is a whole number",
        ),
        (
            "[field]",
            "[field]",
            "a mapping is needed here, and this is a list",
        ),
    ] {
        assert_eq!(error_of::<Column>(text), (at, message.to_owned()), "{text}");
    }
}

#[test]
fn numbers_in_quotes_and_numbers_out_of_range_are_refused() {
    for (text, at, message) in [
        (
            "k: '20'",
            "'20'",
            "a whole number from 0 to 255 is needed here, and this is a string",
        ),
        (
            "k: 300",
            "300",
            "a whole number from 0 to 255 is needed here, and this is a whole number",
        ),
        (
            "k: -1",
            "-1",
            "a whole number from 0 to 255 is needed here, and this is a whole number",
        ),
        (
            "k: 2.0",
            "2.0",
            "a whole number from 0 to 255 is needed here, and this is a number with a point",
        ),
        (
            "k: true",
            "true",
            "a whole number from 0 to 255 is needed here, and this is a boolean",
        ),
    ] {
        assert_eq!(
            error_of::<HashMap<String, u8>>(text),
            (at, message.to_owned()),
            "{text}"
        );
    }
    assert_eq!(
        error_of::<f64>("'1.5'").1,
        "a number is needed here, and this is a string"
    );
    assert_eq!(
        error_of::<f64>("yes").1,
        "a number is needed here, and this is a boolean"
    );
}

#[test]
fn names_that_are_wrong_are_pointed_at() {
    assert_eq!(
        error_of::<Column>("field: ssn\ndropped: true\n"),
        (
            "dropped",
            "`dropped` is not a field here; the fields are `field`, `type`, `drop`, \
             `pseudonymization`"
                .to_owned()
        )
    );
    assert_eq!(
        error_of::<Column>("{field: a, type: hunter2}"),
        ("hunter2", "this is not one of `int`, `category`".to_owned())
    );
    assert_eq!(
        error_of::<Column>("{drop: true}"),
        ("{drop: true}", "`field` is missing".to_owned())
    );
    assert_eq!(
        error_of::<Column>("{0: age}"),
        (
            "0",
            "a name (a string) is needed here, and this is a whole number".to_owned()
        )
    );
}

#[test]
fn an_error_inside_of_what_is_looked_at_first_is_at_the_whole() {
    let text = "field: a\npseudonymization: {kind: CONSTANT, value: 0}\n";
    assert_eq!(
        error_of::<Column>(text),
        (
            "{kind: CONSTANT, value: 0}",
            "a string is needed here, and this is a whole number".to_owned()
        )
    );
}

#[test]
fn no_error_repeats_a_value() {
    for text in [
        "hunter2",
        "[hunter2]",
        "{hunter2: 1}",
        "!!binary hunter2=",
        "{k: hunter2}",
    ] {
        let messages = [
            error_of::<u8>(text).1,
            error_of::<bool>(text).1,
            error_of::<(u8, u8)>(text).1,
            error_of::<ColumnType>(text).1,
            error_of::<Pseudonymization>(text).1,
        ];
        for message in messages {
            assert!(!message.contains("hunter2"), "{message}");
        }
    }
}

#[test]
fn integers_are_read_at_every_size_and_where_floats_are_asked_for() {
    assert_eq!(from_str("0x7f"), Ok(127_u8));
    assert_eq!(from_str("1:30"), Ok(90_i64));
    assert_eq!(from_str("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(
        from_str("-170141183460469231731687303715884105728"),
        Ok(i128::MIN)
    );
    assert_eq!(
        from_str("340282366920938463463374607431768211455"),
        Ok(u128::MAX)
    );
    assert_eq!(from_str("20"), Ok(20.0_f64));
    assert_eq!(from_str("100000000000000000000000"), Ok(1e23_f64));
    assert_eq!(from_str("-.inf"), Ok(f64::NEG_INFINITY));
    assert!(from_str::<i64>("18446744073709551615").is_err());
    assert!(from_str::<u64>("340282366920938463463374607431768211455").is_err());
    assert!(from_str::<f64>(&format!("1{}", "0".repeat(400))).is_err());
}

#[test]
fn variants_are_names_or_mappings_from_a_name_to_their_data() {
    let strategies: Vec<Strategy> =
        from_str("- None\n- Rate: 2\n- Range: [1, 2]\n- Map: {modality: a}\n").unwrap();
    let expected = [
        Strategy::None,
        Strategy::Rate(2.0),
        Strategy::Range(1, 2),
        Strategy::Map {
            modality: "a".into(),
        },
    ];
    assert_eq!(strategies, expected);
    assert_eq!(error_of::<Strategy>("{None: 1}").0, "1");
    assert_eq!(error_of::<Strategy>("Rate").0, "Rate");
    assert_eq!(error_of::<Strategy>("{Range: [1, 2, 3]}").0, "[1, 2, 3]");
    assert_eq!(
        error_of::<Strategy>("no").1,
        "a name from a list is needed here, and this is a boolean"
    );
    assert_eq!(
        error_of::<Strategy>("{Rate: 1, None: 1}").0,
        "{Rate: 1, None: 1}"
    );
}

#[test]
fn aliases_merges_and_repeated_keys_count_as_in_python() {
    let text = "\
base: &base {k: 5, epsilon: 1}
own: {<<: *base, k: 6, k: 7, plan: [*base, x]}
";
    let all: HashMap<String, Parameters> = from_str(text).unwrap();
    let own = Parameters {
        k: 7,
        epsilon: 1.0,
        rest: BTreeMap::from([("plan".into(), json!([{"k": 5, "epsilon": 1}, "x"]))]),
    };
    assert_eq!(all.get("own"), Some(&own));
}

#[test]
fn any_data_is_read_as_what_python_holds() {
    let text = "[1, -1, 18446744073709551615, 0.5, yes, ~, 'yes', [], {}, {a: {b: c}}]";
    let expected = json!([1, -1, u64::MAX, 0.5, true, null, "yes", [], {}, {"a": {"b": "c"}}]);
    assert_eq!(from_str(text), Ok(expected));
    assert_eq!(error_of::<Value>("{a: 2024-01-31}").0, "2024-01-31");
    assert_eq!(error_of::<Value>("{1: a}").0, "1");
    assert!(from_str::<IgnoredAny>("{a: 2024-01-31, b: !!set {c}}").is_ok());
}

#[test]
fn text_may_be_borrowed_from_the_stream() {
    let stream = parse("[plain, 'it''s']");
    let root = stream.document(0).and_then(crate::Document::root).unwrap();
    assert_eq!(from_node::<Vec<&str>>(root).unwrap(), ["plain", "it's"]);
}

#[test]
fn a_stream_is_read_document_by_document_and_a_text_of_one_refuses_two() {
    let one = |k: u8| Some(HashMap::from([("k".to_owned(), k)]));
    assert_eq!(
        documents("k: 1\n---\n---\nk: 3\n"),
        Ok(vec![one(1), None, one(3)])
    );
    assert_eq!(from_str::<Option<u8>>(""), Ok(None));
    assert_eq!(
        error_of::<u8>("1\n--- 2\n").1,
        "one document is needed, and here a second one begins"
    );
    assert!(documents::<IgnoredAny>("a: 1\n---\n\tb: 2\n").is_err());
}

#[test]
fn a_small_text_that_stands_for_a_large_tree_is_refused_in_time() {
    let (open, close) = ("[".repeat(300), "]".repeat(300));
    let lines = |line: &dyn Fn(u8, u8) -> String| -> String {
        (1..40).fold("- &a0 [x]\n".into(), |text, i| text + &line(i, i - 1))
    };
    let doubling = lines(&|i, last| format!("- &a{i} [*a{last}, *a{last}]\n"));
    let deepening = lines(&|i, last| format!("- &a{i} {open}*a{last}{close}\n"));
    assert!(from_str::<Value>(&doubling).is_err());
    assert!(from_str::<Value>(&deepening).is_err());
    // What the reader keeps of it can be read.
    let stream = parse(&doubling);
    let root = stream.document(0).and_then(crate::Document::root);
    assert!(from_node::<Value>(root.unwrap()).is_ok());
}

#[test]
fn the_deepest_nesting_there_is_fits_the_stack_of_a_thread() {
    let text = format!("{}{}", "[".repeat(490), "]".repeat(490));
    assert!(from_str::<Value>(&text).is_ok());
}
