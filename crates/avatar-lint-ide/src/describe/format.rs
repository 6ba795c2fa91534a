//! What the format says of a field and of its values.

use avatar_model::conformance::SchemaNode;
use std::fmt::Write;

/// A field: what it is for, what may stand there, what holds without it.
pub fn of_field(name: &str, place: &SchemaNode) -> String {
    let mut markdown = format!("**`{name}`**");
    if let Some(kind) = kind_of(place) {
        let _ = write!(markdown, " · {kind}");
    }
    if let Some(default) = place.default_value() {
        let _ = write!(markdown, " · default `{default}`");
    }
    if let Some(description) = place.description() {
        let _ = write!(markdown, "\n\n{description}");
    }
    for (number, (value, meaning)) in place.meanings().enumerate() {
        let gap = if number == 0 { "\n\n" } else { "\n" };
        let value = if value.is_empty() { "''" } else { value };
        let _ = write!(markdown, "{gap}- `{value}`: {meaning}");
    }
    let examples: Vec<_> = place
        .examples()
        .map(|example| format!("`{example}`"))
        .collect();
    if !examples.is_empty() {
        let plural = if examples.len() == 1 { "" } else { "s" };
        let _ = write!(markdown, "\n\nExample{plural}: {}", examples.join(", "));
    }
    markdown
}

/// One of the values that a place lists.
pub fn of_value(value: &str, place: &SchemaNode) -> Option<String> {
    let documentation = place.meaning(value)?;
    Some(format!("**`{value}`**\n\n{documentation}"))
}

/// What may stand at a place, in a word.
pub fn kind_of(place: &SchemaNode) -> Option<String> {
    if place.values().next().is_some() {
        return Some("one of its values".to_owned());
    }
    let words: Vec<_> = place
        .types()
        .names()
        .map(|name| match name {
            "object" => "mapping",
            "array" => "list",
            "string" => "string",
            "null" => "nothing",
            other => other,
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" or "))
}
