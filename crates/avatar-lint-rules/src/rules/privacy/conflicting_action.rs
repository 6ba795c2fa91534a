//! `conflicting-action`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Status, Subject};
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
        let says_otherwise = |word: &str| matches!(word, "anonymize" | "purge" | "ignore");
        let action = place.column.action;
        let Some(action) = action.filter(|action| says_otherwise(action.value)) else {
            continue;
        };
        let Some(strategy) = place.strategy() else {
            continue;
        };
        let message = format!(
            "{} and `pseudonymization` contradict each other: {} is pseudonymized, since the \
             client keeps the strategy.",
            quoted(&format!("action: {}", action.value)),
            place.label(),
        );
        let help = match action.value {
            "anonymize" => "Write `action: pseudonymize`, or remove the `pseudonymization`.",
            _ => "Write `action: pseudonymize`, or `drop: true` instead of the `pseudonymization`.",
        };
        let finding = Finding::new(&RULE, action.span(), message).help(help);
        findings.push(finding.related(strategy.0.head_span(), "the strategy"));
    }
}
