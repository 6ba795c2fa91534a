//! What the reader makes of values that look like something else.

use pyyaml_syntax::Value;
use std::fmt::Write;

/// What is written without quotes, and what a person may have meant.
const WRITTEN: &[(&str, &str)] = &[
    ("on", "a name, `on`"),
    ("no", "a name, such as the country"),
    ("y", "yes"),
    ("~", "a string of one character"),
    ("020", "twenty"),
    ("08", "eight"),
    ("0o17", "fifteen, in YAML 1.2"),
    ("12_000", "a name"),
    ("1:30", "half past one"),
    ("1e-3", "0.001"),
    ("1.0e-3", "0.001"),
    ("1.10", "version 1.10"),
    ("2024-01-01", "a name"),
    ("0x1F", "a name"),
    (".5", "0.5"),
    ("1.", "one"),
];

/// The rows of the table.
pub(super) fn table() -> String {
    let mut table =
        String::from("| written | may be meant as | the engine reads |\n|---|---|---|\n");
    for (written, meant) in WRITTEN {
        let stream = pyyaml_syntax::parse(written);
        let root = stream.document(0).unwrap().root().unwrap();
        writeln!(
            table,
            "| `{written}` | {meant} | {} |",
            in_words(root.value())
        )
        .unwrap();
    }
    format!("\n{table}\n")
}

fn in_words(value: Value<'_>) -> String {
    match value {
        Value::Null => "nothing: `None`".to_owned(),
        Value::Bool(true) => "the boolean `True`".to_owned(),
        Value::Bool(false) => "the boolean `False`".to_owned(),
        Value::Int(number) => format!("the number `{number}`"),
        Value::Float(number) => format!("the number `{number:?}`"),
        Value::Str(text) => format!("the string `'{text}'`"),
        Value::Date(date) => format!("the date `{date}`"),
        other => panic!("{other:?}"),
    }
}
