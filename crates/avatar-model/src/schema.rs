//! Schemas: tables, their columns, and the links between them.

use super::document::Document;
use super::lookup::Lookup;
use super::value::{Fields, Flag, Spanned, Text, Word, is_truthy};
use avatar_format::{ColumnAction, ColumnType, LinkMethod, StrategyKind, Treatment};
use pyyaml_syntax::{NodeKind, Span};
use std::cell::OnceCell;
use std::collections::HashMap;

/// What the engine appends to the name of a schema for its avatarized twin. It
/// skips every schema that is named so.
pub const AVATARIZED: &str = "_avatarized";

/// The tables of one `AvatarSchema` document.
#[derive(Debug)]
pub struct Schema<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Its tables, in the order they are written, those without a name and
    /// those of an equal name included.
    pub tables: Vec<Table<'a>>,
    /// The last table of each name, which is the one the engine keeps.
    by_name: HashMap<&'a str, usize>,
    /// Links by the child's table and column, as places of link and parent.
    by_child: HashMap<(&'a str, &'a str), Vec<LinkPlace>>,
    /// Whether every table could be read with its name.
    is_complete: bool,
    is_avatarized: bool,
    /// Answers [`Schema::links_are_resolved`] once it was asked.
    links_are_resolved: OnceCell<bool>,
}

#[derive(Clone, Copy, Debug)]
struct LinkPlace {
    parent: usize,
    link: usize,
}

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
    /// The first column of each name.
    by_name: HashMap<&'a str, usize>,
    /// Whether every column could be read with its name.
    is_complete: bool,
    /// The first column marked as the primary key, and as the time.
    key: Option<usize>,
    time: Option<usize>,
    is_typed: bool,
}

/// One column of a table.
///
/// The engine merges columns of one name; what it merges is the same on all of
/// them here: the roles and [`Column::pseudonymization`].
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// Its name, the value of `field`.
    pub name: Option<Text<'a>>,
    /// What it is in its table.
    pub roles: Roles,
    /// What a database run does with it.
    pub action: Option<Word<'a, ColumnAction>>,
    /// How its values are replaced.
    pub pseudonymization: Option<Pseudonymization<'a>>,
    /// Whether the plan of a former `input` lists it, and no schema does.
    pub is_planned: bool,
}

/// What a column is in its table. A column should be one of the first three at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent switches of the format"
)]
#[non_exhaustive]
pub struct Roles {
    /// Marked `primary_key`.
    pub primary_key: bool,
    /// Marked `identifier`: it holds the key of a parent table.
    pub identifier: bool,
    /// Marked `time_series_time`.
    pub time: bool,
    /// Marked `drop`.
    pub dropped: bool,
}

/// What a column can be marked as. The engine allows one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// `primary_key`: the key of its table.
    PrimaryKey,
    /// `identifier`: it holds the key of a parent table.
    Identifier,
    /// `time_series_time`: the time of a series.
    Time,
}

impl Mark {
    /// Every mark, in the order of the format.
    pub const ALL: [Self; 3] = [Self::PrimaryKey, Self::Identifier, Self::Time];

    /// The field that sets it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary_key",
            Self::Identifier => "identifier",
            Self::Time => "time_series_time",
        }
    }
}

/// How the values of a column are replaced.
#[derive(Clone, Copy, Debug)]
pub struct Pseudonymization<'a>(pub Fields<'a>);

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

impl<'a> Schema<'a> {
    pub(super) fn new(document: Document<'a>) -> Self {
        let listed = document.get("tables");
        let listed = listed.filter(|list| list.value.kind() == NodeKind::Sequence);
        let items = listed.into_iter().flat_map(|list| list.value.items());
        let tables: Vec<_> = items.map(|item| Table::new(Fields::item(item))).collect();

        let mut by_name = HashMap::new();
        let mut by_child: HashMap<_, Vec<_>> = HashMap::new();
        for (parent, table) in tables.iter().enumerate() {
            if let Some(name) = table.name {
                by_name.insert(name.value, parent);
            }
            for (link, written) in table.links.iter().enumerate() {
                if let (Some(child), Some(field)) = (written.child, written.child_field) {
                    let places = by_child.entry((child.value, field.value)).or_default();
                    places.push(LinkPlace { parent, link });
                }
            }
        }
        Self {
            is_avatarized: is_avatarized(&document, &tables),
            document,
            is_complete: listed.is_some() && tables.iter().all(|table| table.name.is_some()),
            tables,
            by_name,
            by_child,
            links_are_resolved: OnceCell::new(),
        }
    }

