//! What of a set reaches the engine: what the published reader keeps of the
//! words of a database run, and its writer writes back for the upload.
//!
//! A word that protects counts only if it arrives. Treatments, actions and
//! groups are fields of the plan of a database run, and nothing else reads
//! them: they arrive when an extraction has a source and works on the table's
//! schema, when the table names no data of its own, and when some section of
//! `AvatarParameters` makes the client write the extraction at all. In the
//! former shape the plan stands in `input`, and the schema has no part in it.

use crate::column::Pseudonymization;
use crate::copies::Copies;
use crate::database::{Copy, Entity, Extract, Input, SharedEntity, planned_columns, source_tables};
use crate::document::Document;
use crate::parameters::{Parameters, Section};
use crate::schema::{AVATARIZED, DeclaredSchema};
use crate::table::Table;
use crate::value::{Fields, Text, Word};
use avatar_format::{ColumnAction, Kind, PlannedAction, Treatment};
use hashbrown::{HashMap, HashSet};
use std::borrow::Cow;

/// Why nothing reads what a schema says of a table for a database run: its
/// treatment, its group, and the actions of its columns.
#[derive(Clone, Copy, Debug)]
pub enum Unread<'a> {
    /// No extraction has a `source`: the run reads files.
    NoDatabase,
    /// The plan stands in the former `input`, which decides alone.
    FormerInput,
    /// Nothing is avatarized, so the client leaves the extraction out.
    NoAvatarization(Extract<'a>),
    /// The extraction works on another schema.
    OtherSchema(Extract<'a>),
    /// The table names the place of its data, so it is not read from the database.
    OwnData(Fields<'a>),
}

/// What is planned for a table of a database run.
#[derive(Clone, Debug, Default)]
struct Planned<'a> {
    treatment: Option<Word<'a, Treatment>>,
    group: Option<Text<'a>>,
    /// The selection of a former `input`, where it lacks the table.
    unselected: Option<Text<'a>>,
    /// The table in the selection of a former `input`, where the plan lacks it.
    unplanned: Option<Text<'a>>,
    /// The columns as the plan of a former `input` has them.
    columns: HashMap<&'a str, Fields<'a>>,
    /// What a former `input` does with columns.
    actions: HashMap<&'a str, Word<'a, PlannedAction>>,
    /// The entities that come with `action: reference`.
    references: HashMap<&'a str, Text<'a>>,
    /// The strategies that come with `action: pseudonymize`.
    strategies: HashMap<&'a str, Pseudonymization<'a>>,
}

/// Where the plan that is written back stands.
#[derive(Clone, Copy, Debug)]
enum Carrier<'a> {
    /// In the tables of a schema.
    Schema,
    /// In the former `input`.
    Input(Input<'a>),
}

/// What of the set reaches the engine.
#[derive(Debug, Default)]
pub(super) struct Run<'a> {
    /// The extraction that names its source.
    extract: Option<Extract<'a>>,
    /// The schema that the extraction works on, by its place in the model.
    source_schema: Option<usize>,
    carrier: Option<Carrier<'a>>,
    /// The databases that a former `input` copies.
    copies: Copies<'a>,
    /// The tables that the reader takes out of all schemas, each with the word
    /// that says so.
    removed: HashMap<&'a str, Text<'a>>,
    /// What an extraction that has a fault leaves open.
    open: Open<'a>,
    /// What the writer says of tables, by name.
    planned: HashMap<Cow<'a, str>, Planned<'a>>,
    /// Of several tables of one name, in all schemas, the last: the places of
    /// its schema and of itself.
    kept: HashMap<&'a str, (usize, usize)>,
    /// The columns that a shared entity replaces, by table and column, with the
    /// entity's name.
    entities: HashMap<Cow<'a, str>, HashMap<&'a str, Option<Text<'a>>>>,
}

/// What an extraction with a fault leaves open: which tables the run takes.
#[derive(Debug, Default)]
struct Open<'a> {
    /// Whether there is one.
    is_any: bool,
    /// The groups that such extractions name; `None` where the group is the fault.
    groups: HashSet<Option<&'a str>>,
}

