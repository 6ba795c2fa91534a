//! Every name of a set, what it names, and where it is written.

use avatar_format::Kind;
use avatar_model::{DeclaredSchema, Entity, Fields, Model, TableParameters, Text, source_tables};
use pyyaml_syntax::{Node, Span};
use std::collections::HashSet;

/// What a name names.
///
/// Tables and columns belong to the set, not to a schema: the engine reads the
/// tables of all its schemas into one set, and an avatarized schema names the
/// tables of its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Symbol<'a> {
    /// An `AvatarSchema`.
    Schema(&'a str),
    /// A table of a schema.
    Table(&'a str),
    /// A column of a table.
    Column {
        /// The name of the table.
        table: &'a str,
        /// Its own name.
        name: &'a str,
    },
    /// An `AvatarVolume`.
    Volume(&'a str),
    /// An `AvatarDatabase`.
    Database(&'a str),
    /// A document of parameters, which is a job.
    Job(&'a str),
}

impl<'a> Symbol<'a> {
    /// Its name.
    pub fn name(self) -> &'a str {
        match self {
            Self::Schema(name)
            | Self::Table(name)
            | Self::Volume(name)
            | Self::Database(name)
            | Self::Job(name)
            | Self::Column { name, .. } => name,
        }
    }

    /// What it is called in a sentence: "table".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Schema(_) => "schema",
            Self::Table(_) => "table",
            Self::Column { .. } => "column",
            Self::Volume(_) => "volume",
            Self::Database(_) => "database",
            Self::Job(_) => "job",
        }
    }

    /// The same kind of thing, in the same place, by another name.
    #[must_use]
    pub(crate) fn called(self, name: &'a str) -> Self {
        match self {
            Self::Schema(_) => Self::Schema(name),
            Self::Table(_) => Self::Table(name),
            Self::Column { table, .. } => Self::Column { table, name },
            Self::Volume(_) => Self::Volume(name),
            Self::Database(_) => Self::Database(name),
            Self::Job(_) => Self::Job(name),
        }
    }
}

/// One place where a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// What it names.
    pub symbol: Symbol<'a>,
    /// The scalar that says it.
    pub node: Node<'a>,
    /// Where it stands: the scalar, or a part of it.
    pub span: Span,
    /// Whether the name is given here, rather than used.
    pub is_declaration: bool,
}

/// Every name of a set.
#[derive(Debug)]
pub struct Occurrences<'a> {
    /// In the order of the text; a name that an alias or a merge repeats is
    /// listed once for everything it names.
    names: Vec<Occurrence<'a>>,
}

impl<'a> Occurrences<'a> {
    /// Collects the names that `model` knows of.
    pub fn new(model: &Model<'a>) -> Self {
        let mut collector = Collector::default();
        for schema in model.originals() {
            collector.add_schema(schema);
        }
        for schema in model.schemas.iter().filter(|schema| schema.is_avatarized()) {
            collector.add_schema(schema);
        }
        collector.add_documents(model);
        for parameters in model.table_parameters() {
            collector.add_parameters(parameters);
        }
        collector.add_database_run(model);

        let mut names = collector.names;
        names.sort_by_key(|name| (name.span.start(), name.span.end(), name.symbol));
        names.dedup();
        Self { names }
    }

    /// All of them, in the order of the text.
    pub fn all(&self) -> &[Occurrence<'a>] {
        &self.names
    }

    /// The names that are written at `offset`, or end there. There are several
    /// only where one text names several things.
    pub fn at(&self, offset: usize) -> impl Iterator<Item = &Occurrence<'a>> {
        let names = self.names.iter();
        names.filter(move |name| name.span.start() <= offset && offset <= name.span.end())
    }

    /// Every place where `symbol` is named.
    pub fn of(&self, symbol: Symbol<'_>) -> impl Iterator<Item = &Occurrence<'a>> {
        let names = self.names.iter();
        names.filter(move |name| name.symbol == symbol)
    }

    /// The places where names are given.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = &Occurrence<'a>> {
        self.names.iter().filter(|name| name.is_declaration)
    }

    /// Whether something of that kind and name is declared.
    pub fn is_declared(&self, symbol: Symbol<'_>) -> bool {
        self.of(symbol).any(|name| name.is_declaration)
    }
}

#[derive(Default)]
struct Collector<'a> {
    names: Vec<Occurrence<'a>>,
    tables: HashSet<&'a str>,
}

impl<'a> Collector<'a> {
    fn add(&mut self, symbol: Symbol<'a>, text: Text<'a>, is_declaration: bool) {
        self.names.push(Occurrence {
            symbol,
            node: text.node,
            span: text.span(),
            is_declaration,
        });
    }

