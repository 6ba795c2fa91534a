//! Arguments of the Python package that people write as if they were fields.

use crate::{Origin, Renamed, Schema, schemas};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The argument of the Python package called `name`, whatever mapping it belongs to,
/// and what that mapping is called.
pub fn python_argument(name: &str) -> Option<(&'static Renamed, &'static str)> {
    let (renamed, noun) = ARGUMENTS.get(name)?;
    Some((renamed, noun.unwrap_or("another section")))
}

static ARGUMENTS: LazyLock<HashMap<&'static str, (&'static Renamed, Option<&'static str>)>> =
    LazyLock::new(|| {
        let mut arguments: HashMap<_, (_, Option<_>)> = HashMap::new();
        let mut seen = HashSet::new();
        // Of two mappings with one argument the configuration's own counts.
        let roots = schemas::ALL.iter().rev().map(|entry| entry.root);
        let mut pending: Vec<&'static Schema> = roots.collect();
        while let Some(schema) = pending.pop() {
            if !seen.insert(std::ptr::from_ref(schema)) {
                continue;
            }
            let python = schema.renamed.iter();
            for renamed in python.filter(|renamed| renamed.origin == Origin::Python) {
                let known = arguments
                    .entry(renamed.former)
                    .or_insert((renamed, schema.noun));
                // What can be named is the better place.
                if known.1.is_none() && schema.noun.is_some() {
                    *known = (renamed, schema.noun);
                }
            }
            pending.extend(schema.parts());
        }
        arguments
    });
