//! Database runs: where they read and write, and whom several databases share.

use super::column::Pseudonymization;
use super::document::Document;
use super::value::{Fields, Flag, Spanned, Text};
use crate::wording::quoted;
use pyyaml_syntax::Node;

/// An `AvatarDatabase`: a database, or a folder of files.
#[derive(Clone, Copy, Debug)]
pub struct Database<'a>(pub Document<'a>);

impl<'a> Database<'a> {
    /// The folder of files.
    pub fn files(&self) -> Option<Text<'a>> {
        self.0.text("files")
    }

    /// How the database is reached.
    pub fn connection(&self) -> Option<Text<'a>> {
        self.0.text("connection")
    }

    /// What is read or written: the folder, or the connection.
    pub fn place(&self) -> Option<Text<'a>> {
        self.files().or_else(|| self.connection())
    }
}

/// An `AvatarSharedEntity`: somebody or something that several tables know,
/// replaced everywhere alike.
#[derive(Clone, Copy, Debug)]
pub struct SharedEntity<'a>(pub Document<'a>);

/// Where the key of a shared entity is found.
#[derive(Clone, Copy, Debug)]
pub struct KeyPlace<'a>(pub Fields<'a>);

/// Whom or what several tables know, in either shape: a document, or a reference table of a
/// former `input`.
#[derive(Clone, Copy, Debug)]
pub struct Entity<'a> {
    /// Its name.
    pub name: Option<Text<'a>>,
    shape: Shape<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Shape<'a> {
    Document(SharedEntity<'a>),
    Reference(Fields<'a>),
}

impl<'a> Entity<'a> {
    /// The entity that is a document.
    pub fn of_document(entity: SharedEntity<'a>) -> Self {
        Self {
            name: entity.0.name,
            shape: Shape::Document(entity),
        }
    }

    /// The reference table with these fields.
    pub fn of_reference(fields: Fields<'a>) -> Self {
        Self {
            name: fields.text("name"),
            shape: Shape::Reference(fields),
        }
    }

    /// How the key is replaced.
    pub fn key_strategy(&self) -> Option<Pseudonymization<'a>> {
        match self.shape {
            Shape::Document(entity) => entity.key_strategy(),
            Shape::Reference(fields) => fields.fields("key_strategy").map(Pseudonymization),
        }
    }

    /// The values of the key that stand for nobody: the field, and what it is part of.
    pub fn excluded(&self) -> Option<(Fields<'a>, &'static str)> {
        match self.shape {
            Shape::Document(entity) => Some((entity.0.fields("key")?, "exclude_values")),
            Shape::Reference(fields) => Some((fields, "exclude_key_values")),
        }
    }

    /// What else of it is replaced.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        let (fields, listed, names) = match self.shape {
            Shape::Document(entity) => (entity.0.spec(), "attributes", "columns"),
            Shape::Reference(fields) => (Some(fields), "columns", "source_columns"),
        };
        let items = fields
            .into_iter()
            .flat_map(move |fields| fields.items(listed));
        items.map(move |item| Attribute {
            fields: Fields::item(item),
            names,
        })
    }

    /// The name for messages.
    pub fn label(&self) -> String {
        quoted(self.name.map_or("?", |name| name.value))
    }
}

/// Something known of a shared entity, replaced wherever the entity is found.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// The field that lists the columns.
    names: &'static str,
}

impl<'a> SharedEntity<'a> {
    /// How the key is replaced.
    pub fn key_strategy(&self) -> Option<Pseudonymization<'a>> {
        let strategy = self.0.fields("key")?.fields("strategy");
        strategy.map(Pseudonymization)
    }

    /// The list of the places where the key is found, as it is written.
    pub fn mapping(&self) -> Option<Spanned<'a, Node<'a>>> {
        self.0.fields("key")?.get("mapping")
    }

    /// Every place where the key is found.
    pub fn places(&self) -> impl Iterator<Item = KeyPlace<'a>> + use<'a> {
        let key = self.0.fields("key");
        let items = key.into_iter().flat_map(|key| key.items("mapping"));
        items.map(|item| KeyPlace(Fields::item(item)))
    }

    /// What is known of it.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        Entity::of_document(*self).attributes()
    }
}

