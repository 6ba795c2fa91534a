//! The names of tables and columns in the plan of a former `input`, for what refers to them.

use super::declared::Declared;
use avatar_model::{Copy, Fields, Model, Table, Text, planned_columns, source_tables};
use std::collections::{HashMap, HashSet};

/// The plan of one database.
pub(crate) struct Plan<'a> {
    model: &'a Model<'a>,
    /// What the run does with the database.
    pub(crate) copy: Copy<'a>,
    /// The tables that are planned.
    pub(crate) tables: Declared<'a>,
    /// The columns of the tables, planned or listed by the schema.
    columns: HashMap<&'a str, Declared<'a>>,
}

/// The plans that decide what becomes of tables and columns, one for each database.
pub(crate) fn all<'a>(model: &'a Model<'a>) -> Vec<Plan<'a>> {
    let copies = model.copies().iter();
    copies.map(|copy| Plan::new(model, copy)).collect()
}

impl<'a> Plan<'a> {
    fn new(model: &'a Model<'a>, copy: Copy<'a>) -> Self {
        let mut columns: HashMap<&'a str, Vec<Text<'a>>> = HashMap::new();
        for (name, fields) in copy.planned_tables() {
            let listed = model.listed(copy, name.value);
            let listed = listed.into_iter().flat_map(|table| &table.columns);
            let listed = listed.filter_map(|column| column.name);
            let own = columns.entry(name.value).or_default();
            own.extend(planned_columns(&fields).map(|(column, _)| column));
            own.extend(listed);
        }
        let columns = columns.into_iter();
        let columns = columns.map(|(table, columns)| (table, first_of_each(columns)));
        Self {
            model,
            copy,
            tables: first_of_each(copy.planned_tables().map(|(name, _)| name)),
            columns: columns.collect(),
        }
    }

    /// The table as the schema lists it.
    pub(crate) fn listed(&self, table: &str) -> Option<&'a Table<'a>> {
        self.model.listed(self.copy, table)
    }

    /// The columns of a table.
    pub(crate) fn columns(&self, table: &str) -> Option<&Declared<'a>> {
        self.columns.get(table)
    }
}

/// A table that knows an entity, and the plans of the databases that it may be in.
pub(crate) struct PlannedPlace<'p, 'a> {
    plans: &'p [Plan<'a>],
    table: Text<'a>,
    /// The column that holds the key.
    pub(crate) key: Option<Text<'a>>,
}

impl<'a> PlannedPlace<'_, 'a> {
    /// Whether one of the plans has the table.
    pub(crate) fn has_table(&self) -> bool {
        let mut plans = self.plans.iter();
        plans.any(|plan| plan.tables.get(self.table.value).is_some())
    }

    /// Whether the table has the column, in one of the plans.
    pub(crate) fn has_column(&self, column: &str) -> bool {
        let mut columns = self
            .plans
            .iter()
            .filter_map(|plan| plan.columns(self.table.value));
        columns.any(|columns| columns.get(column).is_some())
    }

    /// What is found first for the table in one of the plans.
    pub(crate) fn find<T>(&self, look: impl Fn(&Plan<'a>, Text<'a>) -> Option<T>) -> Option<T> {
        self.plans.iter().find_map(|plan| look(plan, self.table))
    }
}

/// The reference tables of a former `input`, each with the tables that know its entity.
/// `plans` are those of `model`.
pub(crate) fn references<'p, 'a>(
    model: &'a Model<'a>,
    plans: &'p [Plan<'a>],
) -> impl Iterator<Item = (Fields<'a>, Vec<PlannedPlace<'p, 'a>>)> {
    let references = model.input().into_iter();
    let references = references.flat_map(|input| input.references());
    references.map(move |reference| {
        let places = source_tables(reference).map(|place| PlannedPlace {
            plans: plans.get(model.copies().of(&place)).unwrap_or_default(),
            table: place.table,
            key: place.key,
        });
        (reference, places.collect())
    })
}

/// The first of each name, in the order of the text.
fn first_of_each<'a>(names: impl IntoIterator<Item = Text<'a>>) -> Declared<'a> {
    let mut seen = HashSet::new();
    let names = names.into_iter().filter(|name| seen.insert(name.value));
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(|name| name.span().start());
    Declared::new(&names)
}