    /// The table called `name`: of several, the last, which the engine keeps.
    pub fn table(&self, name: &str) -> Lookup<&Table<'a>> {
        let index = self.by_name.get(name);
        Lookup::of(
            index.and_then(|&index| self.tables.get(index)),
            self.is_complete,
        )
    }

    /// The place in [`Schema::tables`] of the table that the engine keeps.
    pub fn table_index(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Whether every table could be read with its name.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The tables that the engine keeps: of those of one name, the last.
    pub fn kept_tables(&self) -> impl Iterator<Item = &Table<'a>> {
        self.tables.iter().enumerate().filter_map(|(index, table)| {
            let kept = self.by_name.get(table.name?.value) == Some(&index);
            kept.then_some(table)
        })
    }

    /// Every link with the table it is written on.
    pub fn links(&self) -> impl Iterator<Item = (&Table<'a>, &Link<'a>)> {
        let tables = self.tables.iter();
        tables.flat_map(|table| table.links.iter().map(move |link| (table, link)))
    }

    /// Whether every link that is written can be read, and leads to a column of
    /// the schema.
    pub fn links_are_resolved(&self) -> bool {
        let resolved = || self.resolve_links();
        *self.links_are_resolved.get_or_init(resolved)
    }

    fn resolve_links(&self) -> bool {
        let leads_somewhere = |link: &Link<'_>| {
            let child = link.child.and_then(|child| self.table(child.value).found());
            child
                .zip(link.child_field)
                .is_some_and(|(child, field)| !child.column(field.value).is_missing())
        };
        self.tables.iter().all(|table| {
            let fields = &table.fields;
            let is_read = match fields.get("links") {
                Some(links) => links.value.kind() == NodeKind::Sequence,
                None => ["links", "foreign_keys"]
                    .iter()
                    .all(|field| !fields.has(field)),
            };
            is_read && !fields.misspells("links") && table.links.iter().all(leads_somewhere)
        })
    }

    /// The links that arrive at a column, each with its parent table.
    pub fn links_to<'m>(
        &'m self,
        table: &'m str,
        column: &'m str,
    ) -> impl Iterator<Item = (&'m Table<'a>, &'m Link<'a>)> + use<'m, 'a> {
        let places = self.by_child.get(&(table, column));
        places.into_iter().flatten().filter_map(|place| {
            let parent = self.tables.get(place.parent)?;
            Some((parent, parent.links.get(place.link)?))
        })
    }

    /// The name of the schema that this one is the avatarized twin of.
    pub fn schema_ref(&self) -> Option<Text<'a>> {
        self.document.text("schema_ref")
    }

    /// What the engine expects the avatarized twin of another schema to be called.
    pub fn name_by_reference(&self) -> Option<String> {
        let original = self.schema_ref()?;
        Some(format!("{}{AVATARIZED}", original.value))
    }

    /// Whether the name ends in `_avatarized`, so that the engine skips it.
    pub fn is_named_avatarized(&self) -> bool {
        is_named_avatarized(&self.document)
    }

    /// Whether it is meant as the avatarized twin of another: it says so by
    /// `schema_ref`, or by its name and tables that declare avatars alone.
    pub fn is_avatarized(&self) -> bool {
        self.is_avatarized
    }

    /// The treatment of the tables that have none of their own. No published
    /// package reads it.
    pub fn default_treatment(&self) -> Option<Word<'a, Treatment>> {
        self.document.spec()?.word("default_treatment")
    }

    /// Whether the engine refuses tables that no link joins: `check_links_between_tables`,
    /// which is on unless it is switched off.
    pub fn checks_links(&self) -> bool {
        let flag = self.document.flag("check_links_between_tables");
        flag.is_none_or(|flag| flag.value)
    }
}

