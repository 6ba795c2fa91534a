//! `excluded-quasi-identifiers`

use crate::page::page;
use crate::rules::{columns, exclusions, guess};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_identifiers::Kind;
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{DeclaredSchema, Table, Text};

/// Attributes that together point at a person, left out of the avatarization.
pub(crate) static RULE: Rule = Rule {
    name: "excluded-quasi-identifiers",
    group: Group::Privacy,
    level: Level::Warning,
    raised_when_exposed: true,
    summary: "two or more quasi-identifiers in one `exclude_variables`",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["exclude_variables"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("excluded_quasi_identifiers.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for (parameters, exclusion) in exclusions::all(model) {
        let Some((schema, table)) = model.table_of(parameters) else {
            continue;
        };
        if !is_of_people(schema, table) {
            continue;
        }
        let mut quasi: Vec<Text<'_>> = Vec::new();
        for name in exclusion.variables() {
            let mut places = columns::of(model, schema, table);
            let place = places.find(|place| place.column.label() == name.value);
            let points = place.filter(|place| {
                let held = guess::of(context, place);
                let is_quasi =
                    held.is_some_and(|held| held.category.kind() == Kind::QuasiIdentifier);
                // A type that cannot be read would say more.
                let column = place.column;
                let is_typed = column.column_type().is_some() || !column.fields.is_meant("type");
                is_quasi && is_typed && !place.fate().hides_values()
            });
            let is_new = quasi.iter().all(|other| other.value != name.value);
            if points.is_some() && is_new {
                quasi.push(name);
            }
        }
        let [first, _, ..] = quasi.as_slice() else {
            continue;
        };
        let message = format!(
            "{} keep their original values in {}, each row in the combination of a real person: \
             together they can single that person out.",
            quoted_list(quasi.iter().map(|name| name.value), "and"),
            quoted(table.label())
        );
        findings.push(Finding::new(&RULE, first.span(), message).help(
            "Remove all but one of them from `exclude_variables`, or make them coarser first: a \
             region for a postcode, a band for an age.",
        ));
    }
}

/// Whether the rows are people, or belong to people: a table of things is neither
/// said to hold individuals nor linked to one.
fn is_of_people(schema: &DeclaredSchema<'_>, table: &Table<'_>) -> bool {
    let is_individual = table.individual_level().is_none_or(|flag| flag.value);
    let mut columns = table.columns.iter();
    is_individual
        || columns.any(|column| {
            schema
                .links_to(table.label(), column.label())
                .next()
                .is_some()
        })
}
