//! What the names of columns give reason to suspect.

use super::columns::{self, Place};
use crate::Context;
use avatar_format::ColumnType;
use avatar_identifiers::{Category, ValueType, classify_in_table};
use avatar_model::wording::quoted;

/// What a column holds by the look of it.
pub(super) struct Suspicion<'a> {
    pub(super) category: Category,
    source: Source<'a>,
}

enum Source<'a> {
    /// The words of the name.
    Name(&'a str),
    /// The declared `pii_type`.
    PiiType,
}

/// The columns whose names, or whose declared `pii_type`, say what they hold.
pub(super) fn all<'a>(context: &Context<'a>) -> &'a [(Place<'a, 'a>, Suspicion<'a>)] {
    context.facts.suspicions.get_or_init(|| {
        let places = columns::all(context.model);
        let suspicious = places.filter_map(|place| Some((place, of(context, &place)?)));
        suspicious.collect()
    })
}

/// What one column holds: what is declared before what its name says.
pub(super) fn of<'a>(context: &Context<'_>, place: &Place<'_, 'a>) -> Option<Suspicion<'a>> {
    let declared = place.column.fields.text("pii_type");
    let declared = declared.and_then(|pii_type| {
        Some(Suspicion {
            category: category(pii_type.value)?,
            source: Source::PiiType,
        })
    });
    declared.or_else(|| {
        let name = place.column.name?.value;
        let table = place.table.label();
        let values = place.kind().map(values_of);
        let identified = classify_in_table(table, name, values, &context.options.words)?;
        Some(Suspicion {
            category: identified.category,
            source: Source::Name(identified.evidence),
        })
    })
}

impl Suspicion<'_> {
    /// What says so, after "by": "its name", "the word `mail` in its name".
    pub(super) fn evidence(&self, place: &Place<'_, '_>) -> String {
        match self.source {
            Source::Name(words) if words == place.column.label() => "its name".to_owned(),
            Source::Name(words) => format!("the words {} in its name", quoted(words)),
            Source::PiiType => "its `pii_type`".to_owned(),
        }
    }
}

/// How values of a category are best kept out of the results.
#[derive(Clone, Copy)]
pub(super) enum Advice {
    /// Realistic values of this `pii_type` in place of the real ones.
    Faker(&'static str),
    /// Random identifiers in place of the real ones.
    Uuid4,
    /// No column at all.
    Drop,
}

/// What to do with a column of `category`.
pub(super) fn advice(category: Category) -> Advice {
    match category {
        Category::Email => Advice::Faker("EMAIL"),
        Category::Phone => Advice::Faker("PHONE"),
        Category::FirstName => Advice::Faker("FIRST_NAME"),
        Category::LastName => Advice::Faker("LAST_NAME"),
        Category::FullName => Advice::Faker("FULL_NAME"),
        Category::NationalId => Advice::Faker("SSN"),
        Category::PostalAddress => Advice::Faker("ADDRESS"),
        Category::FreeText => Advice::Faker("FREE_TEXT"),
        Category::BirthDate
        | Category::Location
        | Category::Social
        | Category::Biometric
        | Category::Credential => Advice::Drop,
        Category::Bank
        | Category::Device
        | Category::Vehicle
        | Category::Username
        | Category::MedicalRecord
        | Category::Custom => Advice::Uuid4,
    }
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
fn category(pii_type: &str) -> Option<Category> {
    Some(match pii_type {
        "EMAIL" => Category::Email,
        "FIRST_NAME" => Category::FirstName,
        "LAST_NAME" => Category::LastName,
        "FULL_NAME" => Category::FullName,
        "PHONE" => Category::Phone,
        "SSN" => Category::NationalId,
        "ADDRESS" => Category::PostalAddress,
        "FREE_TEXT" => Category::FreeText,
        _ => return None,
    })
}
