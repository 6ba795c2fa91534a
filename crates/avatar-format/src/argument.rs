//! Arguments of the Python package that people write as if they were fields.

use crate::{Origin, Renamed, Schema, schemas};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The argument of the Python package called `name`, whatever mapping it belongs to,
/// and what that mapping is called.
pub fn python_argument(name: &str) -> Option<(&'static Renamed, &'static str)> {
    ARGUMENTS.get(name).copied()
}

static ARGUMENTS: LazyLock<HashMap<&'static str, (&'static Renamed, &'static str)>> =
    LazyLock::new(|| {
        let mut arguments = HashMap::new();
        let mut seen = HashSet::new();
        // Of two mappings with one argument the configuration's own counts.
        let roots = schemas::ALL.iter().rev().map(|entry| entry.root);
        let mut pending: Vec<&'static Schema> = roots.collect();
        while let Some(schema) = pending.pop() {
            if !seen.insert(std::ptr::from_ref(schema)) {
                continue;
            }
            let noun = schema.noun.unwrap_or("another section");
            let python = schema.renamed.iter();
            for renamed in python.filter(|renamed| renamed.origin == Origin::Python) {
                arguments.entry(renamed.former).or_insert((renamed, noun));
            }
            pending.extend(schema.parts());
        }
        arguments
    });
