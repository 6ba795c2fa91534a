//! What the plan of a former `input` adds to the schema: the writer turns its tables and
//! columns into those of the schema, and adds those that the schema does not list.

use crate::Model;
use crate::column::{Column, Roles};
use crate::database::{Copy, planned_columns};
use crate::document::Document;
use crate::run::Run;
use crate::schema::DeclaredSchema;
use crate::table::Table;
use crate::value::Fields;
use avatar_format::{Kind, PlannedAction};
use hashbrown::HashSet;
use std::borrow::Cow;

/// The tables with what the plan alone lists, and the schema that they are added to, by
/// its place in the model.
#[derive(Debug, Default)]
pub(super) struct Added<'a> {
    schema: Option<usize>,
    tables: Vec<Table<'a>>,
}

impl<'a> Added<'a> {
    /// What `input` adds to the schema of the run.
    pub(super) fn new(
        documents: &[Document<'a>],
        schemas: &[DeclaredSchema<'a>],
        run: &Run<'a>,
    ) -> Self {
        let mut copies = run.copies().iter().peekable();
        let schema = main_schema(documents, schemas).filter(|_| copies.peek().is_some());
        let Some((index, schema)) = schema else {
            return Self::default();
        };
        let tables = copies.flat_map(|copy| tables(copy, schema, |table| run.key_of(copy, table)));
        Self {
            schema: Some(index),
            tables: tables.collect(),
        }
    }
}

impl<'a> Model<'a> {
    /// The schema that the writer adds the plan of a former `input` to: that of the run.
    pub fn planned_schema(&self) -> Option<&DeclaredSchema<'a>> {
        self.schemas.get(self.added.schema?)
    }

    /// The name by which the run, and the schema, know a table of a database.
    pub fn run_name<'n>(&self, copy: Copy<'_>, table: &'n str) -> Cow<'n, str> {
        self.run.key_of(copy, table)
    }

    /// A planned table as the schema lists it.
    pub fn listed(&self, copy: Copy<'_>, table: &str) -> Option<&Table<'a>> {
        let schema = self.planned_schema()?;
        schema.table(&self.run_name(copy, table)).found()
    }

    /// Every table of the original data that the engine keeps, with its schema.
    pub fn original_tables(&self) -> impl Iterator<Item = (&DeclaredSchema<'a>, &Table<'a>)> {
        self.originals().flat_map(|schema| {
            let tables = schema.kept_tables();
            tables.map(move |table| (schema, table))
        })
    }

    /// [`Model::original_tables`], and those with what the plan of a former `input` adds.
    pub fn tables_with_added(&self) -> impl Iterator<Item = (&DeclaredSchema<'a>, &Table<'a>)> {
        self.original_tables().chain(self.added_tables())
    }

    /// The tables that the plan of a former `input` adds to the schema of the run, and the
    /// columns that it adds to a table of it.
    pub fn added_tables(&self) -> impl Iterator<Item = (&DeclaredSchema<'a>, &Table<'a>)> {
        let schema = self.planned_schema();
        let tables = self.added.tables.iter();
        tables.filter_map(move |table| Some((schema?, table)))
    }
}

/// The schema that the writer adds the plan to: the first that the jobs name.
fn main_schema<'m, 'a>(
    documents: &[Document<'a>],
    schemas: &'m [DeclaredSchema<'a>],
) -> Option<(usize, &'m DeclaredSchema<'a>)> {
    let jobs = documents.iter();
    let jobs = jobs.filter(|job| matches!(job.kind, Kind::Extract | Kind::Parameters));
    let names: HashSet<&str> = jobs
        .filter_map(|job| Some(job.text("schema")?.value))
        .collect();
    schemas.iter().enumerate().find(|(_, schema)| {
        let name = schema.document.name;
        let is_named = name.is_some_and(|name| names.contains(name.value));
        is_named && !schema.is_named_avatarized()
    })
}

/// What one database adds. `key` gives the name of a table in the schema.
fn tables<'a>(
    own: Copy<'a>,
    schema: &DeclaredSchema<'a>,
    key: impl Fn(&'a str) -> Cow<'a, str>,
) -> Vec<Table<'a>> {
    let mut added = Vec::new();
    let mut planned = HashSet::new();
    for (name, fields) in own.planned_tables() {
        planned.insert(name.value);
        let key = key(name.value);
        let listed = schema.table(&key).found();
        let columns: Vec<_> = columns(fields, listed).collect();
        if listed.is_none() || !columns.is_empty() {
            added.push(Table::planned(fields, name, key, columns));
        }
    }
    let unplanned = own.selected().filter(|name| !planned.contains(name.value));
    for name in unplanned {
        let key = key(name.value);
        if schema.table(&key).found().is_none() {
            let fields = Fields::item(name.node);
            added.push(Table::planned(fields, name, key, Vec::new()));
        }
    }
    added
}

/// The columns of a planned table that `listed` lacks. What an entity replaces is not
/// added: the entity says where it is.
fn columns<'a>(table: Fields<'a>, listed: Option<&Table<'a>>) -> impl Iterator<Item = Column<'a>> {
    let keys = table.texts("primary_key");
    let keys: HashSet<&str> = keys.map(|key| key.value).collect();
    let links = table.items("links").map(Fields::item);
    let children: HashSet<&str> = links
        .filter_map(|link| Some(link.text("column")?.value))
        .collect();
    planned_columns(&table).filter_map(move |(name, fields)| {
        let is_listed = listed.is_some_and(|table| table.column(name.value).found().is_some());
        let action = fields.word("action");
        let is_replaced = action.is_some_and(|action| action.is(PlannedAction::Reference));
        let roles = Roles {
            primary_key: keys.len() == 1 && keys.contains(name.value),
            identifier: children.contains(name.value),
            ..Roles::default()
        };
        (!is_listed && !is_replaced).then(|| Column::planned(fields, name, roles))
    })
}
