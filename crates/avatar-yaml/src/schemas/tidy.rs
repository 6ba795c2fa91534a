//! What the generated schemas need before they are published.

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value};

use crate::keywords::add_renamed;
use crate::nullable::NULLABLE;
use avatar_format::derived::{VALUES, paragraph};

/// Where null is a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    /// Only where the type says so: an optional field of a configuration may be absent, not null.
    WhereMarked,
    /// In every optional field, as in the models of the API.
    WhereOptional,
}

/// Where it is said what each value of an enumeration means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Values {
    /// In the description, where editors show it.
    InDescriptions,
    /// Under a keyword of their own.
    Apart,
}

/// Settles null, drops what other validators do not know, and words descriptions.
pub(super) fn tidy(nulls: Nulls, values: Values, schema: &mut Schema) {
    Tidy { nulls, values }.transform(schema);
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    for (name, definition) in definitions.into_iter().flatten() {
        if let Some(object) = definition.as_object_mut() {
            let body = std::mem::take(object);
            object.insert("title".to_owned(), name.clone().into());
            object.extend(
                body.get("description")
                    .map(|text| ("description".to_owned(), text.clone())),
            );
            for (key, value) in body {
                object.entry(key).or_insert(value);
            }
        }
    }
}

struct Tidy {
    nulls: Nulls,
    values: Values,
}

impl Transform for Tidy {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(object) = schema.as_object_mut() {
            let marked = object.remove(NULLABLE).is_some();
            if !marked && self.nulls == Nulls::WhereMarked {
                remove_null(object);
            }
            settle_format(object);
            word_description(object, self.values);
            if self.nulls == Nulls::WhereMarked {
                add_renamed(object);
            }
        }
        transform_subschemas(self, schema);
    }
}

/// Turns "this or null" into "this".
fn remove_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    let alternatives = object.get("anyOf").and_then(Value::as_array);
    if let Some([Value::Object(this), Value::Object(null)]) = alternatives.map(Vec::as_slice)
        && null.get("type").is_some_and(|name| name == "null")
    {
        let this = this.clone();
        object.remove("anyOf");
        for (key, value) in this {
            object.entry(key).or_insert(value);
        }
    }
}

/// Drops the widths of Rust's numbers, which other validators do not know as formats, and spells out the
/// formats that validators judge differently, or not at all.
fn settle_format(object: &mut Map<String, Value>) {
    let pattern = match object.get("format").and_then(Value::as_str) {
        Some("uuid") => "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        Some("date-time") => {
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$"
        }
        Some(_) => {
            object.remove("format");
            return;
        }
        None => return,
    };
    object.insert("pattern".to_owned(), pattern.into());
}

/// Joins the lines of a description, and says below it what each value means.
fn word_description(object: &mut Map<String, Value>, where_values: Values) {
    let mut paragraphs = Vec::new();
    if let Some(Value::String(text)) = object.get("description") {
        paragraphs.push(paragraph(text));
    }
    if where_values == Values::InDescriptions
        && let Some(Value::Object(values)) = object.remove(VALUES)
    {
        let lines: Vec<String> = values
            .iter()
            .filter_map(|(value, meaning)| {
                let name = if value.is_empty() { "''" } else { value };
                Some(format!("- `{name}`: {}", meaning.as_str()?))
            })
            .collect();
        paragraphs.push(lines.join("\n"));
    }
    if !paragraphs.is_empty() {
        object.insert("description".to_owned(), paragraphs.join("\n\n").into());
    }
}
