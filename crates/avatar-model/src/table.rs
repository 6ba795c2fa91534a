//! A table of a schema: its columns and its links.

use super::column::{Column, Mark, Pseudonymization, Roles};
use super::lookup::Lookup;
use super::value::{Fields, Flag, Spanned, Text, Word};
use avatar_format::{LinkMethod, Treatment};
use hashbrown::HashMap;
use pyyaml_syntax::{NodeKind, Span};
use std::borrow::Cow;

/// One table of a schema.
#[derive(Debug)]
pub struct Table<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// Its name.
    pub name: Option<Text<'a>>,
    /// What a database run does with it.
    pub treatment: Option<Word<'a, Treatment>>,
    /// The group of tables that a database run handles it with.
    pub group: Option<Text<'a>>,
    /// Its columns, in the order they are written, those without a name and
    /// those of an equal name included. The data may have more.
    pub columns: Vec<Column<'a>>,
    /// The links written on it: it is their parent.
    pub links: Vec<Link<'a>>,
    /// How the run calls a table that only the plan of one of several databases has.
    qualified: Option<String>,
    /// The first column of each name.
    by_name: HashMap<&'a str, usize>,
    /// Whether every column could be read with its name.
    is_complete: bool,
    /// The first column marked as the primary key, and as the time.
    key: Option<usize>,
    time: Option<usize>,
    is_typed: bool,
}

/// A link from a parent's key to the children that carry it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Link<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// The parent's column: `field`.
    pub field: Option<Text<'a>>,
    /// The child table: `to.table`.
    pub child: Option<Text<'a>>,
    /// The child's column: `to.field`.
    pub child_field: Option<Text<'a>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(fields: Fields<'a>) -> Self {
        let mut columns: Vec<_> = fields
            .items("columns")
            .map(|item| Column::new(Fields::item(item)))
            .collect();
        let links = fields
            .items("links")
            .map(|item| Link::new(Fields::item(item)));
        let by_name = merge_columns(&mut columns);
        let listed = fields.get("columns");
        let is_readable = listed.map_or(!fields.has("columns"), |list| {
            list.value.kind() == NodeKind::Sequence
        });
        let first = |has: fn(&Roles) -> bool| columns.iter().position(|column| has(&column.roles));
        Self {
            key: first(|roles| roles.primary_key),
            time: first(|roles| roles.time),
            is_typed: columns.iter().any(|column| column.fields.has("type")),
            fields,
            name: fields.name("name"),
            treatment: fields.word("treatment"),
            group: fields.text("group"),
            links: links.collect(),
            qualified: None,
            is_complete: is_readable
                && !fields.misspells("columns")
                && !fields.repeats("columns")
                && columns.iter().all(|column| column.name.is_some()),
            columns,
            by_name,
        }
    }

    /// A table of the plan, with those of its columns that no schema lists.
    pub(super) fn planned(
        fields: Fields<'a>,
        name: Text<'a>,
        key: Cow<'a, str>,
        mut columns: Vec<Column<'a>>,
    ) -> Self {
        Self {
            fields,
            name: Some(name),
            treatment: None,
            group: None,
            by_name: merge_columns(&mut columns),
            columns,
            links: Vec::new(),
            qualified: match key {
                Cow::Owned(qualified) => Some(qualified),
                Cow::Borrowed(_) => None,
            },
            is_complete: false,
            key: None,
            time: None,
            is_typed: false,
        }
    }

    /// Where to point for the table as a whole: its name.
    pub fn span(&self) -> Span {
        self.fields.named_span(self.name)
    }

    /// The name for messages: the table's, or `?`.
    pub fn label(&self) -> &'a str {
        self.name.map_or("?", |name| name.value)
    }

    /// The name by which the run knows the table: its own, or `database.table` where only the
    /// plan of one of several databases has it.
    pub fn key(&self) -> Option<&str> {
        let own = self.name.map(|name| name.value);
        self.qualified.as_deref().or(own)
    }

    /// The columns marked so beside `kept`, which alone counts, each with its mark. Columns
    /// of one name are one column to the engine.
    pub fn marked_beside<'t>(
        &'t self,
        kept: &'t Column<'a>,
        mark: Mark,
    ) -> impl Iterator<Item = (&'t Column<'a>, Flag<'a>)> {
        let others = self.columns.iter();
        let others = others.filter(|column| column.label() != kept.label());
        others.filter_map(move |column| {
            let flag = column.fields.own_flag(mark.as_str())?;
            flag.value.then_some((column, flag))
        })
    }

    /// The column called `name`, if the table lists it. The data may have
    /// columns that the table does not list.
    pub fn column(&self, name: &str) -> Lookup<&Column<'a>> {
        let index = self.by_name.get(name);
        Lookup::of(
            index.and_then(|&index| self.columns.get(index)),
            self.is_complete,
        )
    }

    /// Whether some columns have one name, or none.
    pub fn has_duplicates(&self) -> bool {
        self.by_name.len() < self.columns.len()
    }

    /// Its columns. Of those of one name, which the engine merges, the first
    /// stands for all.
    pub fn distinct_columns(&self) -> impl Iterator<Item = &Column<'a>> {
        let is_distinct = !self.has_duplicates();
        self.columns
            .iter()
            .enumerate()
            .filter_map(move |(index, column)| {
                let is_first = || {
                    let name = column.name.and_then(|name| self.by_name.get(name.value));
                    name.is_none_or(|&first| first == index)
                };
                (is_distinct || is_first()).then_some(column)
            })
    }

    /// Whether every column that is written could be read with its name.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The column that the engine takes for the primary key: the first marked.
    pub fn primary_key(&self) -> Option<&Column<'a>> {
        self.columns.get(self.key?)
    }

    /// The column that the engine takes for the time: the first marked.
    pub fn time(&self) -> Option<&Column<'a>> {
        self.columns.get(self.time?)
    }

    /// Whether some column says of which type it is, so that the list of
    /// columns is likely whole.
    pub fn has_typed_columns(&self) -> bool {
        self.is_typed
    }

    /// The place of the original data.
    pub fn data(&self) -> Option<Location<'a>> {
        self.fields.fields("data").map(Location)
    }

    /// The place of the avatars.
    pub fn avatars_data(&self) -> Option<Location<'a>> {
        self.fields.fields("avatars_data").map(Location)
    }

    /// Whether each row is a person; `None` when it is not said.
    pub fn individual_level(&self) -> Option<Flag<'a>> {
        self.fields.flag("individual_level")
    }
}