impl<'a> KeyPlace<'a> {
    /// The name of the database.
    pub fn database(&self) -> Option<Text<'a>> {
        self.0.text("database")
    }

    /// The name of the table.
    pub fn table(&self) -> Option<Text<'a>> {
        self.0.text("table")
    }

    /// The name of the column that holds the key.
    pub fn column(&self) -> Option<Text<'a>> {
        self.0.text("column")
    }
}

impl<'a> Attribute<'a> {
    /// What is known of the entity.
    pub fn name(&self) -> Option<Text<'a>> {
        self.fields.text("name")
    }

    /// How it is replaced.
    pub fn strategy(&self) -> Option<Pseudonymization<'a>> {
        self.fields.fields("strategy").map(Pseudonymization)
    }

    /// What to call it in a sentence: "`email` of `person`".
    pub fn label(&self, entity: &Entity<'a>) -> String {
        let name = self.name().map_or("?", |name| name.value);
        format!("{} of {}", quoted(name), entity.label())
    }

    /// The columns it is found in: those listed, or the one of its own name.
    pub fn columns(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let listed = self.fields.texts(self.names);
        let own = self
            .name()
            .filter(|_| self.fields.items(self.names).next().is_none());
        listed.chain(own)
    }
}

/// An `AvatarExtractParameters`: the job that reads the source.
#[derive(Clone, Copy, Debug)]
pub struct Extract<'a>(pub Document<'a>);

impl<'a> Extract<'a> {
    /// The name of the database that is read.
    pub fn source(&self) -> Option<Text<'a>> {
        self.0.text("source")
    }

    /// The group of tables that this set runs; all of them without one.
    pub fn group(&self) -> Option<Text<'a>> {
        self.0.text("group")
    }

    /// The tables that are read in part, each with its conditions and limit.
    pub fn row_filters(&self) -> impl Iterator<Item = (Text<'a>, Fields<'a>)> + use<'a> {
        let filters = self.0.fields("row_filter");
        filters.into_iter().flat_map(|filters| filters.entries())
    }
}

/// An `AvatarRegenerateParameters`: the job that writes the target.
#[derive(Clone, Copy, Debug)]
pub struct Regenerate<'a>(pub Document<'a>);

impl<'a> Regenerate<'a> {
    /// The name of the database that is written.
    pub fn target(&self) -> Option<Text<'a>> {
        self.0.text("target")
    }

    /// Whether rows that are there already are deleted.
    pub fn replace_existing_rows(&self) -> Option<Flag<'a>> {
        self.0.flag("replace_existing_rows")
    }
}

/// An `AvatarSchemaDiscoveryParameters`: the job that proposes a schema.
#[derive(Clone, Copy, Debug)]
pub struct Discovery<'a>(pub Document<'a>);

impl<'a> Discovery<'a> {
    /// The name of the database that is looked at.
    pub fn source(&self) -> Option<Text<'a>> {
        self.0.text("source")
    }
}

/// The former shape of a database run: a job's `input`.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a>(pub Fields<'a>);

/// One database of the former shape that is read and written elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Copy<'a>(pub Fields<'a>);

impl<'a> Input<'a> {
    /// The databases it copies: the one of `database`, or those of `databases`.
    pub fn copies(&self) -> impl Iterator<Item = Copy<'a>> + use<'a> {
        let one = self.0.fields("database");
        let several = self.0.fields("databases");
        let several = several
            .into_iter()
            .flat_map(|several| several.items("copies"));
        one.into_iter().chain(several.map(Fields::item)).map(Copy)
    }

