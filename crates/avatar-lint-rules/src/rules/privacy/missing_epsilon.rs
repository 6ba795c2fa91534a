//! `missing-epsilon`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;

/// Differential privacy without a budget.
pub(crate) static RULE: Rule = Rule {
    name: "missing-epsilon",
    group: Group::Privacy,
    level: Level::Error,
    summary: "differential privacy without `epsilon`",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["epsilon"],
    since: "0.1.0",
    subject: Subject::Form,
    page: page!("missing_epsilon.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section.is_dp()) {
        let fields = parameters.fields;
        let is_said = fields.get("epsilon").is_some() || fields.misspells("epsilon");
        if !fields.is_mapping() || is_said {
            continue;
        }
        let written = fields.node.get_entry("epsilon");
        let span = written.map_or(parameters.table.span(), |entry| entry.key.span());
        let message = format!(
            "{} uses differential privacy without `epsilon`: the privacy budget is undefined.",
            quoted(parameters.table.value)
        );
        findings.push(
            Finding::new(&RULE, span, message)
                .help("Add `epsilon`; 1 to 10 is usual, and a smaller one is more private."),
        );
    }
}