/// Gives columns of one name the same roles and pseudonymization, as the engine
/// merges them, and finds the first of each name.
fn merge_columns<'a>(columns: &mut [Column<'a>]) -> HashMap<&'a str, usize> {
    let mut by_name: HashMap<&'a str, usize> = HashMap::with_capacity(columns.len());
    let mut merged: HashMap<&'a str, (Roles, Option<Pseudonymization<'a>>)> = HashMap::new();
    for (index, column) in columns.iter().enumerate() {
        let Some(name) = column.name else { continue };
        let Some(&first) = by_name.get(name.value) else {
            by_name.insert(name.value, index);
            continue;
        };
        let before = columns.get(first);
        let (roles, pseudonymization) = merged.entry(name.value).or_insert_with(|| {
            before.map_or((Roles::default(), None), |before| {
                (before.roles, before.pseudonymization)
            })
        });
        *roles = roles.or(column.roles);
        *pseudonymization = column.pseudonymization.or(*pseudonymization);
    }
    if !merged.is_empty() {
        for column in columns {
            let twin = column.name.and_then(|name| merged.get(name.value));
            if let Some(&(roles, pseudonymization)) = twin {
                column.roles = roles;
                column.pseudonymization = pseudonymization;
            }
        }
    }
    by_name
}

impl<'a> Link<'a> {
    fn new(fields: Fields<'a>) -> Self {
        let to = fields.fields("to");
        Self {
            fields,
            field: fields.text("field"),
            child: to.and_then(|to| to.text("table")),
            child_field: to.and_then(|to| to.text("field")),
        }
    }

    /// Where to point for the link as a whole: the child it names.
    pub fn span(&self) -> Span {
        let named = self.child.or(self.child_field).or(self.field);
        self.fields.named_span(named)
    }

    /// How children are assigned to their parents.
    pub fn method(&self) -> Option<Spanned<'a, LinkMethod>> {
        self.fields.choice("method")
    }
}

/// Where the rows of a table lie.
#[derive(Clone, Copy, Debug)]
pub struct Location<'a>(pub Fields<'a>);

impl<'a> Location<'a> {
    /// The name of the volume.
    pub fn volume(&self) -> Option<Text<'a>> {
        self.0.text("volume")
    }

    /// The file in the volume.
    pub fn file(&self) -> Option<Text<'a>> {
        self.0.text("file")
    }

    /// Whether the engine finds the place itself.
    pub fn is_auto(&self) -> bool {
        self.0.flag("auto").is_some_and(|auto| auto.value)
    }
}
