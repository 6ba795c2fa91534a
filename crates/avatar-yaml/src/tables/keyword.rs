//! What single keywords of a schema say. Each is taken out of the schema.

use super::{Object, Unknown};
use crate::keywords::{ANY_OF, EXCLUSION, NOW, RENAMED, any_of_condition, exclusion_condition};
use avatar_format::derived::VALUES;
use serde_json::Value;
use std::fmt::Write;

/// Whether it describes the object by which JSON stands for a value that it lacks.
pub(super) fn is_tagged(schema: Option<&Value>) -> bool {
    let fields = schema.and_then(|schema| schema.get("properties"));
    fields.is_some_and(|fields| fields.get("$type").is_some())
}

pub(super) fn text(rest: &mut Object, keyword: &str) -> Option<String> {
    match rest.remove(keyword) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn types(rest: &mut Object) -> Result<Option<String>, Unknown> {
    let names = match rest.remove("type") {
        None => return Ok(None),
        Some(Value::Array(names)) => names,
        Some(name) => vec![name],
    };
    let mut types = Vec::new();
    for name in &names {
        types.push(match name.as_str() {
            Some("object") if is_tagged(rest.get("then")) => "Types::OTHER_SCALAR",
            Some(name) => type_named(name)?,
            None => return Err(format!("type {name}")),
        });
    }
    let Some((first, others)) = types.split_first() else {
        return Ok(None);
    };
    let mut all = format!("types: {first}");
    for other in others {
        let _ = write!(all, ".with({other})");
    }
    Ok(Some(all))
}

pub(super) fn type_named(name: &str) -> Result<&'static str, Unknown> {
    Ok(match name {
        "array" => "Types::ARRAY",
        "boolean" => "Types::BOOLEAN",
        "integer" => "Types::INTEGER",
        "null" => "Types::NULL",
        "number" => "Types::NUMBER",
        "object" => "Types::OBJECT",
        "string" => "Types::STRING",
        _ => return Err(format!("type {name}")),
    })
}

pub(super) fn values(rest: &mut Object) -> Option<String> {
    let meanings = rest.remove(VALUES).unwrap_or_default();
    let listed = match (rest.remove("enum"), rest.remove("const")) {
        (Some(Value::Array(values)), _) => values,
        (_, Some(value)) => vec![value],
        _ => return None,
    };
    let values: Vec<String> = listed
        .iter()
        .map(|value| {
            let meaning = value.as_str().and_then(|name| meanings.get(name)?.as_str());
            format!(
                "Listed {{ value: {}, meaning: {meaning:?} }}",
                literal(value)
            )
        })
        .collect();
    Some(format!("values: &[{}]", values.join(", ")))
}

pub(super) fn range(rest: &mut Object) -> Result<Option<String>, Unknown> {
    let bounds = [
        ("minimum", "at_least"),
        ("maximum", "at_most"),
        ("exclusiveMinimum", "more_than"),
        ("exclusiveMaximum", "less_than"),
    ];
    let mut parts = String::new();
    for (keyword, part) in bounds {
        if let Some(bound) = rest.remove(keyword) {
            let bound = bound.as_f64().ok_or_else(|| format!("{keyword} {bound}"))?;
            let _ = write!(parts, "{part}: Some({bound:?}), ");
        }
    }
    Ok((!parts.is_empty()).then(|| format!("range: Range {{ {parts}..Range::NONE }}")))
}

pub(super) fn length(rest: &mut Object) -> Result<Option<String>, Unknown> {
    let mut bound = |keywords: [&str; 3]| {
        let found: Vec<Value> = keywords
            .iter()
            .filter_map(|name| rest.remove(*name))
            .collect();
        match found.as_slice() {
            [] => Ok(None),
            [one] => one.as_u64().map(Some).ok_or_else(|| format!("{one}")),
            _ => Err(format!("{found:?}")),
        }
    };
    let least = bound(["minLength", "minItems", "minProperties"])?;
    let most = bound(["maxLength", "maxItems", "maxProperties"])?;
    if least.is_none() && most.is_none() {
        return Ok(None);
    }
    let most = most.map_or("u64::MAX".to_owned(), |most| most.to_string());
    Ok(Some(format!("length: ({}, {most})", least.unwrap_or(0))))
}

pub(super) fn format(rest: &mut Object) -> Result<Option<String>, Unknown> {
    let (format, pattern) = (text(rest, "format"), text(rest, "pattern"));
    let name = match (format.as_deref(), pattern.as_deref()) {
        (None, None) => return Ok(None),
        (Some("uuid"), Some(_)) => "Uuid",
        (Some("date-time"), Some(_)) => "DateTime",
        (None, Some("^[A-Za-z0-9_-]+$")) => "Name",
        (None, Some("^password$")) => "Password",
        other => return Err(format!("format {other:?}")),
    };
    Ok(Some(format!("format: Some(TextFormat::{name})")))
}

/// What the conditions say that are derived from keywords of ours.
pub(super) fn conditions(rest: &mut Object) -> Result<Option<String>, Unknown> {
    let (part, condition) = if let Some(keyword) = rest.remove(EXCLUSION) {
        let text = |name: &str| keyword.get(name).and_then(Value::as_str);
        let excluded = keyword
            .get("excluded")
            .map(Value::to_string)
            .unwrap_or_default();
        let part = format!(
            "exclusion: Some(Exclusion {{ field: {:?}, when_true: {}, excluded: &{excluded}, otherwise: {:?} }})",
            text("field").unwrap_or_default(),
            keyword.get("whenTrue").is_some(),
            text("otherwise"),
        );
        (part, exclusion_condition(&keyword))
    } else if let Some(fields) = rest.remove(ANY_OF) {
        (format!("any_of: &{fields}"), any_of_condition(&fields))
    } else {
        return Ok(None);
    };
    for (keyword, expected) in condition {
        if rest.remove(&keyword).as_ref() != Some(&expected) {
            return Err(format!("`{keyword}` is not what {part} means"));
        }
    }
    Ok(Some(part))
}

/// The former names of fields, and the one whose name is still read.
pub(super) fn renamed(rest: &mut Object) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(Value::Object(renamed)) = rest.remove(RENAMED) {
        let entries: Vec<String> = renamed
            .iter()
            .map(|(former, entry)| {
                let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
                let (now, origin) = (text("now"), text("origin"));
                format!("Renamed {{ former: {former:?}, now: {now:?}, origin: Origin::{origin} }}")
            })
            .collect();
        parts.push(format!("renamed: &[{}]", entries.join(", ")));
    }
    let now = text(rest, NOW);
    parts.extend(now.map(|now| format!("now: Some({now:?})")));
    parts
}

pub(super) fn literal(value: &Value) -> String {
    match value {
        Value::Null => "Literal::Null".to_owned(),
        Value::Bool(value) => format!("Literal::Bool({value})"),
        Value::Number(number) => match number.as_i64() {
            Some(number) => format!("Literal::Int({number})"),
            None => format!("Literal::Float({:?})", number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => format!("Literal::Str({text:?})"),
        Value::Array(_) | Value::Object(_) => format!("Literal::Json({:?})", value.to_string()),
    }
}