impl<'a> Open<'a> {
    fn new(documents: &[Document<'a>], schemas_by_name: &HashMap<&'a str, usize>) -> Self {
        let mut open = Self::default();
        for document in crate::of(documents, Kind::Extract) {
            let group = document.text("group").map(|group| group.value);
            let spec = document.spec();
            let is_meant = spec.is_none_or(|spec| spec.is_meant("group"));
            if !is_read(&document, schemas_by_name) || is_meant && group.is_none() {
                open.is_any = true;
                open.groups.extend(is_meant.then_some(group));
            }
        }
        open
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(
        documents: &[Document<'a>],
        schemas: &[DeclaredSchema<'a>],
        schemas_by_name: &HashMap<&'a str, usize>,
        parameters: &[Parameters<'a>],
    ) -> Self {
        let extract = crate::extract(documents);
        let source_schema = extract.and_then(|extract| schema_of(extract, schemas));
        let mut run = Self {
            extract,
            source_schema,
            carrier: carrier(extract.is_some(), parameters),
            kept: kept(schemas),
            open: Open::new(documents, schemas_by_name),
            ..Self::default()
        };
        let source_tables = source_schema.and_then(|index| schemas.get(index));
        let source_tables = source_tables.into_iter().flat_map(|schema| &schema.tables);
        let source_tables: Vec<_> = source_tables
            .filter(|table| table.data().is_none())
            .collect();
        for table in &source_tables {
            run.remove(table);
        }
        match run.carrier {
            Some(Carrier::Schema) => {
                for table in source_tables {
                    run.plan(table);
                }
                run.add_entities(documents);
            }
            Some(Carrier::Input(input)) => run.add_input(input),
            None => {}
        }
        run
    }

    /// Takes out what the reader does: what is ignored or purged, and what
    /// belongs to another group.
    fn remove(&mut self, table: &Table<'a>) {
        let Some(name) = table.name else { return };
        let own = self.extract.and_then(|extract| extract.group());
        let is_other = |group: &Text<'_>| own.is_some_and(|own| own.value != group.value);
        let word = leaving(table.treatment).or(table.group.filter(is_other));
        if let Some(word) = word {
            self.removed.entry(name.value).or_insert(word);
        }
    }

    /// Adds what the schema plans for a table.
    fn plan(&mut self, table: &Table<'a>) {
        let Some(name) = table.name else { return };
        let planned = self.planned.entry(Cow::Borrowed(name.value)).or_default();
        planned.treatment = table.treatment;
        planned.group = named(table.group).or(planned.group);
        for column in &table.columns {
            let strategy = column.fields.fields("pseudonymization");
            let action = column.action;
            let is_replaced = action.is_some_and(|action| action.is(ColumnAction::Pseudonymize));
            if let (Some(name), Some(strategy), true) = (column.name, strategy, is_replaced) {
                let strategies = &mut planned.strategies;
                strategies
                    .entry(name.value)
                    .or_insert(Pseudonymization(strategy));
            }
        }
    }

    /// Adds the plan of a former `input`.
    fn add_input(&mut self, input: Input<'a>) {
        self.copies = Copies::new(input);
        let copies: Vec<_> = self.copies.iter().collect();
        for copy in &copies {
            self.add_copy(copy);
        }
        let Some(first) = copies.first() else { return };
        let mut names = HashSet::new();
        let references = input.reference_tables(first);
        let references: Vec<_> = references
            .filter(|reference| names.insert(value(reference.text("name"))))
            .collect();
        for reference in references {
            let places = source_tables(reference).filter_map(|place| {
                // Where it may be in several of them, nothing is sure to be replaced.
                let mut copies = self.copies.of(&place);
                let (Some(index), None) = (copies.next(), copies.next()) else {
                    return None;
                };
                let copy = self.copies.get(index)?;
                Some((self.key_of(copy, place.table.value), place.key))
            });
            let places: Vec<_> = places.collect();
            self.add_reference(&reference, places);
        }
    }

    /// The name by which the run knows a table of a copy.
    pub(super) fn key_of<'n>(&self, copy: Copy<'_>, table: &'n str) -> Cow<'n, str> {
        let is_listed = |name: &str| self.kept.contains_key(name);
        self.copies.key(copy, table, is_listed)
    }

    /// The databases that the former `input` copies.
    pub(super) fn copies(&self) -> &Copies<'a> {
        &self.copies
    }

    /// Adds the plan of one copy. The writer copies what is selected and not planned. Where
    /// there is no plan, all is.
    fn add_copy(&mut self, copy: &Copy<'a>) {
        let selected: Option<HashSet<_>> = copy
            .selection()
            .map(|_| copy.selected().map(|name| name.value).collect());
        let mut names = HashSet::new();
        for (name, fields) in copy.planned_tables() {
            names.insert(name.value);
            let key = self.key_of(*copy, name.value);
            let planned = self.planned.entry(key).or_default();
            let lacks = |names: &HashSet<_>| !names.contains(name.value);
            let is_unselected = selected.as_ref().is_some_and(lacks);
            planned.unselected = copy.selection().filter(|_| is_unselected);
            planned.treatment = fields.word("treatment");
            planned.group = named(fields.text("cluster")).or(planned.group);
            for (column, fields) in planned_columns(&fields) {
                planned.columns.insert(column.value, fields);
                let Some(action) = fields.word("action") else {
                    continue;
                };
                planned.actions.insert(column.value, action);
                if let Some(entity) = fields.text("reference_table") {
                    planned.references.insert(column.value, entity);
                }
                let strategy = fields
                    .fields("strategy")
                    .filter(|_| action.is(PlannedAction::Pseudonymize));
                if let Some(strategy) = strategy {
                    let strategies = &mut planned.strategies;
                    strategies
                        .entry(column.value)
                        .or_insert(Pseudonymization(strategy));
                }
            }
        }
        let unplanned = copy.selected().filter(|name| !names.contains(name.value));
        for name in unplanned.filter(|_| !names.is_empty()) {
            let key = self.key_of(*copy, name.value);
            self.planned.entry(key).or_default().unplanned = Some(name);
        }
    }

    /// Adds what the entities of the set replace in the database that is read.
    /// Of several of one name the writer writes the first.
    fn add_entities(&mut self, documents: &[Document<'a>]) {
        let source = self.extract.and_then(|extract| extract.source());
        let mut names = HashSet::new();
        for entity in crate::of(documents, Kind::SharedEntity).map(SharedEntity) {
            let is_read =
                |database: Text<'_>| source.is_some_and(|source| source.value == database.value);
            let places = entity.places();
            let places = places.filter(|place| place.database().is_some_and(is_read));
            let mut places = places.peekable();
            let is_written = places.peek().is_some() && names.insert(value(entity.0.name));
            for place in places.filter(|_| is_written) {
                let Some(table) = place.table() else { continue };
                let key = place.column().filter(|_| entity.key_strategy().is_some());
                let attributes = entity.attributes();
                let attributes = attributes.flat_map(|attribute| attribute.columns());
                for column in key.into_iter().chain(attributes) {
                    let entities = self.entities.entry(Cow::Borrowed(table.value));
                    entities.or_default().insert(column.value, entity.0.name);
                }
            }
        }
    }

    /// Adds what a reference table of a former `input` replaces in `places`.
    fn add_reference(
        &mut self,
        reference: &Fields<'a>,
        places: Vec<(Cow<'a, str>, Option<Text<'a>>)>,
    ) {
        let entity = Entity::of_reference(*reference);
        let has_strategy = entity.key_strategy().is_some();
        let attributes = entity.attributes();
        let attributes: Vec<_> = attributes.flat_map(|known| known.columns()).collect();
        for (table, key) in places {
            let key = key.filter(|_| has_strategy);
            let entities = self.entities.entry(table).or_default();
            for column in key.into_iter().chain(attributes.iter().copied()) {
                entities.insert(column.value, entity.name);
            }
        }
    }

    /// Why nothing reads what `schema`, by its place in the model, says of a
    /// table for a database run; `None` when it is read.
    pub(super) fn unread(&self, schema: Option<usize>, table: &Table<'a>) -> Option<Unread<'a>> {
        match (self.carrier, self.extract) {
            (Some(Carrier::Input(_)), _) => Some(Unread::FormerInput),
            (_, None) => Some(Unread::NoDatabase),
            (None, Some(extract)) => Some(Unread::NoAvatarization(extract)),
            (_, Some(extract)) if schema.is_none() || self.source_schema != schema => {
                Some(Unread::OtherSchema(extract))
            }
            _ => table.data().map(|data| Unread::OwnData(data.0)),
        }
    }

    /// The schema that the extraction works on, by its place in the model.
    pub(super) fn source_schema(&self) -> Option<usize> {
        self.source_schema
    }

    /// The job that reads the source of a database run.
    pub(super) fn extract(&self) -> Option<Extract<'a>> {
        self.extract
    }

    /// Why the reader takes the tables of that name out of all schemas, if it does.
    pub(super) fn removed(&self, table: &str) -> Option<Text<'a>> {
        self.removed.get(table).copied()
    }

    /// Why no row of the table takes part in the run, if none does.
    pub(super) fn left_out(&self, table: &str) -> Option<Text<'a>> {
        if self.carrier.is_none() {
            return self.removed(table);
        }
        let planned = self.planned.get(table)?;
        let own = self.extract.and_then(|extract| named(extract.group()));
        let is_other = |group: &Text<'_>| own.is_some_and(|own| own.value != group.value);
        let word = planned.unselected.or(leaving(planned.treatment));
        word.or(planned.group.filter(is_other))
    }

    /// Whether an extraction with a fault, or a group with one, leaves open that no row of
    /// the table takes part.
    pub(super) fn may_be_left_out(&self, table: &Table<'a>) -> bool {
        let is_other = |group: Text<'_>| {
            let groups = &self.open.groups;
            groups.len() > 1 || (groups.len() == 1 && !groups.contains(&Some(group.value)))
        };
        let own = self.extract.and_then(|extract| extract.group());
        own.is_some() && table.group.is_none() && table.fields.is_meant("group")
            || self.open.is_any
                && (leaving(table.treatment).is_some() || table.group.is_some_and(is_other))
    }

    /// The places of the schema and of the table that the reader keeps of all
    /// tables of that name.
    pub(super) fn kept(&self, table: &str) -> Option<(usize, usize)> {
        self.kept.get(table).copied()
    }

    /// A column as the plan of a former `input` has it.
    pub(super) fn planned_column(&self, table: &str, column: &str) -> Option<Fields<'a>> {
        self.planned.get(table)?.columns.get(column).copied()
    }

    /// What a former `input` does with a column.
    pub(super) fn action(&self, table: &str, column: &str) -> Option<Word<'a, PlannedAction>> {
        self.planned.get(table)?.actions.get(column).copied()
    }

