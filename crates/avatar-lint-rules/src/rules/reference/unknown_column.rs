//! `unknown-column`

use crate::facts::plans::{self, Plan, PlannedPlace};
use crate::letters;
use crate::page::page;
use crate::rules::names;
use crate::rules::pitfall::stray_character;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::{PartKind, Pattern};
use avatar_model::characters;
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{
    Column, ColumnReference, ColumnRole, Entity, Fields, Lists, Table, Text, planned_columns,
};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::Span;

/// Columns that the table does not declare.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-column",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a column that the table does not list",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_column.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let lists = Lists::default();
    in_links(context, &lists, findings);
    let mut unknown = Vec::new();
    in_parameters(context, &lists, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
    in_patterns(context, &lists, findings);
    in_shared_entities(context, &lists, findings);
    let plans = context.facts.plans();
    for plan in plans {
        in_plan(plan, findings);
    }
    for (reference, places) in plans::references(context.model, plans) {
        in_reference(&places, reference, findings);
    }
}

fn in_links<'a>(context: &Context<'a>, lists: &Lists<'a>, findings: &mut Vec<Finding>) {
    // One fault, however many links need the column, or columns of a table that lists none.
    let mut reported: HashMap<(Span, &str), usize> = HashMap::new();
    for schema in &context.model.schemas {
        for (parent, link) in schema.links() {
            let child = link
                .child
                .and_then(|child| schema.table(child.value).found());
            let ends = [(Some(parent), link.field), (child, link.child_field)];
            for (table, column) in ends {
                let Some((table, column)) = table.zip(column) else {
                    continue;
                };
                let is_listed = !table.column(column.value).is_missing();
                if is_listed || is_declared_oddly(lists, table, column.value) {
                    continue;
                }
                let is_unlisted = table.columns.is_empty();
                let name = if is_unlisted { "" } else { column.value };
                let known = reported.get(&(table.span(), name));
                if let Some(first) = known.and_then(|&index| findings.get_mut(index)) {
                    first.push_related(column.span(), "another link that needs it");
                    continue;
                }
                reported.insert((table.span(), name), findings.len());
                let message = format!(
                    "{} does not list a column {}, so the engine rejects this link.",
                    wording::quoted(table.label()),
                    wording::quoted(column.value),
                );
                let finding = unknown(lists, table, named(column), &message);
                findings.push(if is_unlisted {
                    finding
                        .related(table.span(), "this table lists no column")
                        .help("List the columns of the table.")
                } else {
                    finding
                });
            }
        }
    }
}

fn in_parameters<'a>(context: &Context<'a>, lists: &Lists<'a>, findings: &mut Vec<Finding>) {
    for parameters in context.model.table_parameters() {
        let Some((_, table)) = context.model.table_of(parameters) else {
            continue;
        };
        for ColumnReference { name, role } in parameters.column_references() {
            let Some(level) = level(lists, table, name.value) else {
                continue;
            };
            let consequence = match role {
                ColumnRole::Weight => "this weight has no effect",
                ColumnRole::Excluded => "this excludes nothing",
                ColumnRole::Augmented => "there are no classes to balance",
                ColumnRole::Processed => "the processor has no column",
                ColumnRole::Known => "the simulated attack cannot use it",
                ColumnRole::Target => "the simulated attack has no target",
            };
            findings.push(doubtful(lists, table, named(name), consequence, level));
        }
    }
}

fn in_patterns<'a>(context: &Context<'a>, lists: &Lists<'a>, findings: &mut Vec<Finding>) {
    let tables = context
        .model
        .schemas
        .iter()
        .flat_map(|schema| &schema.tables);
    let columns = tables.flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    for (table, column) in columns {
        let pattern = column
            .pseudonymization
            .and_then(|replaced| replaced.pattern());
        let Some(pattern) = pattern else { continue };
        let mut places = pattern.parts(context.text());
        for part in Pattern::read(pattern.value).0.parts() {
            let PartKind::Reference { column } = &part.kind else {
                continue;
            };
            let Some(level) = level(lists, table, column) else {
                continue;
            };
            let span = places.part(&part.range);
            let consequence = "the identifiers cannot be generated";
            findings.push(doubtful(lists, table, (column, span), consequence, level));
        }
    }
}

fn in_shared_entities<'a>(context: &Context<'a>, lists: &Lists<'a>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(extract) = model.extract() else {
        return;
    };
    let Some(schema) = model.original_for(&extract.0) else {
        return;
    };
    let source = extract.source().map(|source| source.value);
    for entity in model.shared_entities() {
        let mut tables = Vec::new();
        for place in entity.places() {
            let is_source = place.database().map(|database| database.value) == source;
            let table = place.table().filter(|_| is_source);
            let table = table.and_then(|name| schema.table(name.value).found());
            let Some(table) = table else { continue };
            tables.push(table);
            if let Some(column) = place.column()
                && let Some(level) = level(lists, table, column.value)
            {
                let consequence = "the entity is not found there";
                // A key is never one of the columns that a list leaves out.
                let level = level.max(Level::Error);
                findings.push(doubtful(lists, table, named(column), consequence, level));
            }
        }
        for column in entity
            .attributes()
            .flat_map(|attribute| attribute.columns())
        {
            // It may be found in some tables of the entity and not in others.
            let is_found = |table: &&Table<'a>| !table.column(column.value).is_missing();
            let slipped =
                |table: &&&Table<'a>| level(lists, table, column.value) == Some(Level::Error);
            if tables.iter().any(is_found) {
                continue;
            }
            if let Some(table) = tables.iter().find(slipped) {
                let consequence = "it is not replaced there";
                findings.push(doubtful(
                    lists,
                    table,
                    named(column),
                    consequence,
                    Level::Error,
                ));
            }
        }
    }
}

