//! What the columns of a table hold about persons: what is declared, before what
//! their names say.

use avatar_format::{ColumnType, PiiType};
use avatar_identifiers::{Category, Confidence, Settings, ValueType, classify};
use avatar_model::{Column, Table};

/// What a column holds about persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holding<'a> {
    /// What it holds.
    pub category: Category,
    /// How sure that is.
    pub confidence: Confidence,
    /// What says so.
    pub source: Source<'a>,
}

/// What says what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// These words of its name.
    Name(&'a str),
    /// The declared `pii_type`.
    PiiType,
}

/// The columns of a table, each with what it holds about persons. Of columns of one
/// name the first stands for all, since the engine merges them.
pub fn holdings<'m, 'a>(
    table: &'m Table<'a>,
    names: &Settings,
) -> impl Iterator<Item = (&'m Column<'a>, Option<Holding<'a>>)> {
    let columns: Vec<_> = table.distinct_columns().collect();
    let described = columns.iter().map(|column| avatar_identifiers::Column {
        name: column.name.map_or("", |name| name.value),
        values: column.column_type().map(|kind| values_of(kind.value)),
    });
    let described: Vec<_> = described.collect();
    let found = classify(table.label(), &described, names);
    columns.into_iter().zip(found).map(|(column, found)| {
        let by_name = found.map(|found| Holding {
            category: found.category,
            confidence: found.confidence,
            source: Source::Name(found.evidence),
        });
        (column, declared(column).or(by_name))
    })
}

/// What the declared `pii_type` says.
fn declared<'a>(column: &Column<'_>) -> Option<Holding<'a>> {
    let pii_type = column.fields.choice("pii_type")?;
    Some(Holding {
        category: category(pii_type.value),
        confidence: Confidence::High,
        source: Source::PiiType,
    })
}

/// What the values of a column of this type are.
fn values_of(kind: ColumnType) -> ValueType {
    match kind {
        ColumnType::Bool => ValueType::Boolean,
        ColumnType::Int => ValueType::Integer,
        ColumnType::Numeric => ValueType::Decimal,
        ColumnType::Datetime | ColumnType::DatetimeTz => ValueType::Time,
        ColumnType::Category => ValueType::Text,
    }
}

/// What a `pii_type` stands for.
fn category(pii_type: PiiType) -> Category {
    match pii_type {
        PiiType::Email => Category::Email,
        PiiType::FirstName => Category::FirstName,
        PiiType::LastName => Category::LastName,
        PiiType::FullName => Category::FullName,
        PiiType::Phone => Category::Phone,
        PiiType::Ssn => Category::NationalId,
        PiiType::Address => Category::PostalAddress,
        PiiType::FreeText => Category::FreeText,
    }
}