    /// The entity that a former `input` says replaces a column.
    pub(super) fn reference(&self, table: &str, column: &str) -> Option<Text<'a>> {
        self.planned.get(table)?.references.get(column).copied()
    }

    /// The columns that a former `input` has an action for, by table and column.
    pub(super) fn input_actions(&self) -> Vec<(&str, &'a str, Word<'a, PlannedAction>)> {
        let mut actions = Vec::new();
        for (table, planned) in &self.planned {
            let own = planned.actions.iter();
            actions.extend(own.map(|(&column, &action)| (&**table, column, action)));
        }
        actions.sort_by_key(|(_, _, action)| action.span());
        actions
    }

    /// What a former `input` does with a table.
    pub(super) fn treatment(&self, table: &str) -> Option<Word<'a, Treatment>> {
        let is_former = matches!(self.carrier, Some(Carrier::Input(_)));
        let planned = self.planned.get(table).filter(|_| is_former)?;
        planned.treatment
    }

    /// The word of a former `input` that has a table copied: its treatment, or the selection
    /// of a table that the plan lacks.
    pub(super) fn copied(&self, table: &str) -> Option<Text<'a>> {
        let is_copy = |treatment: &Word<'_, Treatment>| treatment.is(Treatment::Copy);
        let copied = self.treatment(table).filter(is_copy).map(Word::text);
        copied.or(self.unplanned(table))
    }

    /// The table in the selection of a former `input`, where the plan lacks it.
    pub(super) fn unplanned(&self, table: &str) -> Option<Text<'a>> {
        self.planned.get(table)?.unplanned
    }

    /// The former `input` that decides, if one does.
    pub(super) fn input(&self) -> Option<Input<'a>> {
        match self.carrier {
            Some(Carrier::Input(input)) => Some(input),
            Some(Carrier::Schema) | None => None,
        }
    }

    /// The strategy that the plan alone has for a column.
    pub(super) fn strategy(&self, table: &str, column: &str) -> Option<Pseudonymization<'a>> {
        self.planned.get(table)?.strategies.get(column).copied()
    }

    /// The name of the shared entity that replaces a column.
    pub(super) fn entity(&self, table: &str, column: &str) -> Option<&Option<Text<'a>>> {
        self.entities.get(table)?.get(column)
    }
}

