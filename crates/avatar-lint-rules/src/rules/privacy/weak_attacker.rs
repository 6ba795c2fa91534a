//! `weak-attacker`

use crate::page::page;
use crate::rules::{columns, guess};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_identifiers::Kind;
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{DeclaredSchema, Section, Table, TableParameters, Text};

/// An attack that assumes less than others know.
pub(crate) static RULE: Rule = Rule {
    name: "weak-attacker",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "`known_variables` without any attribute that others are likely to know",
    criteria: &[Criterion::Linkability, Criterion::Inference],
    options: &["known_variables"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("weak_attacker.md"),
    ..Rule::BASE
};

/// How many of the attributes that an attacker may know a message names.
const MAX_NAMED: usize = 3;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let tables = model.table_parameters();
    for metrics in tables.filter(|table| table.section == Section::PrivacyMetrics) {
        if let Some((schema, table)) = model.table_of(metrics) {
            findings.extend(weak(context, metrics, schema, table));
        }
    }
}

fn weak<'a>(
    context: &Context<'a>,
    metrics: &TableParameters<'a>,
    schema: &'a DeclaredSchema<'a>,
    table: &'a Table<'a>,
) -> Option<Finding> {
    let known: Vec<Text<'_>> = metrics.known_variables().collect();
    let listed = metrics.fields.get("known_variables")?;
    // What is named and not listed may be anything, and so may what is no name.
    let are_listed = known
        .iter()
        .all(|name| table.column(name.value).found().is_some());
    let are_names = known.len() == listed.value.items().len();
    if known.is_empty() || !are_listed || !are_names {
        return None;
    }
    let visible: Vec<_> = columns::of(context.model, schema, table)
        .filter(|place| !place.fate().hides_values())
        .collect();
    let is_known = |name: &str| known.iter().any(|known| known.value == name);
    if !visible.iter().any(|place| is_known(place.column.label())) {
        let message = format!(
            "The attack on {} assumes only values that the run replaces: nobody knows these, so \
             it measures nothing.",
            quoted(table.label())
        );
        return Some(Finding::new(&RULE, listed.key_span(), message).help(HELP));
    }
    // Of a row that is not a person others know less than of the person.
    let is_individual = table.individual_level().is_none_or(|flag| flag.value);
    let target = metrics.target().map(|target| target.value);
    let quasi: Vec<&str> = visible
        .iter()
        .filter(|place| {
            let held = guess::of(context, place);
            held.is_some_and(|held| held.category.kind() == Kind::QuasiIdentifier)
        })
        .map(|place| place.column.label())
        .filter(|name| target != Some(*name))
        .collect();
    if !is_individual || quasi.len() < 2 || quasi.iter().any(|name| is_known(name)) {
        return None;
    }
    let message = format!(
        "The attack on {} assumes no attribute that others are likely to know, such as {}: the \
         inference risk is understated.",
        quoted(table.label()),
        quoted_list(quasi.iter().take(MAX_NAMED), "or")
    );
    Some(Finding::new(&RULE, listed.key_span(), message).help(HELP))
}

const HELP: &str = "Under `known_variables`, list what a neighbor, an employer or a public register \
                    can know of a person.";
