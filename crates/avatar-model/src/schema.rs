//! Schemas: their tables, and the links between these.

use super::document::Document;
use super::lookup::Lookup;
use super::table::{Link, Table};
use super::value::{Fields, Text, Word};
use avatar_format::Treatment;
use hashbrown::HashMap;
use pyyaml_syntax::NodeKind;
use std::sync::OnceLock;

/// What the engine appends to the name of a schema for its avatarized twin. It
/// skips every schema that is named so.
pub const AVATARIZED: &str = "_avatarized";

/// The tables of one `AvatarSchema` document.
#[derive(Debug)]
pub struct DeclaredSchema<'a> {
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
    default_treatment: Option<Word<'a, Treatment>>,
    /// Answers [`DeclaredSchema::links_are_resolved`] once it was asked.
    links_are_resolved: OnceLock<bool>,
}

#[derive(Clone, Copy, Debug)]
struct LinkPlace {
    parent: usize,
    link: usize,
}

impl<'a> DeclaredSchema<'a> {
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
            default_treatment: document.spec().and_then(|it| it.word("default_treatment")),
            document,
            is_complete: listed.is_some() && tables.iter().all(|table| table.name.is_some()),
            tables,
            by_name,
            by_child,
            links_are_resolved: OnceLock::new(),
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

    /// The place in [`DeclaredSchema::tables`] of the table that the engine keeps.
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
        self.default_treatment
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