/// Whether an extraction names what it reads, and a schema of the original data that exists.
pub(super) fn is_read(extract: &Document<'_>, schemas_by_name: &HashMap<&str, usize>) -> bool {
    let is_original = |name: Text<'_>| {
        schemas_by_name.contains_key(name.value) && !name.value.ends_with(AVATARIZED)
    };
    named(extract.text("source")).is_some() && extract.text("schema").is_some_and(is_original)
}

/// The treatment, if it takes the table out of the run.
fn leaving(treatment: Option<Word<'_, Treatment>>) -> Option<Text<'_>> {
    let leaves = |word: &Word<'_, Treatment>| word.value.is_some_and(Treatment::leaves_out);
    treatment.filter(leaves).map(Word::text)
}

fn value(name: Option<Text<'_>>) -> Option<&str> {
    name.map(|name| name.value)
}

/// A name that Python takes for one: not the empty one.
fn named(name: Option<Text<'_>>) -> Option<Text<'_>> {
    name.filter(|name| !name.value.is_empty())
}

/// The first schema of the name that the extraction gives.
fn schema_of(extract: Extract<'_>, schemas: &[DeclaredSchema<'_>]) -> Option<usize> {
    let name = extract.0.text("schema")?;
    let is_named = |schema: &DeclaredSchema<'_>| {
        let own = schema.document.name;
        own.is_some_and(|own| own.value == name.value)
    };
    let index = schemas.iter().position(is_named)?;
    let schema = schemas.get(index)?;
    (!schema.is_named_avatarized()).then_some(index)
}

