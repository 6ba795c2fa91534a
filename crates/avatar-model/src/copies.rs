//! The databases that a former `input` copies, and the names that the schema has for their
//! tables.

use crate::database::{Copy, Input, SourceTable};
use hashbrown::HashMap;
use std::borrow::Cow;
use std::ops::Range;

/// The databases that a former `input` copies.
#[derive(Debug, Default)]
pub struct Copies<'a> {
    all: Vec<Copy<'a>>,
    /// Their places by name: of several of one name the last, as the engine's dictionary of
    /// databases has it.
    by_name: HashMap<&'a str, usize>,
}

impl<'a> Copies<'a> {
    pub(super) fn new(input: Input<'a>) -> Self {
        let all: Vec<_> = input.copies().collect();
        let by_name = all.iter().enumerate();
        let by_name = by_name.filter_map(|(index, copy)| Some((copy.label()?, index)));
        Self {
            by_name: by_name.collect(),
            all,
        }
    }

    /// The databases, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = Copy<'a>> {
        self.all.iter().copied()
    }

    /// Whether there are several, so that two of them may have tables of one name.
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    pub(super) fn get(&self, index: usize) -> Option<Copy<'a>> {
        self.all.get(index).copied()
    }

    /// The databases that a table which knows an entity may be in, by their places: the one
    /// that is named as its source, and without a name any of them.
    pub fn of(&self, place: &SourceTable<'a>) -> Range<usize> {
        let Some(source) = place.source else {
            return 0..self.all.len();
        };
        let index = self.by_name.get(source.value);
        index.map_or(0..0, |&index| index..index + 1)
    }

    /// The name by which the run knows a table of one of them: of several databases each
    /// qualifies its tables with its name, unless the schema lists them by their bare names.
    pub(super) fn key<'n>(
        &self,
        copy: Copy<'_>,
        table: &'n str,
        is_listed: impl Fn(&str) -> bool,
    ) -> Cow<'n, str> {
        let label = copy.label().filter(|_| self.are_several());
        let qualified = label.map(|label| format!("{label}.{table}"));
        let qualified = qualified.filter(|it| is_listed(it) || !is_listed(table));
        qualified.map_or(Cow::Borrowed(table), Cow::Owned)
    }
}
