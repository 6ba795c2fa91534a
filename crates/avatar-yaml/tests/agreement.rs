//! Types and schemas accept the same documents: valid configurations are changed at random, and what the
//! schema accepts has to go through the types and back.

#![allow(clippy::unwrap_used)] // A test fails by it.

use std::fs;
use std::path::Path;

use avatar_yaml::{Document, schemas};
use fastrand::Rng;
use pyyaml_syntax::ser;
use serde_json::{Value, json};

fn documents() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/valid");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    texts
        .flat_map(|text| pyyaml_syntax::de::documents::<Value>(&text).unwrap())
        .collect()
}

/// Pointers to every value below the root.
fn pointers(value: &Value, prefix: &str, found: &mut Vec<String>) {
    let mut visit = |name: &str, child: &Value| {
        let pointer = format!("{prefix}/{}", name.replace('~', "~0").replace('/', "~1"));
        pointers(child, &pointer, found);
        found.push(pointer);
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(name, child)| visit(name, child)),
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                visit(&index.to_string(), child);
            }
        }
        _ => {}
    }
}

/// Whole numbers with a point are left out: JSON Schema takes 20.0 for an integer, the types do not.
fn any_value(random: &mut Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!("x"),
        json!("20"),
        json!(""),
        json!("keep"),
        json!("mean"),
        json!(0),
        json!(1),
        json!(-1),
        json!(3),
        json!(0.5),
        json!([]),
        json!({}),
        json!(["x"]),
        json!([1]),
        json!({ "x": 1 }),
        json!({ "kind": "UUID4" }),
        json!({ "auto": true }),
    ];
    random.choice(values).unwrap()
}

fn change(document: &mut Value, random: &mut Rng) {
    let mut found = Vec::new();
    pointers(document, "", &mut found);
    let pointer = random.choice(&found).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let (parent, name) = (parent.to_owned(), name.to_owned());
    match random.u8(0..4) {
        0 => {
            if let Some(Value::Object(entries)) = document.pointer_mut(&parent) {
                entries.shift_remove(&name);
            }
        }
        1 => {
            let copied = document
                .pointer(random.choice(&found).unwrap())
                .unwrap()
                .clone();
            *document.pointer_mut(&pointer.clone()).unwrap() = copied;
        }
        _ => *document.pointer_mut(&pointer.clone()).unwrap() = any_value(random),
    }
}

#[test]
fn what_the_schema_accepts_goes_through_the_types_and_back() {
    let schema = schemas::find(schemas::CONFIGURATION).unwrap().schema();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let documents = documents();
    let mut random = Rng::with_seed(1);
    let mut accepted = 0;
    for _ in 0..5_000 {
        let mut document = random.choice(&documents).unwrap().clone();
        change(&mut document, &mut random);
        let errors: Vec<_> = validator.iter_errors(&document).collect();
        let text = ser::to_string(&document).unwrap();
        let stream = pyyaml_syntax::parse(&text);
        let typed = Document::from_node(stream.document(0).unwrap().root().unwrap());
        if errors.is_empty() {
            accepted += 1;
            let written = typed
                .unwrap_or_else(|error| panic!("{error}: {document}"))
                .to_yaml()
                .unwrap();
            let back: Value = pyyaml_syntax::de::from_str(&written).unwrap();
            assert_eq!(back, document);
        } else if typed.is_ok() {
            let only_values = errors.iter().all(|error| {
                let keyword = error.kind().keyword();
                !matches!(
                    keyword,
                    "type" | "enum" | "const" | "additionalProperties" | "required"
                ) || error.schema_path().as_str().contains("/then/required")
                    || error.schema_path().as_str().contains("/else/required")
            });
            assert!(only_values, "the types accept {document}: {errors:?}");
        }
    }
    println!("{accepted} of 5000 changed documents are valid");
    assert!(accepted > 500);
}
