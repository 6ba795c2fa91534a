//! What the columns of a set hold about persons, and what to do about it.

use crate::Context;
use crate::facts::columns::ColumnRef;
use crate::holding::{Holding, Source};
use avatar_identifiers::{Category, Kind};
use avatar_model::wording::quoted;

/// What the columns of the set hold.
pub(super) fn all<'a>(context: &Context<'a>) -> &'a [(ColumnRef<'a, 'a>, Holding<'a>)] {
    context.facts.guesses().all()
}

/// What one column of the original data holds.
pub(super) fn of<'a>(context: &Context<'a>, place: &ColumnRef<'_, 'a>) -> Option<Holding<'a>> {
    context.facts.guesses().of(place)
}

/// What the attribute of a shared entity holds, by its name.
pub(super) fn of_name(context: &Context<'_>, name: &str) -> Option<Category> {
    let column = avatar_identifiers::Column::named(name);
    let mut found = avatar_identifiers::classify("", &[column], &context.options.names);
    found.next().flatten().map(|found| found.category)
}

/// What says what a column holds, after "according to": "its name", "the part `mail` of its
/// name".
pub(super) fn evidence(holding: &Holding<'_>, place: &ColumnRef<'_, '_>) -> String {
    match holding.source {
        Source::Name(words) if words == place.column.label() => "its name".to_owned(),
        Source::Name(words) => format!("the part {} of its name", quoted(words)),
        Source::PiiType => "its `pii_type`".to_owned(),
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
        Category::Bank
        | Category::Device
        | Category::Vehicle
        | Category::Username
        | Category::MedicalRecord
        | Category::ReferenceNumber
        | Category::Custom => Advice::Uuid4,
        _ => Advice::Drop,
    }
}

/// Whether a column that is left as it is deserves a finding of its own.
pub(super) fn points_at_persons(category: Category) -> bool {
    matches!(
        category.kind(),
        Kind::DirectIdentifier | Kind::ReferenceNumber
    )
}
