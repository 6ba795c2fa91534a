//! `uncarried-action`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Status, Subject};
use avatar_model::PlannedColumn;
use avatar_model::wording::quoted;

/// Actions of a database run that lack what carries them out.
pub static RULE: Rule = Rule {
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
    let planned = context.model.planned_columns();
    // An entity with a fault may be what is meant to carry it out.
    let is_in_doubt = |planned: &&PlannedColumn<'_, '_>| {
        let column = planned
            .column
            .filter(|_| planned.action.value == "pseudonymize");
        column.is_some_and(|column| context.model.may_be_replaced(planned.table, column))
    };
    let sure = planned.iter().filter(|planned| !is_in_doubt(planned));
    findings.extend(sure.filter_map(judge));
}

fn judge(planned: &PlannedColumn<'_, '_>) -> Option<Finding> {
    if planned.fate.hides_values() {
        return None;
    }
    let is_key = planned.column.is_some_and(avatar_model::Column::is_key);
    let (lacking, help) = match planned.action.value {
        "purge" | "ignore" if is_key => ("drop: true", "Remove the action: a key is not dropped."),
        "purge" | "ignore" => (
            "drop: true",
            "Add `drop: true` to the column of the schema.",
        ),
        "pseudonymize" => (
            "pseudonymization",
            "Add the strategy to the column of the schema: `pseudonymization: {kind: UUID4}`.",
        ),
        _ => return None,
    };
    let message = format!(
        "{} only plans. Without {}, the values of {} of {} are read, avatarized and written.",
        quoted(&format!("action: {}", planned.action.value)),
        quoted(lacking),
        quoted(planned.name),
        quoted(planned.table),
    );
    Some(Finding::new(&RULE, planned.action.span(), message).help(help))
}
