//! The schemas are as they promise to be.

#![allow(clippy::unwrap_used)] // A test fails by it.

use avatar_yaml::schemas::{self, SchemaEntry};
use serde_json::{Value, json};

fn printed(entry: &SchemaEntry) -> String {
    serde_json::to_string_pretty(&entry.schema()).unwrap() + "\n"
}

/// Calls `visit` on every subschema, with the keyword it stands under.
fn walk(schema: &Value, keyword: &str, visit: &mut impl FnMut(&Value, &str)) {
    visit(schema, keyword);
    let Some(object) = schema.as_object() else {
        return;
    };
    for (key, value) in object {
        match key.as_str() {
            "properties" | "$defs" => {
                for subschema in value.as_object().unwrap().values() {
                    walk(subschema, key, visit);
                }
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                for subschema in value.as_array().unwrap() {
                    walk(subschema, key, visit);
                }
            }
            "items" | "additionalProperties" | "then" | "else" | "not" => {
                walk(value, key, visit);
            }
            _ => {}
        }
    }
}

#[test]
fn every_schema_is_a_valid_draft_2020_12_schema() {
    for entry in schemas::ALL {
        let schema = entry.schema();
        assert!(jsonschema::meta::is_valid(&schema), "{}", entry.name);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["$id"], json!(entry.url()));
        assert_eq!(schema["title"], json!(entry.title));
        jsonschema::draft202012::new(&schema).unwrap();
    }
}

#[test]
fn alternatives_are_dispatched_with_if_and_then() {
    for entry in schemas::ALL {
        walk(&entry.schema(), "", &mut |schema, _| {
            for keyword in ["anyOf", "oneOf"] {
                assert!(schema.get(keyword).is_none(), "{}: {schema}", entry.name);
            }
        });
    }
}

#[test]
fn every_field_and_definition_is_described() {
    for entry in schemas::ALL {
        walk(&entry.schema(), "", &mut |schema, keyword| {
            let is_refusal = schema == &Value::Bool(false) || schema == &Value::Bool(true);
            let conditional = schema.get("const").is_some() && schema.get("type").is_none();
            if matches!(keyword, "properties" | "$defs" | "") && !is_refusal && !conditional {
                let described = schema["description"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty());
                assert!(described, "{}: {schema}", entry.name);
            }
        });
    }
}

#[test]
fn the_schemas_say_nothing_that_the_tables_cannot_say() {
    let tables = avatar_yaml::tables::rust().unwrap().tables;
    assert!(tables.contains("static COLUMNINFO: Schema"));
}

#[test]
fn nothing_internal_is_left() {
    for entry in schemas::ALL {
        let text = printed(entry);
        for word in [
            "\"x-values",
            "\"x-nullable",
            "uint",
            "int64",
            "\"double\"",
            "rustdoc",
            "[`",
        ] {
            assert!(!text.contains(word), "{}: {word}", entry.name);
        }
    }
}
