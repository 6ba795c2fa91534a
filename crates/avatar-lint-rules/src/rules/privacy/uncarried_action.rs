//! `uncarried-action`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::PlannedAction;
use avatar_model::wording::quoted;
use avatar_model::{DeclaredSchema, PlannedColumn, Table, Text};
use hashbrown::HashSet;

/// Actions of a database run that lack what carries them out.
pub(crate) static RULE: Rule = Rule {
    name: "uncarried-action",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "an action that protects, without the `drop` or strategy that carries it out",
    raised_when_exposed: true,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["action", "drop"],
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    yields_to: &["untreatable-table", "treated-key"],
    page: page!("uncarried_action.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let planned = model.planned_columns();
    if planned.is_empty() {
        return;
    }
    // An entity with a fault may be what is meant to carry it out.
    let is_in_doubt = |planned: &&PlannedColumn<'_, '_>| match planned.column {
        Some(column) => {
            planned.action.is(PlannedAction::Pseudonymize)
                && model.may_be_replaced(planned.table, column)
                || columns::is_in_doubt(model, planned.table, column)
                || column.fields.is_in_doubt("drop")
        }
        None => planned
            .plan
            .is_some_and(|plan| columns::plan_is_in_doubt(&plan)),
    };
    let entities: HashSet<_> = model.entities().map(|it| it.label()).collect();
    // Of several databases it is not known which one an entity is found in. An entity that
    // does not exist, and a name that cannot be read, are for another rule.
    let has_several = model.copies().are_several();
    let is_open = |planned: &&PlannedColumn<'_, '_>| {
        let is_unknown = |name: Text<'_>| !entities.contains(&quoted(name.value));
        let is_unread = planned.reference.is_none()
            && planned
                .plan
                .is_some_and(|plan| plan.is_meant("reference_table"));
        planned.action.is(PlannedAction::Reference)
            && (has_several || is_unread || planned.reference.is_some_and(is_unknown))
    };
    let tables = model.originals().flat_map(DeclaredSchema::kept_tables);
    let left_out = tables.filter(|table| model.may_be_left_out(table));
    let left_out: HashSet<_> = left_out.map(Table::label).collect();
    let may_be_left_out = |planned: &PlannedColumn<'_, '_>| left_out.contains(planned.table);
    let sure = planned
        .iter()
        .filter(|it| !is_in_doubt(it) && !is_open(it) && !may_be_left_out(it));
    let added = model.added_tables();
    let added: HashSet<_> = added
        .flat_map(|(_, table)| table.columns.iter().map(move |column| (table, column)))
        .filter(|(_, column)| column.is_key())
        .filter_map(|(table, column)| Some((table.key()?, column.label())))
        .collect();
    findings.extend(sure.filter_map(|planned| {
        let is_key = match planned.column {
            Some(column) => column.is_key(),
            None => added.contains(&(planned.table, planned.name)),
        };
        judge(planned, is_key)
    }));
}

fn judge(planned: &PlannedColumn<'_, '_>, is_key: bool) -> Option<Finding> {
    if planned.fate.hides_values() {
        return None;
    }
    let (lacking, help) = match planned.action.value {
        Some(PlannedAction::Purge | PlannedAction::Ignore) if is_key => {
            ("drop: true", "Remove the action: a key is not dropped.")
        }
        Some(PlannedAction::Purge | PlannedAction::Ignore) if planned.column.is_none() => (
            "drop: true",
            "List the column in the schema, with `drop: true`.",
        ),
        Some(PlannedAction::Purge | PlannedAction::Ignore) => (
            "drop: true",
            "Add `drop: true` to the column of the schema.",
        ),
        Some(PlannedAction::Pseudonymize) if planned.plan.is_some() => (
            "strategy",
            "Add the strategy beside it: `strategy: {kind: UUID4}`.",
        ),
        Some(PlannedAction::Pseudonymize) => (
            "pseudonymization",
            "Add the strategy to the column of the schema: `pseudonymization: {kind: UUID4}`.",
        ),
        Some(PlannedAction::Reference) => {
            let Some(entity) = planned.reference else {
                let message = format!(
                    "{} of {} of {} names no reference table, so its values are read, avatarized \
                     and written.",
                    quoted("action: reference"),
                    quoted(planned.name),
                    quoted(planned.table),
                );
                let help = "Add `reference_table` with the name of a reference table.";
                return Some(Finding::new(&RULE, planned.action.span(), message).help(help));
            };
            let message = format!(
                "{} only plans. {} does not replace {} of {}, so its values are read, avatarized \
                 and written.",
                quoted("action: reference"),
                quoted(entity.value),
                quoted(planned.name),
                quoted(planned.table),
            );
            let help = "List the column under `columns` of a reference table, and its table under \
                        `source_tables`.";
            return Some(Finding::new(&RULE, planned.action.span(), message).help(help));
        }
        Some(PlannedAction::Keep | PlannedAction::Anonymize | PlannedAction::Freeze) | None => {
            return None;
        }
    };
    let message = format!(
        "{} only plans. Without {}, the values of {} of {} are read, avatarized and written.",
        quoted(&format!("action: {}", planned.action.written())),
        quoted(lacking),
        quoted(planned.name),
        quoted(planned.table),
    );
    Some(Finding::new(&RULE, planned.action.span(), message).help(help))
}
