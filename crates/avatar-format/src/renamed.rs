//! Former names of fields, and the names that arguments of the Python package
//! have instead.

use crate::{Schema, schemas};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A name that is not, or no longer, that of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// What is written.
    pub former: &'static str,
    /// Where it belongs, from the same mapping: `exclude_variables.variable_names`;
    /// `columns[]` stands for an entry of the list.
    pub now: &'static str,
    /// Where the name comes from.
    pub origin: Origin,
}

/// Where a former name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An earlier version of the format; the reader skips it today.
    Former,
    /// An earlier version of the format; the reader still understands it.
    StillRead,
    /// An argument of the Python package.
    Python,
}

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

impl Renamed {
    /// The field of the same mapping under which it belongs now.
    pub fn first_field(&self) -> &'static str {
        self.now.split(['.', '[']).next().unwrap_or(self.now)
    }

    /// Whether only the key has to change.
    pub fn is_same_place(&self) -> bool {
        self.first_field() == self.now
    }
}
