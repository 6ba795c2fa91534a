//! Names that are declared, for what refers to them.

use avatar_model::Text;
use avatar_model::suggest::Names;
use std::collections::HashMap;

/// Names, each with its place.
pub(crate) struct Declared<'a> {
    places: HashMap<&'a str, Text<'a>>,
    /// Without their places, to look for near ones.
    pub(crate) names: Names<'a>,
}

impl<'a> Declared<'a> {
    /// Of several places of one name the last counts.
    pub(crate) fn new(declared: &[Text<'a>]) -> Self {
        let places = declared.iter().map(|name| (name.value, *name));
        Self {
            places: places.collect(),
            names: Names::new(declared.iter().map(|name| name.value)),
        }
    }

    /// Where a name is declared.
    pub(crate) fn get(&self, name: &str) -> Option<Text<'a>> {
        self.places.get(name).copied()
    }

    /// The name that is nearest to `written`.
    pub(crate) fn nearest(&self, written: &str) -> Option<Text<'a>> {
        self.get(self.names.nearest(written)?)
    }
}
