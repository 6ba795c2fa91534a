//! The reference of the format, from the JSON Schemas.

use super::Files;
use avatar_yaml::Kind;
use avatar_yaml::schemas::{self, SchemaEntry};
use serde_json::{Map, Value, json};
use std::fmt::Write;

pub(super) fn write(files: &mut Files) {
    for entry in kinds() {
        let path = format!("docs/src/format/kinds/{}.md", entry.name);
        files.insert(path, page(entry));
    }
    files.insert("docs/src/format/api.md".to_owned(), api());
}

/// The lines of the table of contents below the page about the format.
pub(super) fn summary() -> String {
    let kinds = kinds().map(|entry| (entry.name, format!("kinds/{}.md", entry.name)));
    let others = [
        ("SPECIFIC_ID patterns", "patterns.md".to_owned()),
        ("API models", "api.md".to_owned()),
    ];
    kinds
        .chain(others)
        .fold(String::new(), |mut lines, (title, page)| {
            writeln!(lines, "  - [{title}](format/{page})").unwrap();
            lines
        })
}

fn kinds() -> impl Iterator<Item = &'static SchemaEntry> {
    Kind::ALL.iter().filter_map(|kind| schemas::of_kind(*kind))
}

/// The page of a kind: its document, then what the document is made of.
fn page(entry: &SchemaEntry) -> String {
    let schema = entry.schema();
    let mut page = format!("# {}\n\n{}\n", entry.name, text(&schema, "description"));
    page.push_str(&source(&entry.url()));
    fields(&schema, &mut page);
    definitions(&schema, &mut page);
    page
}

/// The page of the API models.
fn api() -> String {
    let mut page = String::from(
        "# API models\n\n\
         The requests and responses of the avatar API. To check a payload in a file, name its model:\n\
         `avatar-lint check --as JobCreateRequest payload.json`.\n",
    );
    let is_model = |entry: &&SchemaEntry| {
        entry.name != schemas::CONFIGURATION && !kinds().any(|kind| kind.name == entry.name)
    };
    for entry in schemas::ALL.iter().filter(is_model) {
        let schema = entry.schema();
        writeln!(
            page,
            "\n## {}\n\n{}",
            entry.name,
            text(&schema, "description")
        )
        .unwrap();
        page.push_str(&source(&entry.url()));
        if schema.get("properties").is_some() {
            fields(&schema, &mut page);
        } else {
            writeln!(page, "\nIt is {}.", type_of(&schema)).unwrap();
        }
    }
    page
}

/// The fields of a schema and of all that it is made of.
pub(super) fn reference(url: &str, schema: &Value) -> String {
    let mut page = source(url);
    fields(schema, &mut page);
    definitions(schema, &mut page);
    page.push('\n');
    page
}

fn source(url: &str) -> String {
    format!("\n[JSON Schema]({url})\n")
}

/// A section for each definition, in the order of their first use.
fn definitions(schema: &Value, page: &mut String) {
    let empty = Map::new();
    let definitions = schema
        .get("$defs")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    for (name, definition) in definitions {
        let about = text(definition, "description");
        writeln!(page, "\n## {name}\n\n{about}").unwrap();
        fields(definition, page);
        let choices = choices(definition);
        if !choices.is_empty() {
            writeln!(page, "\n{}", choices.join("\n")).unwrap();
        }
    }
}

/// The fields of an object, one item each.
fn fields(schema: &Value, page: &mut String) {
    if schema.get("properties").is_some() {
        page.push('\n');
        list_fields(schema, "", page);
    }
}