fn is_avatarized(document: &Document<'_>, tables: &[Table<'_>]) -> bool {
    let declares_originals = |table: &Table<'_>| {
        !table.columns.is_empty() || !table.links.is_empty() || table.data().is_some()
    };
    document.text("schema_ref").is_some()
        || is_named_avatarized(document) && !tables.iter().any(declares_originals)
}

fn is_named_avatarized(document: &Document<'_>) -> bool {
    let name = document.name;
    name.is_some_and(|name| name.value.ends_with(AVATARIZED))
}

impl<'a> Table<'a> {
    fn new(fields: Fields<'a>) -> Self {
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
            name: fields.text("name"),
            treatment: fields.word("treatment"),
            group: fields.text("group"),
            links: links.collect(),
            is_complete: is_readable
                && !fields.misspells("columns")
                && columns.iter().all(|column| column.name.is_some()),
            columns,
            by_name,
        }
    }

    /// A table of the plan, with those of its columns that no schema lists.
    pub(super) fn planned(
        fields: Fields<'a>,
        name: Text<'a>,
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

impl Roles {
    /// Whether the column is marked so.
    pub const fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::PrimaryKey => self.primary_key,
            Mark::Identifier => self.identifier,
            Mark::Time => self.time,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            primary_key: self.primary_key || other.primary_key,
            identifier: self.identifier || other.identifier,
            time: self.time || other.time,
            dropped: self.dropped || other.dropped,
        }
    }
}

impl<'a> Column<'a> {
    /// Reads the fields in one pass: sets have many columns.
    fn new(fields: Fields<'a>) -> Self {
        let mut column = Self {
            fields,
            name: None,
            roles: Roles::default(),
            action: None,
            pseudonymization: None,
            is_planned: false,
        };
        for (key, value) in fields.entries() {
            match key.value {
                "field" => column.name = value.as_text(),
                "action" => column.action = value.as_word(),
                "primary_key" => column.roles.primary_key = is_truthy(value.node),
                "identifier" => column.roles.identifier = is_truthy(value.node),
                "time_series_time" => column.roles.time = is_truthy(value.node),
                "drop" => column.roles.dropped = is_truthy(value.node),
                "pseudonymization" if value.is_mapping() => {
                    column.pseudonymization = Some(Pseudonymization(value));
                }
                _ => {}
            }
        }
        column
    }

    /// A column of the plan.
    pub(super) fn planned(fields: Fields<'a>, name: Text<'a>, roles: Roles) -> Self {
        Self {
            fields,
            name: Some(name),
            roles,
            action: fields.word("action"),
            pseudonymization: None,
            is_planned: true,
        }
    }

    /// Where to point for the column as a whole: its name.
    pub fn span(&self) -> Span {
        self.fields.named_span(self.name)
    }

    /// The name for messages: the column's, or `?`.
    pub fn label(&self) -> &'a str {
        self.name.map_or("?", |name| name.value)
    }

    /// Whether it is the key of its table, or of a parent.
    pub fn is_key(&self) -> bool {
        self.roles.primary_key || self.roles.identifier
    }

    /// What the column itself is marked as, whatever another one of its name says.
    pub fn marks(&self) -> impl Iterator<Item = (Mark, Flag<'a>)> + use<'a> {
        let fields = self.fields;
        Mark::ALL.into_iter().filter_map(move |mark| {
            let flag = fields.flag(mark.as_str())?;
            flag.value.then_some((mark, flag))
        })
    }

    /// The declared type, if it is one of the format's.
    pub fn column_type(&self) -> Option<Spanned<'a, ColumnType>> {
        self.fields.choice(if self.is_planned {
            "column_type"
        } else {
            "type"
        })
    }

    /// The switch that drops the column, where it is written.
    pub fn drop(&self) -> Option<Flag<'a>> {
        self.fields.flag("drop")
    }
}

impl<'a> Pseudonymization<'a> {
    /// The strategy.
    pub fn kind(&self) -> Option<Word<'a, StrategyKind>> {
        self.0.word("kind")
    }

    /// Whether the strategy is of this kind.
    pub fn is(&self, kind: StrategyKind) -> bool {
        self.kind().is_some_and(|own| own.is(kind))
    }

    /// The pattern of a `SPECIFIC_ID`.
    pub fn pattern(&self) -> Option<Text<'a>> {
        self.0.text("pattern")
    }
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
