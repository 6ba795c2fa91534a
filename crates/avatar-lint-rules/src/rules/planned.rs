//! The names of tables and columns in the plan of a former `input`, for what refers to them.

use avatar_model::suggest::Names;
use avatar_model::{Copy, DeclaredSchema, Fields, Model, Text};
use std::collections::HashMap;

/// The plan of one database.
pub(super) struct Plan<'m, 'a> {
    /// What the run does with the database.
    pub(super) copy: Copy<'a>,
    /// The schema that the plan is added to, if it is known.
    pub(super) schema: Option<&'m DeclaredSchema<'a>>,
    /// The tables that are planned, by name.
    tables: HashMap<&'a str, Text<'a>>,
    names: Names<'a>,
    /// The columns of the tables, planned or listed by the schema.
    columns: HashMap<&'a str, Columns<'a>>,
}

/// The columns of one table.
pub(super) struct Columns<'a> {
    places: HashMap<&'a str, Text<'a>>,
    /// Their names, to look for near ones.
    pub(super) names: Names<'a>,
}

/// The plans that decide what becomes of tables and columns.
pub(super) fn all<'m, 'a>(model: &'m Model<'a>) -> Vec<Plan<'m, 'a>> {
    let copies = model.input().into_iter().flat_map(|input| input.copies());
    let plans = copies.map(|copy| Plan::new(copy, model.planned_schema()));
    plans.filter(|plan| !plan.tables.is_empty()).collect()
}

impl<'m, 'a> Plan<'m, 'a> {
    fn new(copy: Copy<'a>, schema: Option<&'m DeclaredSchema<'a>>) -> Self {
        let mut tables = HashMap::new();
        let mut columns: HashMap<&'a str, HashMap<&'a str, Text<'a>>> = HashMap::new();
        for (name, fields) in copy.planned_tables() {
            tables.entry(name.value).or_insert(name);
            let listed = schema.and_then(|schema| schema.table(name.value).found());
            let listed = listed.into_iter().flat_map(|table| &table.columns);
            let listed = listed.filter_map(|column| column.name);
            let own = columns.entry(name.value).or_default();
            for column in planned_columns(fields)
                .map(|(column, _)| column)
                .chain(listed)
            {
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
    pub(super) fn table(&self, name: &str) -> Option<Text<'a>> {
        self.tables.get(name).copied()
    }

    /// The planned table that `written` is surely meant for.
    pub(super) fn slip(&self, written: &str) -> Option<Text<'a>> {
        self.table(super::names::slip(written, &self.names)?)
    }

    /// The columns of a table.
    pub(super) fn columns(&self, table: &str) -> Option<&Columns<'a>> {
        self.columns.get(table)
    }

    /// Whether a place of a reference table is in this database: it names no other.
    pub(super) fn is_here(&self, place: Fields<'_>) -> bool {
        let own = self.copy.name().map(|name| name.value);
        let source = place.text("source").map(|source| source.value);
        source.is_none_or(|source| source.is_empty() || Some(source) == own)
    }
}

impl<'a> Columns<'a> {
    /// Whether the table has a column of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The column that `written`, which the table lacks, is surely meant for.
    pub(super) fn slip(&self, written: &str) -> Option<Text<'a>> {
        if self.has(written) {
            return None;
        }
        let name = super::names::slip(written, &self.names)?;
        self.places.get(name).copied()
    }
}

/// The columns of a planned table that have a name.
pub(super) fn planned_columns(
    table: Fields<'_>,
) -> impl Iterator<Item = (Text<'_>, Fields<'_>)> + Clone {
    let columns = table.items("columns").map(Fields::item);
    columns.filter_map(|column| Some((column.text("name")?, column)))
}

/// The places that know an entity of a former `input`, each with the name of its table.
pub(super) fn source_places(
    reference: Fields<'_>,
) -> impl Iterator<Item = (Text<'_>, Fields<'_>)> + Clone {
    let places = reference.items("source_tables").map(Fields::item);
    places.filter_map(|place| Some((place.as_text().or(place.text("table"))?, place)))
}

/// Names in the order of the text.
fn sorted<'a>(places: &HashMap<&'a str, Text<'a>>) -> Vec<&'a str> {
    let mut places: Vec<_> = places.values().collect();
    places.sort_by_key(|place| place.span().start());
    places.into_iter().map(|place| place.value).collect()
}
