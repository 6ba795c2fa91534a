//! `original-rows`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::Flag;
use avatar_model::wording::quoted;

/// Original rows among the avatars.
pub(crate) static RULE: Rule = Rule {
    name: "original-rows",
    group: Group::Privacy,
    level: Level::Error,
    summary: "the original rows are not anonymized",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["should_anonymize_original_table"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("original_rows.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in context.model.table_parameters() {
        let augmentation = parameters.augmentation();
        let switch =
            augmentation.and_then(|augmentation| augmentation.should_anonymize_original_table());
        // The reader takes a null as not set.
        let is_off = |switch: &Flag<'_>| !switch.value && !switch.node.is_null();
        let Some(switch) = switch.filter(is_off) else {
            continue;
        };
        let message = format!(
            "The original rows of {} stay unchanged next to the added rows: the result contains \
             the personal data itself.",
            quoted(parameters.table.value)
        );
        findings.push(
            Finding::new(&RULE, switch.span(), message)
                .help("Remove the field: without it, the original rows are anonymized too."),
        );
    }
}