    fn declare(&mut self, symbol: impl FnOnce(&'a str) -> Symbol<'a>, text: Option<Text<'a>>) {
        if let Some(text) = text {
            self.add(symbol(text.value), text, true);
        }
    }

    fn refer(&mut self, symbol: impl FnOnce(&'a str) -> Symbol<'a>, text: Option<Text<'a>>) {
        if let Some(text) = text {
            self.add(symbol(text.value), text, false);
        }
    }

    fn refer_to_column(&mut self, table: Option<Text<'a>>, text: Option<Text<'a>>) {
        if let Some(table) = table.map(|table| table.value) {
            self.refer(|name| Symbol::Column { table, name }, text);
        }
    }

    /// A schema with its tables, columns and links. Its tables are declared by
    /// the first schema that has them: an avatarized one repeats the original's.
    fn add_schema(&mut self, schema: &DeclaredSchema<'a>) {
        self.refer(Symbol::Schema, schema.schema_ref());
        let earlier = self.tables.clone();
        for table in &schema.tables {
            for location in [table.data(), table.avatars_data()].into_iter().flatten() {
                self.refer(Symbol::Volume, location.volume());
            }
            let Some(name) = table.name else { continue };
            let is_declaration = !earlier.contains(name.value);
            self.tables.insert(name.value);
            self.add(Symbol::Table(name.value), name, is_declaration);
            for column in &table.columns {
                let symbol = |column| Symbol::Column {
                    table: name.value,
                    name: column,
                };
                self.declare(symbol, column.name);
            }
            for link in &table.links {
                self.refer_to_column(Some(name), link.field);
                self.refer(Symbol::Table, link.child);
                self.refer_to_column(link.child, link.child_field);
            }
        }
    }

    /// What documents are called, and what all kinds of them refer to.
    fn add_documents(&mut self, model: &Model<'a>) {
        for document in &model.documents {
            let symbol = match document.kind {
                Kind::Schema => Symbol::Schema,
                Kind::Volume => Symbol::Volume,
                Kind::Database => Symbol::Database,
                // Nothing refers to these by name.
                Kind::Metadata | Kind::SharedEntity => continue,
                _ => Symbol::Job,
            };
            self.declare(symbol, document.name);
            self.refer(Symbol::Schema, document.text("schema"));
            self.refer(Symbol::Job, document.text("avatarization_ref"));
            self.refer(Symbol::Job, document.text("time_series_ref"));
            let results = document.results();
            self.refer(Symbol::Volume, results.and_then(|results| results.volume()));
        }
    }

    /// What a section says of one table.
    fn add_parameters(&mut self, parameters: &TableParameters<'a>) {
        let table = parameters.table;
        self.refer(Symbol::Table, Some(table));
        for column in parameters.column_references() {
            self.refer_to_column(Some(table), Some(column.name));
        }
    }

    /// The plan of a former `input` with one database. Of several, each has tables of its own.
    fn add_plan(&mut self, model: &Model<'a>) {
        let Some(input) = model.input() else { return };
        let mut copies = model.copies().iter();
        let (Some(copy), None) = (copies.next(), copies.next()) else {
            return;
        };
        for table in copy.selected() {
            self.refer(Symbol::Table, Some(table));
        }
        for (table, fields) in copy.planned_tables() {
            self.refer(Symbol::Table, Some(table));
            for key in fields.texts("primary_key") {
                self.refer_to_column(Some(table), Some(key));
            }
            for link in fields.items("links").map(Fields::item) {
                let parent = link.text("references_table");
                self.refer_to_column(Some(table), link.text("column"));
                self.refer(Symbol::Table, parent);
                self.refer_to_column(parent, link.text("references_column"));
            }
            for column in fields.items("columns").map(Fields::item) {
                self.refer_to_column(Some(table), column.text("name"));
            }
        }
        let known = self.symbols();
        for reference in input.reference_tables(&copy) {
            let places = source_tables(reference);
            let places = places.filter(|place| !model.copies().of(place).is_empty());
            let places: Vec<_> = places.collect();
            for place in &places {
                self.refer(Symbol::Table, Some(place.table));
                self.refer_to_column(Some(place.table), place.key);
            }
            let tables: Vec<_> = places.into_iter().map(|place| place.table).collect();
            self.add_attributes(Entity::of_reference(reference), &tables, &known);
        }
    }

    /// What is named so far.
    fn symbols(&self) -> HashSet<Symbol<'a>> {
        self.names.iter().map(|name| name.symbol).collect()
    }

    /// The columns of `tables` that an entity replaces beside its key. One name serves all
    /// tables that have such a column; where none is known to, it may be a column of each.
    fn add_attributes(
        &mut self,
        entity: Entity<'a>,
        tables: &[Text<'a>],
        known: &HashSet<Symbol<'a>>,
    ) {
        let attributes = entity.attributes();
        for column in attributes.flat_map(|attribute| attribute.columns()) {
            let has_column = |table: &&Text<'a>| {
                known.contains(&Symbol::Column {
                    table: table.value,
                    name: column.value,
                })
            };
            let is_known = tables.iter().any(|table| has_column(&table));
            for table in tables.iter().filter(|table| !is_known || has_column(table)) {
                self.refer_to_column(Some(*table), Some(column));
            }
        }
    }

    fn add_database_run(&mut self, model: &Model<'a>) {
        self.add_plan(model);
        for extract in model.of(Kind::Extract).map(avatar_model::Extract) {
            self.refer(Symbol::Database, extract.source());
            for (table, filter) in extract.row_filters() {
                self.refer(Symbol::Table, Some(table));
                for condition in filter.items("where").map(Fields::item) {
                    self.refer_to_column(Some(table), condition.text("column"));
                }
            }
        }
        for job in model.regenerations() {
            self.refer(Symbol::Database, job.target());
        }
        for job in model.discoveries() {
            self.refer(Symbol::Database, job.source());
        }
        self.add_shared_entities(model);
    }

    fn add_shared_entities(&mut self, model: &Model<'a>) {
        let mut entities = model.shared_entities().peekable();
        if entities.peek().is_none() {
            return;
        }
        let source = model.extract().and_then(|extract| extract.source());
        let known = self.symbols();
        for entity in entities {
            let mut tables = Vec::new();
            for place in entity.places() {
                self.refer(Symbol::Database, place.database());
                // Tables of other databases than the source are none of the schema's.
                let is_elsewhere = |database: Text<'_>| {
                    source.is_some_and(|source| source.value != database.value)
                };
                if place.database().is_some_and(is_elsewhere) {
                    continue;
                }
                self.refer(Symbol::Table, place.table());
                self.refer_to_column(place.table(), place.column());
                tables.extend(place.table());
            }
            self.add_attributes(Entity::of_document(entity), &tables, &known);
        }
    }
}
