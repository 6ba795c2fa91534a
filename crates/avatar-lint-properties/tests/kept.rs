//! Inputs that broke a property once keep it since.

use avatar_lint_properties::{ALL, check};
use std::fs;
use std::path::Path;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz")
}

/// The kept inputs of a property.
fn kept(property: &str) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder().join(property)) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn each_kept_input_keeps_its_property() {
    let mut count = 0;
    for (property, check) in ALL {
        for file in kept(property) {
            println!("{}", file.display());
            check(&fs::read(&file).unwrap());
            count += 1;
        }
    }
    println!("{count} kept inputs keep their properties");
}

#[test]
fn each_kept_input_is_of_a_property() {
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_known = ALL.iter().any(|(property, _)| *property == name);
        assert!(is_known || name == "README.md", "{name}");
    }
}

#[test]
fn each_property_has_a_fuzz_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let manifest = fs::read_to_string(root.join("fuzz/Cargo.toml")).unwrap();
    for (property, _) in ALL {
        assert!(
            manifest.contains(&format!("name = \"{property}\"")),
            "{property}"
        );
        let target = root.join(format!("fuzz/targets/{property}.rs"));
        let target = fs::read_to_string(target).unwrap();
        assert!(
            target.contains(&format!("check(\"{property}\"")),
            "{property}"
        );
    }
}

/// Configurations as people write them.
#[test]
fn a_configuration_keeps_every_property() {
    let leaky = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/readme/leaky.yaml");
    let leaky = fs::read(leaky).unwrap();
    for (property, _) in ALL {
        check(property, &leaky);
        check(property, b"");
    }
}
