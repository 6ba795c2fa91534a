//! `treated-key`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::PlannedAction;
use avatar_model::PlannedColumn;
use avatar_model::wording::quoted;

/// Keys of a database run that an action is written for.
pub(crate) static RULE: Rule = Rule {
    name: "treated-key",
    group: Group::Reference,
    level: Level::Error,
    summary: "an action on the key of a table in a database run",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    engine: true,
    page: page!("treated_key.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let planned = context.model.planned_columns();
    findings.extend(planned.iter().filter_map(judge));
}

fn judge(planned: &PlannedColumn<'_, '_>) -> Option<Finding> {
    let column = planned.column.filter(|column| column.is_key())?;
    // A key that is dropped is a fault of its own.
    let is_left_out = matches!(planned.fate, avatar_model::ColumnFate::LeftOut(_));
    if column.roles.dropped || is_left_out {
        return None;
    }
    let action = planned.action;
    let named = format!("{} of {}", quoted(planned.name), quoted(planned.table));
    let (level, message) = match action.value {
        Some(PlannedAction::Freeze | PlannedAction::Anonymize | PlannedAction::Ignore) => (
            RULE.level,
            format!(
                "{named} is a key, and the client refuses `action: {}` on a key: rows would no \
                 longer be linked to their parents.",
                action.written()
            ),
        ),
        Some(PlannedAction::Pseudonymize) if planned.fate.hides_values() => (
            Level::Info,
            format!(
                "{named} is a key: the engine rewrites keys itself, so that rows stay linked to \
                 their parents."
            ),
        ),
        Some(
            PlannedAction::Pseudonymize
            | PlannedAction::Keep
            | PlannedAction::Purge
            | PlannedAction::Reference,
        )
        | None => return None,
    };
    let finding = Finding::new(&RULE, action.span(), message).level(level);
    Some(finding.help("Remove the action."))
}
