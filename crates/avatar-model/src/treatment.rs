//! What becomes of a column.

use super::Model;
use super::database::{SharedEntity, planned_columns};
use super::document::Document;
use super::schema::{Column, Link, Pseudonymization, Schema, Table};
use super::value::{Fields, Text};
use avatar_format::Kind;
use std::collections::HashMap;

/// What becomes of the values of a column, before anything else is said of it.
#[derive(Clone, Copy, Debug)]
pub enum Treatment<'m, 'a> {
    /// They take part in the run as they are: what comes out is as private as
    /// the method of the table makes it.
    Kept,
    /// The column is not read.
    Dropped,
    /// They are replaced, as the schema says.
    Pseudonymized(Pseudonymization<'a>),
    /// A database run replaces them, by the column's action.
    Replaced(Text<'a>),
    /// They are the key of a shared entity, or something known of it, and are
    /// replaced with it.
    Entity(SharedEntity<'a>),
    /// They are the key of a parent, whose replacement they follow.
    Inherited {
        /// The parent.
        parent: &'m Table<'a>,
        /// The link that says so.
        link: &'m Link<'a>,
        /// How the parent's key is replaced.
        pseudonymization: Pseudonymization<'a>,
    },
    /// The column stays, and its values go: `purge` of the column or its table.
    Purged(Text<'a>),
    /// It is not part of the run: `ignore` of the column or its table, or a
    /// table of another group than the set's.
    Ignored(Text<'a>),
    /// They pass through as they are: `freeze` of the column, or `copy` of its
    /// table.
    Verbatim(Text<'a>),
}

impl Treatment<'_, '_> {
    /// Whether no original value of the column comes out.
    pub fn hides_values(&self) -> bool {
        !matches!(self, Self::Kept | Self::Verbatim(_))
    }
}

/// Columns that something else than their own declaration treats, by table and
/// column.
#[derive(Debug, Default)]
pub(super) struct Elsewhere<'a> {
    entities: HashMap<(&'a str, &'a str), SharedEntity<'a>>,
    planned: HashMap<(&'a str, &'a str), Fields<'a>>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(documents: &[Document<'a>]) -> Self {
        let mut elsewhere = Self::default();
        let of = |kind| {
            let documents = documents.iter().copied();
            documents.filter(move |document| document.kind == kind)
        };
        // Tables of other databases than the source are none of the schema's.
        let source = of(Kind::Extract).find_map(|document| document.text("source"));
        for entity in of(Kind::SharedEntity).map(SharedEntity) {
            elsewhere.add_entity(entity, source);
        }
        for input in documents.iter().filter_map(super::input) {
            for (table, plan) in input.copies().flat_map(|copy| copy.planned_tables()) {
                for (column, plan) in planned_columns(&plan) {
                    elsewhere.planned.insert((table.value, column.value), plan);
                }
            }
        }
        elsewhere
    }

    fn add_entity(&mut self, entity: SharedEntity<'a>, source: Option<Text<'a>>) {
        for place in entity.places() {
            let is_elsewhere =
                |database: Text<'_>| source.is_some_and(|source| source.value != database.value);
            if place.database().is_some_and(is_elsewhere) {
                continue;
            }
            let Some(table) = place.table() else { continue };
            let key = place.column().filter(|_| entity.key_strategy().is_some());
            let attributes = entity
                .attributes()
                .flat_map(|attribute| attribute.columns());
            for column in key.into_iter().chain(attributes) {
                self.entities.insert((table.value, column.value), entity);
            }
        }
    }
}

impl<'a> Model<'a> {
    /// The group that `table` belongs to, when it is another than the one that
    /// this set runs.
    pub fn other_group(&self, table: &Table<'a>) -> Option<Text<'a>> {
        let own = self.group?;
        table.group.filter(|group| group.value != own.value)
    }

    /// Whether this set avatarizes `table`, or copies it with the others: it
    /// belongs to no other group, and is neither ignored nor purged.
    pub fn takes_part(&self, table: &Table<'a>) -> bool {
        let leaves = |said: Text<'_>| matches!(said.value, "ignore" | "purge");
        !table.treatment.is_some_and(leaves) && self.other_group(table).is_none()
    }

    /// What becomes of the values of `column`.
    pub fn treatment<'m>(
        &'m self,
        schema: &'m Schema<'a>,
        table: &'m Table<'a>,
        column: &Column<'a>,
    ) -> Treatment<'m, 'a> {
        if column.roles.dropped {
            return Treatment::Dropped;
        }
        let (of_table, of_column) = (table.treatment, column.action);
        let says = |text: Option<Text<'a>>, word: &str| text.filter(|text| text.value == word);
        let either = |word| says(of_column, word).or(says(of_table, word));

        if let Some(group) = self.other_group(table) {
            return Treatment::Ignored(group);
        }
        if let Some(said) = either("ignore") {
            return Treatment::Ignored(said);
        }
        if let Some(said) = either("purge") {
            return Treatment::Purged(said);
        }
        if let Some(pseudonymization) = column.pseudonymization {
            return Treatment::Pseudonymized(pseudonymization);
        }
        if let Some(said) = says(of_column, "pseudonymize") {
            return Treatment::Replaced(said);
        }
        if let Some(treatment) = self.treatment_elsewhere(table, column) {
            return treatment;
        }
        if let Some(inherited) = inherited(schema, table, column) {
            return inherited;
        }
        if let Some(said) = says(of_column, "freeze") {
            return Treatment::Verbatim(said);
        }
        let is_key = column.roles.primary_key || column.roles.identifier;
        let is_undecided = of_column.is_none_or(|action| action.value == "keep");
        match says(of_table, "copy") {
            Some(said) if is_undecided && !is_key => Treatment::Verbatim(said),
            _ => Treatment::Kept,
        }
    }

    /// What a shared entity, or the plan of a former `input`, does with a column.
    fn treatment_elsewhere<'m>(
        &'m self,
        table: &Table<'a>,
        column: &Column<'a>,
    ) -> Option<Treatment<'m, 'a>> {
        let place = (table.name?.value, column.name?.value);
        if let Some(&entity) = self.elsewhere.entities.get(&place) {
            return Some(Treatment::Entity(entity));
        }
        let plan = self.elsewhere.planned.get(&place)?;
        let action = plan.text("action")?;
        match action.value {
            "ignore" => Some(Treatment::Ignored(action)),
            "purge" => Some(Treatment::Purged(action)),
            "freeze" => Some(Treatment::Verbatim(action)),
            "pseudonymize" | "reference" => Some(Treatment::Replaced(action)),
            _ => None,
        }
    }
}

/// The replacement that a child's key takes over from its parent's, if it
/// is one.
fn inherited<'m, 'a>(
    schema: &'m Schema<'a>,
    table: &Table<'a>,
    column: &Column<'a>,
) -> Option<Treatment<'m, 'a>> {
    let mut links = schema.links_to(table.name?.value, column.name?.value);
    links.find_map(|(parent, link)| {
        let key = parent.column(link.field?.value).found()?;
        Some(Treatment::Inherited {
            parent,
            link,
            pseudonymization: key.pseudonymization?,
        })
    })
}
