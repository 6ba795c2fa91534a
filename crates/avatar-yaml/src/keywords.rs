//! What the format knows and JSON Schema has no keyword for: written beside the types, kept in the
//! schemas under names that begin with `x-`, and handed on to the tables.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::former::NAMES;

/// What a value is called in a sentence.
pub(crate) const NOUN: &str = "x-noun";
/// The field that excludes others.
pub(crate) const EXCLUSION: &str = "x-exclusion";
/// Fields of which one must be there.
pub(crate) const ANY_OF: &str = "x-any-of";
/// What the keys of a mapping are, where they are no names.
pub(crate) const KEYS: &str = "x-keys";
/// Names that fields of a mapping had once, or have elsewhere.
pub(crate) const RENAMED: &str = "x-renamed";
/// The field that took over from one whose name is still read.
pub(crate) const NOW: &str = "x-now";

/// What becomes of a column without the field, which protects it.
pub(crate) const PROTECTS: &str = "x-protects";
/// The least and the greatest value that is usual.
pub(crate) const USUAL: &str = "x-usual";

/// Every keyword of our own that the schemas hold.
pub const DECLARED: [&str; 8] = [NOUN, EXCLUSION, ANY_OF, KEYS, RENAMED, NOW, PROTECTS, USUAL];

/// `field` excludes others; where it is not there, `otherwise` must be.
pub(crate) fn exclusion(
    field: &'static str,
    excluded: &'static [&'static str],
    otherwise: Option<&'static str>,
) -> impl FnMut(&mut Schema) {
    move |schema| {
        let keyword = json!({ "field": field, "excluded": excluded, "otherwise": otherwise });
        insert_exclusion(schema, keyword);
    }
}

/// `field` excludes others when it is true.
pub(crate) fn exclusion_when_true(
    field: &'static str,
    excluded: &'static [&'static str],
) -> impl FnMut(&mut Schema) {
    move |schema| {
        let keyword = json!({ "field": field, "whenTrue": true, "excluded": excluded });
        insert_exclusion(schema, keyword);
    }
}

/// One of `fields` must be there.
pub(crate) fn any_of(fields: &'static [&'static str]) -> impl FnMut(&mut Schema) {
    move |schema| {
        schema.insert(ANY_OF.to_owned(), json!(fields));
        insert_all(schema, any_of_condition(&json!(fields)));
    }
}

fn insert_exclusion(schema: &mut Schema, keyword: Value) {
    let condition = exclusion_condition(&keyword);
    schema.insert(EXCLUSION.to_owned(), keyword);
    insert_all(schema, condition);
}

fn insert_all(schema: &mut Schema, keywords: Map<String, Value>) {
    for (keyword, value) in keywords {
        schema.insert(keyword, value);
    }
}

/// The keywords by which a validator checks an exclusion.
pub(crate) fn exclusion_condition(keyword: &Value) -> Map<String, Value> {
    let excluded = keyword.get("excluded").and_then(Value::as_array);
    let excluded = excluded.into_iter().flatten().filter_map(Value::as_str);
    let excluded: Map<_, _> = excluded
        .map(|name| (name.to_owned(), false.into()))
        .collect();
    let field = keyword
        .get("field")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let mut condition = json!({ "required": [field] });
    if keyword.get("whenTrue").is_some() {
        condition = json!({ "properties": { field: { "const": true } }, "required": [field] });
    }
    let mut keywords = Map::new();
    keywords.insert("if".to_owned(), condition);
    keywords.insert("then".to_owned(), json!({ "properties": excluded }));
    if let Some(otherwise) = keyword.get("otherwise").and_then(Value::as_str) {
        keywords.insert("else".to_owned(), json!({ "required": [otherwise] }));
    }
    keywords
}

/// The keywords by which a validator checks that one of several fields is there. It then asks for the
/// first.
pub(crate) fn any_of_condition(fields: &Value) -> Map<String, Value> {
    let fields = fields.as_array().map(Vec::as_slice).unwrap_or_default();
    let required: Vec<_> = fields
        .iter()
        .map(|field| json!({ "required": [field] }))
        .collect();
    let mut keywords = Map::new();
    keywords.insert("if".to_owned(), json!({ "not": { "anyOf": required } }));
    if let Some(first) = fields.first() {
        keywords.insert("then".to_owned(), json!({ "required": [first] }));
    }
    keywords
}

/// Adds the former names of the fields of a mapping.
pub(super) fn add_renamed(object: &mut Map<String, Value>) {
    let Some(fields) = object.get("properties").and_then(Value::as_object) else {
        return;
    };
    let mut renamed = Map::new();
    for name in NAMES {
        if fields.contains_key(name.first_field()) && !renamed.contains_key(name.former) {
            let entry = json!({ "now": name.now, "origin": format!("{:?}", name.origin) });
            renamed.insert(name.former.to_owned(), entry);
        }
    }
    if !renamed.is_empty() {
        object.insert(RENAMED.to_owned(), renamed.into());
    }
}