fn list_fields(schema: &Value, indent: &str, page: &mut String) {
    let properties = schema.get("properties").and_then(Value::as_object);
    for (name, field) in properties.into_iter().flatten() {
        let mut facts = vec![type_of(field)];
        facts.extend(is_required(schema, name).then(|| "required".to_owned()));
        facts.extend(limits(field));
        let default = field.get("default");
        facts.extend(default.map(|value| format!("default `{value}`")));
        facts.extend(
            (field.get("deprecated") == Some(&json!(true))).then(|| "deprecated".to_owned()),
        );
        let about = text(field, "description").replace('\n', &format!("\n{indent}  "));
        let item = format!("{indent}- **`{name}`** ({}): {about}", facts.join(", "));
        for line in item.lines() {
            writeln!(page, "{}", line.trim_end()).unwrap();
        }
        // What is a definition of its own has a section of its own.
        let inner = field.get("items").unwrap_or(field);
        if inner.get("$ref").is_none() && is_described(inner) {
            page.push('\n');
            list_fields(inner, &format!("{indent}  "), page);
            page.push('\n');
        }
    }
}

fn is_required(schema: &Value, name: &str) -> bool {
    let names = schema.get("required").and_then(Value::as_array);
    names.is_some_and(|names| names.iter().any(|it| it == name))
}

/// Whether its fields say what they are.
fn is_described(schema: &Value) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|fields| fields.values().any(|it| it.get("description").is_some()))
}

/// More values than anybody reads in a row.
const MANY: usize = 12;

/// What a value is, in words.
fn type_of(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(definition_name) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(value) = schema.get("const") {
        return format!("`{}`", plain(value));
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        if values.len() > MANY {
            return format!("one of {} names", values.len());
        }
        let values: Vec<String> = values.iter().map(|it| format!("`{}`", plain(it))).collect();
        return format!("one of {}", values.join(", "));
    }
    match schema.get("type") {
        Some(Value::String(name)) => named_type(name, schema),
        Some(Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str);
            let names: Vec<String> = names.map(|name| named_type(name, schema)).collect();
            names.join(" or ")
        }
        _ => "anything".to_owned(),
    }
}

fn named_type(name: &str, schema: &Value) -> String {
    match name {
        "string" => match schema.get("format").and_then(Value::as_str) {
            Some(format) => format!("string, {format}"),
            None => "string".to_owned(),
        },
        "integer" => "whole number".to_owned(),
        "number" => "number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => match schema.get("items") {
            Some(items) => format!("list of {}", type_of(items)),
            None => "list".to_owned(),
        },
        "object" => match schema.get("additionalProperties") {
            Some(values @ Value::Object(_)) => format!("mapping of names to {}", type_of(values)),
            _ => "mapping".to_owned(),
        },
        other => other.to_owned(),
    }
}

/// The bounds of a number or a text.
fn limits(schema: &Value) -> Option<String> {
    let bounds = [
        ("minimum", "at least"),
        ("exclusiveMinimum", "more than"),
        ("maximum", "at most"),
        ("exclusiveMaximum", "less than"),
        ("minLength", "length at least"),
        ("maxLength", "length at most"),
    ];
    let bounds: Vec<String> = bounds
        .iter()
        .filter_map(|(key, words)| Some(format!("{words} {}", schema.get(key)?)))
        .collect();
    (!bounds.is_empty()).then(|| bounds.join(", "))
}

/// Which definition holds, where that depends on what is written.
fn choices(schema: &Value) -> Vec<String> {
    let alternatives = schema.get("allOf").and_then(Value::as_array);
    let alternatives = alternatives.into_iter().flatten().chain([schema]);
    alternatives.filter_map(choice).collect()
}

fn choice(schema: &Value) -> Option<String> {
    let then = schema.get("then")?.get("$ref").and_then(definition_name)?;
    let then = format!("[{then}](#{})", then.to_lowercase());
    if let Some(kind) = schema.pointer("/if/properties/kind/const") {
        return Some(format!("- `{}`: {then}", plain(kind)));
    }
    let otherwise = schema.get("else")?.get("$ref").and_then(definition_name)?;
    let otherwise = format!("[{otherwise}](#{})", otherwise.to_lowercase());
    Some(format!("It is one of {then} and {otherwise}."))
}

fn definition_name(reference: &Value) -> Option<&str> {
    reference.as_str()?.strip_prefix("#/$defs/")
}

/// A value as it is written in YAML.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn text<'s>(schema: &'s Value, key: &str) -> &'s str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}
