//! `low-k`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::Section;
use avatar_model::wording::quoted;

/// A `k` so small that avatars stay close to single persons.
pub(crate) static RULE: Rule = Rule {
    name: "low-k",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a `k` of 2 to 4",
    raised_when_exposed: true,
    criteria: &[Criterion::SinglingOut, Criterion::Inference],
    options: &["k"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("low_k.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let least = context.options.thresholds.min_k;
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section == Section::Avatarization) {
        let Some(k) = parameters.k().filter(|k| (2..least).contains(&k.value)) else {
            continue;
        };
        let message = format!(
            "Each avatar of {} is drawn from only {} neighbors, so it is close to real persons.",
            quoted(parameters.table.value),
            k.value
        );
        let help = format!("Write a `k` of {least} or more; 5 to 20 is usual.");
        findings.push(Finding::new(&RULE, k.span(), message).help(help));
    }
}
