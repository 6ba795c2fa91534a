//! What the columns of a set hold about persons.

use super::columns::{self, ColumnRef};
use crate::holding::{Holding, holdings};
use avatar_identifiers::Settings;
use avatar_model::Model;
use pyyaml_syntax::Span;
use std::collections::HashMap;

/// The columns of the original data that hold something about persons, treated or
/// not: direct identifiers, free text, reference numbers and quasi-identifiers.
pub(crate) struct Guesses<'a> {
    places: Vec<(ColumnRef<'a, 'a>, Holding<'a>)>,
    by_column: HashMap<Span, usize>,
}

impl<'a> Guesses<'a> {
    pub(super) fn new(model: &'a Model<'a>, names: &'a Settings) -> Self {
        let mut places = Vec::new();
        for (schema, table) in model.tables_with_added() {
            let all = columns::of(model, schema, table);
            let held = holdings(table, names);
            let held = all
                .zip(held)
                .filter_map(|(place, (_, held))| Some((place, held?)));
            places.extend(held);
        }
        let spans = places.iter().map(|(place, _)| place.column.span());
        let by_column = spans.enumerate().map(|(position, span)| (span, position));
        Self {
            by_column: by_column.collect(),
            places,
        }
    }

    /// What the columns of the set hold.
    pub(crate) fn all(&self) -> &[(ColumnRef<'a, 'a>, Holding<'a>)] {
        &self.places
    }

    /// What one column of the original data holds.
    pub(crate) fn of(&self, place: &ColumnRef<'_, 'a>) -> Option<Holding<'a>> {
        let position = self.by_column.get(&place.column.span())?;
        self.places.get(*position).map(|(_, holding)| *holding)
    }
}