/// Where the plan stands that the writer writes back. It writes one only beside
/// something to avatarize. Of several `input` the last counts, and where an
/// extraction has a source, every `AvatarParameters` without one is given one.
fn carrier<'a>(has_source: bool, parameters: &[Parameters<'a>]) -> Option<Carrier<'a>> {
    let avatarizes = |section: Section| section.is_method() || section == Section::TimeSeries;
    let mut tables = parameters.iter().flat_map(|parameters| &parameters.tables);
    if !tables.any(|table| avatarizes(table.section)) {
        return None;
    }
    let mut carriers = parameters.iter().filter_map(|parameters| {
        let document = &parameters.document;
        let spec = document.spec()?;
        if let Some(input) = spec.fields("input").map(Input) {
            return input.copies().next().map(|_| Carrier::Input(input));
        }
        let is_given = has_source && document.kind == Kind::Parameters && !spec.has("input");
        is_given.then_some(Carrier::Schema)
    });
    carriers.next_back()
}

/// Of the tables of one name, in all schemas that the reader reads, the last.
fn kept<'a>(schemas: &[DeclaredSchema<'a>]) -> HashMap<&'a str, (usize, usize)> {
    let mut kept = HashMap::new();
    for (of, schema) in schemas.iter().enumerate() {
        if schema.is_avatarized() || schema.is_named_avatarized() {
            continue;
        }
        for (index, table) in schema.tables.iter().enumerate() {
            if let Some(name) = table.name {
                kept.insert(name.value, (of, index));
            }
        }
    }
    kept
}
