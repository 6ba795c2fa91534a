//! `untreatable-table`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
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

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for planned in context.model.planned_columns() {
        let is_untreated = |word: &str| matches!(word, "ignore" | "copy" | "purge");
        let treatment = planned.treatment;
        let Some(treatment) = treatment.filter(|treatment| is_untreated(treatment.value)) else {
            continue;
        };
        if !matches!(planned.action.value, "pseudonymize" | "reference") {
            continue;
        }
        let message = format!(
            "The engine refuses the run: {} is planned for replacement, but `treatment: {}` of {} \
             replaces nothing.",
            quoted(planned.name),
            treatment.value,
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