    /// The reference tables of all its databases.
    pub fn references(&self) -> impl Iterator<Item = Fields<'a>> + use<'a> {
        let shapes = ["database", "databases"].into_iter();
        let fields: Vec<_> = shapes.filter_map(|shape| self.0.fields(shape)).collect();
        let items = fields
            .into_iter()
            .flat_map(|fields| fields.items("reference_tables"));
        items.map(Fields::item)
    }

    /// The shared entities of a run that copies `own` alone.
    pub fn reference_tables(&self, own: &Copy<'a>) -> impl Iterator<Item = Fields<'a>> + use<'a> {
        let is_own = own.0.items("reference_tables").next().is_some();
        let listed = if is_own {
            Some(own.0)
        } else {
            self.0.fields("databases")
        };
        let items = listed
            .into_iter()
            .flat_map(|listed| listed.items("reference_tables"));
        items.map(Fields::item)
    }
}

impl<'a> Copy<'a> {
    /// Its name among several.
    pub fn name(&self) -> Option<Text<'a>> {
        self.0.text("name")
    }

    /// The word `tables`, where a list says which tables are copied.
    pub(super) fn selection(&self) -> Option<Text<'a>> {
        let key = self.0.get("tables")?.key?;
        Some(Text {
            value: "tables",
            node: key,
            key: None,
        })
    }

    /// The tables that the list names.
    pub fn selected(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        self.0.texts("tables")
    }

    /// The name that the engine has for it: its own, or for the one of `database`, which
    /// has none, the location of its source. An address or a path is no name.
    pub(super) fn label(&self) -> Option<&'a str> {
        let is_item = self.0.key.is_none();
        if is_item {
            return Some(self.name()?.value);
        }
        let location = self.source().and_then(|source| source.text("location"));
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        let is_name = |it: &&str| !it.is_empty() && it.chars().all(is_part);
        let named = location.map(|location| location.value).filter(is_name);
        Some(named.unwrap_or("source"))
    }

    /// What sort of systems it is read from and written to.
    pub fn backings(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let ends = [self.source(), self.target()].into_iter();
        ends.filter_map(|end| end?.text("backing"))
    }

    /// Where it is read: `backing` and `location`.
    pub fn source(&self) -> Option<Fields<'a>> {
        self.0.fields("source")
    }

    /// Where it is written: `backing` and `location`.
    pub fn target(&self) -> Option<Fields<'a>> {
        self.0.fields("target")
    }

    /// Whether rows that are there already are deleted.
    pub fn truncate_target(&self) -> Option<Flag<'a>> {
        self.0.flag("truncate_target")
    }

    /// What the plan says of each table, by its name.
    pub fn planned_tables(&self) -> impl Iterator<Item = (Text<'a>, Fields<'a>)> + use<'a> {
        let plan = self.0.fields("plan");
        let tables = plan.into_iter().flat_map(|plan| plan.items("tables"));
        tables.map(Fields::item).filter_map(named)
    }
}

/// A table that knows the entity of a reference table.
#[derive(Clone, Copy, Debug)]
pub struct SourceTable<'a> {
    /// The database that it is said to be in.
    pub source: Option<Text<'a>>,
    /// Its name.
    pub table: Text<'a>,
    /// The column that holds the key.
    pub key: Option<Text<'a>>,
}

/// The tables that know the entity of a reference table, of all databases.
pub fn source_tables(reference: Fields<'_>) -> impl Iterator<Item = SourceTable<'_>> {
    let places = reference.items("source_tables").map(Fields::item);
    places.filter_map(move |place| {
        Some(SourceTable {
            source: place.name("source"),
            table: place.as_text().or(place.name("table"))?,
            key: place.name("key").or(reference.name("join_key")),
        })
    })
}

/// What a plan says of each column of one of its tables, by its name.
pub fn planned_columns<'a>(
    table: &Fields<'a>,
) -> impl Iterator<Item = (Text<'a>, Fields<'a>)> + Clone + use<'a> {
    table.items("columns").map(Fields::item).filter_map(named)
}

fn named(fields: Fields<'_>) -> Option<(Text<'_>, Fields<'_>)> {
    Some((fields.name("name")?, fields))
}
