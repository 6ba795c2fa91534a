//! `conflicting-action`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::ColumnAction;
use avatar_model::wording::quoted;

/// Columns with a strategy and an action that says something else.
pub(crate) static RULE: Rule = Rule {
    name: "conflicting-action",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "`pseudonymization` beside an action that says otherwise",
    criteria: &[Criterion::Linkability],
    options: &["action", "pseudonymization"],
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    page: page!("conflicting_action.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::all(context.model) {
        let Some(action) = place.column.action else {
            continue;
        };
        let help = match action.value {
            Some(ColumnAction::Anonymize) => {
                "Write `action: pseudonymize`, or remove the `pseudonymization`."
            }
            Some(ColumnAction::Purge | ColumnAction::Ignore) => {
                "Write `action: pseudonymize`, or `drop: true` instead of the `pseudonymization`."
            }
            Some(ColumnAction::Keep | ColumnAction::Pseudonymize | ColumnAction::Freeze) | None => {
                continue;
            }
        };
        let Some(strategy) = place.strategy() else {
            continue;
        };
        let message = format!(
            "{} and `pseudonymization` contradict each other: {} is pseudonymized, since the \
             client keeps the strategy.",
            quoted(&format!("action: {}", action.written())),
            place.label(),
        );
        let finding = Finding::new(&RULE, action.span(), message).help(help);
        findings.push(finding.related(strategy.0.head_span(), "the strategy"));
    }
}
