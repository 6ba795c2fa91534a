//! Columns of which it is not known what becomes of them: a shared entity with a fault,
//! which is reported, may be meant to replace them. The fate of a column says nothing
//! of it, since what is at fault protects nothing.

use crate::Model;
use crate::column::Column;
use crate::database::{KeyPlace, SharedEntity};
use crate::document::Document;
use crate::lists::Lists;
use crate::schema::DeclaredSchema;
use crate::table::Table;
use avatar_format::Kind;
use hashbrown::HashSet;
use pyyaml_syntax::{Node, NodeKind};

/// Which columns of a table may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Columns<'a> {
    /// The one of this name.
    Named(&'a str),
    /// The keys: its own, and those of its parents.
    Keys,
    /// Any.
    All,
}

/// The columns that may be meant, by the name of their table; without one in any table.
#[derive(Debug, Default)]
pub(super) struct Doubts<'a>(HashSet<(Option<&'a str>, Columns<'a>)>);

impl<'a> Model<'a> {
    /// Whether a shared entity with a fault may be meant to replace a column, so that
    /// nothing is to be said of its not being replaced.
    pub fn may_be_replaced(&self, table: &str, column: &Column<'_>) -> bool {
        let doubts = &self.doubts.0;
        let named = column.name.map(|name| Columns::Named(name.value));
        let key = column.is_key().then_some(Columns::Keys);
        let columns = [Some(Columns::All), named, key];
        let tables = [None, Some(table)];
        !doubts.is_empty()
            && columns.into_iter().flatten().any(|columns| {
                let mut tables = tables.into_iter();
                tables.any(|table| doubts.contains(&(table, columns)))
            })
    }

    /// The columns that entities with a fault may be meant to replace. `misread` are
    /// documents of no kind.
    pub(super) fn doubts(&self, misread: &[Node<'a>]) -> Doubts<'a> {
        let mut doubts = Doubts::default();
        let Some(source) = self.extract().and_then(|extract| extract.source()) else {
            return doubts;
        };
        let schema = self.extract().and_then(|it| self.original_for(&it.0));
        let is_unknown = |database: &str| self.document(Kind::Database, database).found().is_none();
        let lists = Lists::default();
        let misread = misread.iter().filter_map(|root| meant_for_entity(*root));
        let misread = misread.map(|entity| (entity, true));
        let entities = self.shared_entities();
        let entities = entities.map(|entity| (entity, is_unknown(source.value)));
        for (entity, is_whole) in entities.chain(misread) {
            let reading = Reading {
                schema,
                lists: &lists,
                entity,
                is_whole,
                is_unknown: &is_unknown,
            };
            reading.add_to(&mut doubts);
        }
        doubts
    }
}

/// A document that was probably meant for a shared entity.
fn meant_for_entity(root: Node<'_>) -> Option<SharedEntity<'_>> {
    let document = Document::taken_for(root, Kind::SharedEntity);
    let spec = document.spec()?;
    let is_meant = spec.fields("key").is_some() || spec.has("attributes");
    is_meant.then_some(SharedEntity(document))
}

/// One entity, beside the tables that it may mean.
struct Reading<'m, 'a> {
    schema: Option<&'m DeclaredSchema<'a>>,
    lists: &'m Lists<'a>,
    entity: SharedEntity<'a>,
    /// Whether nothing of it takes effect.
    is_whole: bool,
    is_unknown: &'m dyn Fn(&str) -> bool,
}

impl<'a> Reading<'_, 'a> {
    fn add_to(&self, doubts: &mut Doubts<'a>) {
        let mut places = self.entity.places().peekable();
        let mapping = self.entity.mapping();
        let is_list = mapping.is_some_and(|it| it.value.kind() == NodeKind::Sequence);
        if !is_list || places.peek().is_none() {
            doubts.0.insert((None, Columns::Keys));
            self.add_attributes(None, doubts);
        }
        for place in places {
            self.add_place(&place, doubts);
        }
    }

    fn add_place(&self, place: &KeyPlace<'a>, doubts: &mut Doubts<'a>) {
        let table = self.table(place);
        let Ok(table) = table else { return };
        let is_misspelt = place.table().map(|name| name.value) != table.map(Table::label);
        let is_elsewhere = place
            .database()
            .is_none_or(|it| (self.is_unknown)(it.value));
        let name = table.map(Table::label);
        let is_lost = self.is_whole || is_misspelt || is_elsewhere;
        let (column, is_listed) = self.column(table, place.column().map(|name| name.value));
        let key = self.entity.0.fields("key");
        let has_strategy = key.is_some_and(|key| !key.misspells("strategy"));
        if is_lost || !is_listed || !has_strategy {
            doubts.0.insert((name, column));
        }
        if is_lost {
            self.add_attributes(name, doubts);
        } else {
            self.add_misspelt(table, doubts);
        }
    }

    /// The table that a place means: nothing where it names none. An error where it names
    /// one that the schema need not list.
    fn table(&self, place: &KeyPlace<'a>) -> Result<Option<&Table<'a>>, ()> {
        let Some((schema, name)) = self.schema.zip(place.table()) else {
            return Ok(None);
        };
        if let Some(table) = schema.table(name.value).found() {
            return Ok(Some(table));
        }
        let meant = self.lists.tables_of(schema).nearest(name.value);
        let table = meant.and_then(|meant| schema.table(meant).found());
        table.map(Some).ok_or(())
    }

    /// Adds the columns of all attributes in a table.
    fn add_attributes(&self, table: Option<&'a str>, doubts: &mut Doubts<'a>) {
        for attribute in self.entity.attributes() {
            let columns = attribute.columns().map(|name| Columns::Named(name.value));
            doubts.0.extend(columns.map(|column| (table, column)));
        }
        self.add_unread(table, doubts);
    }

    /// Adds what attributes may mean that cannot be read.
    fn add_unread(&self, table: Option<&'a str>, doubts: &mut Doubts<'a>) {
        let spec = self.entity.0.spec();
        let mut attributes = self.entity.attributes();
        let is_unread = spec.is_some_and(|spec| spec.misspells("attributes"))
            || attributes.any(|attribute| {
                attribute.name().is_none() || attribute.fields.is_in_doubt("columns")
            });
        if is_unread {
            doubts.0.insert((table, Columns::All));
        }
    }

    /// Adds the columns of a table that misspelt columns of attributes may mean.
    fn add_misspelt(&self, table: Option<&Table<'a>>, doubts: &mut Doubts<'a>) {
        let name = table.map(Table::label);
        self.add_unread(name, doubts);
        for attribute in self.entity.attributes() {
            let is_unreplaced = attribute.strategy().is_none();
            for known in attribute.columns() {
                let (column, is_listed) = self.column(table, Some(known.value));
                if !is_listed || is_unreplaced {
                    doubts.0.insert((name, column));
                }
            }
        }
    }

    /// The column of a table that a name means, and whether the table lists one of this
    /// name.
    fn column(&self, table: Option<&Table<'a>>, name: Option<&'a str>) -> (Columns<'a>, bool) {
        let Some(name) = name else {
            return (Columns::Keys, false);
        };
        let Some(table) = table.filter(|table| table.column(name).found().is_none()) else {
            return (Columns::Named(name), true);
        };
        match self.lists.columns_of(table).nearest(name) {
            Some(meant) => (Columns::Named(meant), false),
            // The data may have it.
            None => (Columns::Named(name), true),
        }
    }
}