/// What the plan of a former `input` says of columns. It may name some that the schema does
/// not list.
fn in_plan(plan: &Plan<'_>, findings: &mut Vec<Finding>) {
    for (table, fields) in plan.copy.planned_tables() {
        let own = || fields.texts("primary_key");
        let links = || fields.items("links").map(Fields::item);
        for column in own().chain(links().filter_map(|link| link.text("column"))) {
            findings.extend(slip(plan, table, column, "this is no key"));
        }
        for link in links() {
            let parent = link.text("references_table");
            if let Some((parent, column)) = parent.zip(link.text("references_column")) {
                findings.extend(slip(plan, parent, column, "this link leads nowhere"));
            }
        }
        let Some(listed) = plan.listed(table.value) else {
            continue;
        };
        let planned = planned_columns(&fields).map(|(column, _)| column);
        let names: HashSet<&str> = planned.clone().map(|column| column.value).collect();
        let unplanned = listed.columns.iter().filter_map(|column| column.name);
        let unplanned = unplanned.filter(|name| !names.contains(name.value));
        let unplanned = Names::new(unplanned.map(|name| name.value));
        for column in planned.filter(|column| listed.column(column.value).is_missing()) {
            let meant = names::slip(column.value, &unplanned);
            let meant = meant.and_then(|meant| listed.column(meant).found());
            let Some(meant) = meant else { continue };
            let consequence = format!(
                "the plan says nothing of {}",
                wording::quoted(meant.label())
            );
            let meant = Some((meant.label(), meant.span()));
            findings.push(slipped(table, column, &consequence, meant));
        }
    }
}

/// The columns by which a reference table of a former `input` is found, and those that it
/// replaces.
fn in_reference<'a>(
    places: &[PlannedPlace<'_, 'a>],
    reference: Fields<'a>,
    findings: &mut Vec<Finding>,
) {
    for place in places {
        if let Some(key) = place.key.filter(|key| !place.has_column(key.value)) {
            let consequence = "the entity is not found there";
            findings.extend(place.find(|plan, table| slip(plan, table, key, consequence)));
        }
    }
    for column in Entity::of_reference(reference)
        .attributes()
        .flat_map(|known| known.columns())
    {
        // It may be found in some tables of the entity and not in others.
        if !places.iter().any(|place| place.has_column(column.value)) {
            let consequence = "it is not replaced there";
            let in_place = |place: &PlannedPlace<'_, 'a>| {
                place.find(|plan, table| slip(plan, table, column, consequence))
            };
            findings.extend(places.iter().find_map(in_place));
        }
    }
}

/// A finding where a name is surely meant for another column of the table.
fn slip<'a>(
    plan: &Plan<'a>,
    table: Text<'a>,
    column: Text<'a>,
    consequence: &str,
) -> Option<Finding> {
    let columns = plan.columns(table.value)?;
    let meant = names::meant(column.value, columns)?;
    let meant = Some((meant.value, meant.span()));
    Some(slipped(table, column, consequence, meant))
}

fn slipped(
    table: Text<'_>,
    column: Text<'_>,
    consequence: &str,
    meant: Option<(&str, Span)>,
) -> Finding {
    let message = format!(
        "{} does not list a column {}; unless the data has one, {consequence}.",
        wording::quoted(table.value),
        wording::quoted(column.value),
    );
    names::unknown(&RULE, column.span(), &message, meant)
}

/// How sure it is that a name which the table does not list is a mistake;
/// `None` when it may well be a column of the data.
fn level<'a>(lists: &Lists<'a>, table: &Table<'a>, column: &str) -> Option<Level> {
    if !table.column(column).is_missing() || is_declared_oddly(lists, table, column) {
        return None;
    }
    if names::slip(column, &lists.columns_of(table)).is_some() {
        return Some(Level::Error);
    }
    table.has_typed_columns().then_some(Level::Warning)
}

/// Whether the table declares this name with characters that nobody sees, or that are no
/// part of it: that is reported there.
fn is_declared_oddly<'a>(lists: &Lists<'a>, table: &Table<'a>, column: &str) -> bool {
    let names = lists.columns_of(table);
    let mut near = names.near(column).into_iter();
    near.any(|name| {
        let is_odd = characters::has_hidden(name) || stray_character::stray(name).is_some();
        is_odd && letters::of(name) == letters::of(column)
    })
}

fn doubtful<'a>(
    lists: &Lists<'a>,
    table: &Table<'a>,
    (column, span): (&str, Span),
    consequence: &str,
    level: Level,
) -> Finding {
    let message = format!(
        "{} does not list a column {}; unless the data has one, {consequence}.",
        wording::quoted(table.label()),
        wording::quoted(column),
    );
    unknown(lists, table, (column, span), &message)
        .level(level)
        .help("If the data has this column, list it under `columns`.")
}

fn unknown<'a>(
    lists: &Lists<'a>,
    table: &Table<'a>,
    (column, span): (&str, Span),
    message: &str,
) -> Finding {
    let meant = lists.columns_of(table).nearest(column);
    let place = meant.and_then(|name| table.column(name).found());
    let meant = meant.zip(place.map(Column::span));
    names::unknown(&RULE, span, message, meant)
}

fn named(column: Text<'_>) -> (&str, Span) {
    (column.value, column.span())
}
