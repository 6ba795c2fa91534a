//! `untreatable-table`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::{PlannedAction, Treatment};
use avatar_model::Word;
use avatar_model::wording::quoted;

/// Replacements in a table of which nothing is replaced.
pub(crate) static RULE: Rule = Rule {
    name: "untreatable-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "a replacement in a table that is ignored, copied or purged",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    engine: true,
    page: page!("untreatable_table.md"),
    ..Rule::BASE
};

fn replaces_nothing(treatment: &Word<'_, Treatment>) -> bool {
    treatment.value.is_some_and(|treatment| match treatment {
        Treatment::Ignore | Treatment::Copy | Treatment::Purge => true,
        Treatment::Anonymize | Treatment::Pseudonymize => false,
    })
}

fn replaces(action: PlannedAction) -> bool {
    match action {
        PlannedAction::Pseudonymize | PlannedAction::Reference => true,
        PlannedAction::Keep
        | PlannedAction::Anonymize
        | PlannedAction::Freeze
        | PlannedAction::Purge
        | PlannedAction::Ignore => false,
    }
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for planned in context.model.planned_columns() {
        let Some(treatment) = planned.treatment.filter(replaces_nothing) else {
            continue;
        };
        if !planned.action.value.is_some_and(replaces) {
            continue;
        }
        let message = format!(
            "The engine refuses the run: {} is planned for replacement, but `treatment: {}` of {} \
             replaces nothing.",
            quoted(planned.name),
            treatment.written(),
            quoted(planned.table),
        );
        findings.push(
            Finding::new(&RULE, planned.action.span(), message)
                .related(treatment.span(), "the treatment of the table")
                .help(
                    "Remove the action and the strategy, or write `treatment: pseudonymize` or \
                     `anonymize`.",
                ),
        );
    }
}
