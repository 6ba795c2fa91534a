//! The columns of a set with what becomes of them, and how to name them.

use crate::model::{Column, Model, Pseudonymization, Schema, Table, Treatment};
use crate::wording::quoted;
use avatar_yaml::ColumnType;

/// One column of the original data.
#[derive(Clone, Copy)]
pub(super) struct Place<'m, 'a> {
    pub(super) schema: &'m Schema<'a>,
    pub(super) table: &'m Table<'a>,
    pub(super) column: &'m Column<'a>,
    pub(super) treatment: Treatment<'m, 'a>,
}

/// Every column of the tables that the engine keeps. Of columns of one name the
/// first stands for all, since the engine merges them.
pub(super) fn all<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = Place<'m, 'a>> {
    model.originals().flat_map(move |schema| {
        schema
            .kept_tables()
            .flat_map(move |table| of(model, schema, table))
    })
}

/// Every column of one table.
pub(super) fn of<'m, 'a>(
    model: &'m Model<'a>,
    schema: &'m Schema<'a>,
    table: &'m Table<'a>,
) -> impl Iterator<Item = Place<'m, 'a>> {
    let first_of_its_name = |column: &&Column<'a>| {
        let name = column.name.map_or("", |name| name.value);
        let first = table.column(name).found();
        first.is_none_or(|first| std::ptr::eq(first, *column))
    };
    let columns = table.columns.iter().filter(first_of_its_name);
    columns.map(move |column| Place {
        schema,
        table,
        column,
        treatment: model.treatment(schema, table, column),
    })
}

impl<'a> Place<'_, 'a> {
    /// The strategy that the column itself declares, if the run follows it.
    pub(super) fn strategy(&self) -> Option<Pseudonymization<'a>> {
        match self.treatment {
            Treatment::Pseudonymized(strategy) => Some(strategy),
            _ => None,
        }
    }

    /// The name for messages: "`email` of `customers`".
    pub(super) fn label(&self) -> String {
        let table = quoted(self.table.label());
        format!("{} of {table}", quoted(self.column.label()))
    }

    /// Whether a link joins the column to one of another table.
    pub(super) fn is_linked(&self) -> bool {
        let (table, column) = (self.table.label(), self.column.label());
        let is_parent = |field: &str| field == column;
        let mut links = self.table.links.iter();
        links.any(|link| link.field.is_some_and(|field| is_parent(field.value)))
            || self.schema.links_to(table, column).next().is_some()
    }

    /// The declared type.
    pub(super) fn kind(&self) -> Option<ColumnType> {
        Some(self.column.column_type()?.value)
    }
}

/// Whether a switch of a strategy that is on by default is on.
pub(super) fn is_consistent(strategy: &Pseudonymization<'_>) -> bool {
    strategy.0.flag("consistent").is_none_or(|flag| flag.value)
}
