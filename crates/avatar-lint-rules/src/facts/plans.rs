//! The names of tables and columns in the plan of a former `input`, for what refers to them.

use avatar_model::suggest::Names;
use avatar_model::{Copy, DeclaredSchema, Model, Text, planned_columns};
use std::collections::HashMap;

/// The plan of one database.
pub(crate) struct Plan<'a> {
    /// What the run does with the database.
    pub(crate) copy: Copy<'a>,
    /// The schema that the plan is added to, if it is known.
    pub(crate) schema: Option<&'a DeclaredSchema<'a>>,
    /// The tables that are planned, by name.
    tables: HashMap<&'a str, Text<'a>>,
    /// Their names, to look for near ones.
    pub(crate) names: Names<'a>,
    /// The columns of the tables, planned or listed by the schema.
    columns: HashMap<&'a str, Columns<'a>>,
}

/// The columns of one table.
pub(crate) struct Columns<'a> {
    places: HashMap<&'a str, Text<'a>>,
    /// Their names, to look for near ones.
    pub(crate) names: Names<'a>,
}

/// The plans that decide what becomes of tables and columns.
pub(crate) fn all<'a>(model: &'a Model<'a>) -> Vec<Plan<'a>> {
    let plans = model
        .copies()
        .map(|copy| Plan::new(copy, model.planned_schema()));
    plans.filter(|plan| !plan.tables.is_empty()).collect()
}

impl<'a> Plan<'a> {
    fn new(copy: Copy<'a>, schema: Option<&'a DeclaredSchema<'a>>) -> Self {
        let mut tables = HashMap::new();
        let mut columns: HashMap<&'a str, HashMap<&'a str, Text<'a>>> = HashMap::new();
        for (name, fields) in copy.planned_tables() {
            tables.entry(name.value).or_insert(name);
            let listed = schema.and_then(|schema| schema.table(name.value).found());
            let listed = listed.into_iter().flat_map(|table| &table.columns);
            let listed = listed.filter_map(|column| column.name);
            let own = columns.entry(name.value).or_default();
            let planned = planned_columns(&fields).map(|(column, _)| column);
            for column in planned.chain(listed) {
                own.entry(column.value).or_insert(column);
            }
        }
        let columns = columns.into_iter().map(|(table, places)| {
            let names = Names::new(sorted(&places));
            (table, Columns { places, names })
        });
        Self {
            copy,
            schema,
            names: Names::new(sorted(&tables)),
            tables,
            columns: columns.collect(),
        }
    }

    /// Where the plan names a table.
    pub(crate) fn table(&self, name: &str) -> Option<Text<'a>> {
        self.tables.get(name).copied()
    }

    /// The columns of a table.
    pub(crate) fn columns(&self, table: &str) -> Option<&Columns<'a>> {
        self.columns.get(table)
    }
}

impl<'a> Columns<'a> {
    /// Where the column is listed, or planned.
    pub(crate) fn get(&self, name: &str) -> Option<Text<'a>> {
        self.places.get(name).copied()
    }
}

/// Names in the order of the text.
fn sorted<'a>(places: &HashMap<&'a str, Text<'a>>) -> Vec<&'a str> {
    let mut places: Vec<_> = places.values().collect();
    places.sort_by_key(|place| place.span().start());
    places.into_iter().map(|place| place.value).collect()
}
