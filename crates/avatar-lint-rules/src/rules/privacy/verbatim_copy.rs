//! `verbatim-copy`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;
use avatar_model::{Column, ColumnFate, DeclaredSchema, Table, Text};
use hashbrown::HashMap;
use pyyaml_syntax::Span;
use std::collections::BTreeMap;

/// Original values that pass through a database run as they are.
pub(crate) static RULE: Rule = Rule {
    name: "verbatim-copy",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "original values are copied to the target",
    raised_when_exposed: true,
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["action", "treatment", "default_treatment"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["unknown-table"],
    page: page!("verbatim_copy.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // What one value says of several columns is one finding: a table's
    // treatment, or the default of all tables.
    let mut copies: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    let mut unplanned = HashMap::new();
    let model = context.model;
    let tables = model.tables_with_added();
    for (schema, table) in tables.filter(|(_, table)| !model.may_be_left_out(table)) {
        if let Some(name) = model.unplanned(table) {
            unplanned.insert(name.span(), name.value);
        }
        for place in columns::of(model, schema, table) {
            // The fate is the cheaper question.
            if let ColumnFate::Verbatim(said) = place.fate()
                && !is_open(place.column)
            {
                copies.entry(said.span()).or_default().push(place.label());
            }
        }
        if let Some(said) = copied_unseen(context, schema, table) {
            let all = format!("every column of {}", quoted(table.label()));
            copies.entry(said.span()).or_default().push(all);
        }
    }
    for (span, columns) in copies {
        let message = format!(
            "The engine copies the original values of {} to the target unchanged.",
            summed_up(&columns)
        );
        let way = unplanned.get(&span).map_or_else(
            || "Choose `anonymize`, `pseudonymize` or `purge`".to_owned(),
            |table| {
                format!(
                    "Add {} to the plan, or remove it from `tables`",
                    quoted(table)
                )
            },
        );
        let help = format!("{way}, unless the values reveal nothing about persons.");
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}

/// What says that a table is copied of which no column is known.
fn copied_unseen<'a>(
    context: &Context<'a>,
    schema: &DeclaredSchema<'a>,
    table: &Table<'a>,
) -> Option<Text<'a>> {
    let model = context.model;
    let word = model.copied_by(schema, table)?;
    let is_unlisted = table.columns.is_empty() && !table.fields.is_meant("columns");
    (model.takes_part(table) && is_unlisted).then_some(word)
}

/// Whether a fault that another rule reports leaves open that the column has an action, or
/// is a key, so that its table's treatment says nothing of it.
fn is_open(column: &Column<'_>) -> bool {
    let fields = &column.fields;
    let marks = ["primary_key", "identifier"];
    column.action.is_none() && fields.is_meant("action")
        || marks.iter().any(|mark| fields.is_in_doubt(mark))
}

/// The columns for a sentence: a few by name, the others by number.
fn summed_up(columns: &[String]) -> String {
    const NAMED: usize = 3;

    match columns.split_at_checked(NAMED) {
        Some((named, others)) if !others.is_empty() => {
            format!("{} and {} more columns", named.join(", "), others.len())
        }
        _ => columns.join(" and "),
    }
}
