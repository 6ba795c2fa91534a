//! Scalars compared with what PyYAML recorded, and what a record cannot hold.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::{CoreTag, ScalarFault, ScalarValue, construct};
use crate::resolve::resolve_plain;
use crate::tag::Tag;

const TEMPLATES: &str = include_str!("../../tests/scalars/templates.json");
const RECORDED: &str = include_str!("../../tests/scalars/recorded.tsv");

fn tag_of(name: &str) -> Option<CoreTag> {
    Some(match name {
        "" => return None,
        "str" => CoreTag::Str,
        "null" => CoreTag::Null,
        "bool" => CoreTag::Bool,
        "int" => CoreTag::Int,
        "float" => CoreTag::Float,
        "timestamp" => CoreTag::Timestamp,
        "binary" => CoreTag::Binary,
        _ => panic!("{name}"),
    })
}

/// The value of a scalar that is plain, or that has the tag `!`.
fn construct_plain(text: &str) -> Result<ScalarValue, ScalarFault> {
    match Tag::from(resolve_plain(text)) {
        Tag::Scalar(tag) => construct(tag, text),
        // As the constructor of the whole tree answers for a value.
        Tag::Merge => Err(ScalarFault::MergeAsValue),
        Tag::Value => Err(ScalarFault::EqualsSignAsValue),
        tag => {
            assert_eq!(tag, Tag::Indicator);
            Err(ScalarFault::IndicatorAsValue)
        }
    }
}

/// Every text that a template stands for: one alternative of each slot.
fn expand(slots: &[Json]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for slot in slots {
        let alternatives: Vec<&str> = slot
            .as_array()
            .unwrap()
            .iter()
            .map(|alternative| alternative.as_str().unwrap())
            .collect();
        texts = texts
            .iter()
            .flat_map(|text| alternatives.iter().map(move |part| format!("{text}{part}")))
            .collect();
    }
    texts
}

/// Whether our value is the recorded one: its Python type and `repr`.
fn agrees(ours: &Result<ScalarValue, ScalarFault>, kind: &str, value: &str) -> bool {
    match ours {
        Err(_) => kind == "!",
        Ok(ScalarValue::Str) => kind == "str",
        Ok(ScalarValue::Null) => kind == "NoneType",
        Ok(ScalarValue::Bool(is)) => kind == "bool" && value == if *is { "True" } else { "False" },
        Ok(ScalarValue::Int(int)) => kind == "int" && value == int.to_string(),
        Ok(ScalarValue::BigInt(int)) => kind == "int" && value == int.to_string(),
        Ok(ScalarValue::Float(float)) => {
            let theirs: f64 = value.parse().unwrap_or(0.0);
            kind == "float"
                && (float.to_bits() == theirs.to_bits() || float.is_nan() && theirs.is_nan())
        }
        Ok(ScalarValue::Date(iso)) => kind == "date" && value == iso,
        Ok(ScalarValue::DateTime(iso)) => kind == "datetime" && value == iso,
        Ok(ScalarValue::Binary(bytes)) => {
            kind == "bytes"
                && construct(CoreTag::Binary, value) == Ok(ScalarValue::Binary(bytes.clone()))
        }
    }
}

#[test]
fn scalars_are_what_pyyaml_makes_of_them() {
    let mut lines = RECORDED.lines();
    let header = lines.next().unwrap();
    let recorded: HashMap<(&str, String), (&str, &str)> = lines
        .map(|line| {
            let mut fields = line.splitn(4, '\t');
            let (tag, text) = (fields.next().unwrap(), fields.next().unwrap());
            let text = serde_json::from_str(text).unwrap();
            let answer = (fields.next().unwrap(), fields.next().unwrap_or_default());
            ((tag, text), answer)
        })
        .collect();
    let templates: Vec<Json> = serde_json::from_str(TEMPLATES).unwrap();
    let (mut compared, mut met) = (0_u32, 0);
    let mut differing = Vec::new();
    for template in &templates {
        let texts = expand(template["slots"].as_array().unwrap());
        for tag in template["tags"].as_array().unwrap() {
            let tag = tag.as_str().unwrap_or_default();
            for text in &texts {
                let ours = match tag_of(tag) {
                    None => construct_plain(text),
                    Some(tag) => construct(tag, text),
                };
                let unrecorded = if matches!(tag, "" | "str") {
                    "str"
                } else {
                    "!"
                };
                let line = recorded.get(&(tag, text.clone()));
                met += usize::from(line.is_some());
                let (kind, value) = line.copied().unwrap_or((unrecorded, ""));
                compared += 1;
                if !agrees(&ours, kind, value) {
                    differing.push(format!("{tag} {text:?}: {kind} {value}, ours {ours:?}"));
                }
            }
        }
    }
    println!(
        "{compared} scalars compared with PyYAML, {} differ ({:.3} %)",
        differing.len(),
        100.0 * differing.len() as f64 / f64::from(compared),
    );
    assert!(
        header.starts_with(&format!("# {compared} scalars,")),
        "{header}"
    );
    assert!(met >= recorded.len(), "lines no template gives");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn an_integer_of_4300_digits_is_read_and_one_of_4301_is_not() {
    let longest = "9".repeat(4300);
    assert!(matches!(
        construct_plain(&longest),
        Ok(ScalarValue::BigInt(_))
    ));
    let longer = format!("1{}", "0".repeat(4300));
    assert_eq!(construct_plain(&longer), Err(ScalarFault::TooManyDigits));
    // Python counts zeros in front, too.
    let padded = format!("+{}", "0".repeat(4301));
    assert_eq!(
        construct(CoreTag::Int, &format!("+{padded}")),
        Err(ScalarFault::TooManyDigits)
    );
}

#[test]
fn a_hexadecimal_that_python_cannot_print_is_too_long() {
    // 10^4300 - 1 and 10^4300 lie between 2^14284 and 2^14285.
    let fits = format!("0x{}", "f".repeat(14_284 / 4));
    assert!(construct_plain(&fits).is_ok());
    let exceeds = format!("0x1{}", "f".repeat(14_284 / 4));
    assert_eq!(construct_plain(&exceeds), Err(ScalarFault::TooManyDigits));
}

#[test]
fn base_sixty_of_any_length_is_answered_soon() {
    let many = format!("1{}", ":59".repeat(1_000_000));
    assert_eq!(construct_plain(&many), Err(ScalarFault::TooManyDigits));
    assert_eq!(
        construct_plain(&format!("{many}.5")),
        Err(ScalarFault::FloatTooLarge)
    );
}

#[test]
fn a_date_that_does_not_exist_says_what_is_wrong_with_it() {
    let said = |text| construct_plain(text).unwrap_err().to_string();
    assert_eq!(
        said("2024-13-45"),
        "there is no such date: 13 is not a month, months go from 01 to 12"
    );
    assert_eq!(
        said("2023-02-29"),
        "there is no such date: 2023-02 has no day 29, its days go from 01 to 28"
    );
}
