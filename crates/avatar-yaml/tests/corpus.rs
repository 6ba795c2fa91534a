//! Every valid configuration goes through the types and back without losing anything.

#![allow(clippy::unwrap_used)] // A test fails by it.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use avatar_yaml::{Configuration, Document, schemas};
use serde_json::Value;

fn corpus(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/corpus")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// What PyYAML reads, without going through the types.
fn data(text: &str) -> Vec<Value> {
    let stream = pyyaml_syntax::parse(text);
    assert_eq!(stream.errors(), []);
    stream
        .documents()
        .map(|document| {
            let json = document
                .root()
                .map(|root| pyyaml_syntax::json::to_json(root).unwrap());
            serde_json::from_str(&json.unwrap_or_else(|| "null".to_owned())).unwrap()
        })
        .collect()
}

#[test]
fn valid_configurations_survive_the_types() {
    for (path, text) in corpus("valid") {
        let configuration = Configuration::from_str(&text).unwrap_or_else(|error| {
            panic!("{}: {error}: {}", path.display(), error.span().text(&text))
        });
        let written = configuration.to_yaml().unwrap();
        assert_eq!(data(&written), data(&text), "{}", path.display());
        assert_eq!(Configuration::from_str(&written).unwrap(), configuration);
    }
}

#[test]
fn valid_configurations_are_written_as_the_published_writer_writes_them() {
    let files = corpus("valid");
    let same = files
        .iter()
        .filter(|(_, text)| Configuration::from_str(text).unwrap().to_yaml().unwrap() == *text)
        .count();
    println!("{same} of {} files come back byte for byte", files.len());
    assert!(same * 10 >= files.len() * 9);
}

#[test]
fn valid_configurations_are_valid_for_the_schemas() {
    let any =
        jsonschema::draft202012::new(&schemas::find(schemas::CONFIGURATION).unwrap().schema())
            .unwrap();
    for (path, text) in corpus("valid") {
        for document in data(&text).iter().filter(|document| !document.is_null()) {
            let kind = document["kind"].as_str().unwrap().parse().unwrap();
            let own =
                jsonschema::draft202012::new(&schemas::of_kind(kind).unwrap().schema()).unwrap();
            for validator in [&any, &own] {
                let errors: Vec<_> = validator
                    .iter_errors(document)
                    .map(|e| e.to_string())
                    .collect();
                assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            }
        }
    }
}

/// Ranges and lengths are for the schemas and the constructors; the types refuse what has another shape.
#[test]
fn types_refuse_the_faults_of_shape_that_schemas_find() {
    let any =
        jsonschema::draft202012::new(&schemas::find(schemas::CONFIGURATION).unwrap().schema())
            .unwrap();
    for (path, text) in corpus("faulty") {
        let stream = pyyaml_syntax::parse(&text);
        if !stream.errors().is_empty() {
            continue;
        }
        for (document, json) in stream.documents().zip(data(&text)) {
            let Some(root) = document.root() else {
                continue;
            };
            let shape_is_right = any.iter_errors(&json).all(|error| {
                let keyword = error.kind().keyword();
                !matches!(
                    keyword,
                    "type" | "enum" | "const" | "additionalProperties" | "required"
                )
            });
            let typed = Document::from_node(root);
            assert_eq!(
                typed.is_ok(),
                shape_is_right,
                "{}: {typed:?} {json}",
                path.display()
            );
        }
    }
}
