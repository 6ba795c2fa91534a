//! `row-order`

use crate::page::page;
use crate::rules::exclusions;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Safety, Subject};
use avatar_format::ExcludeVariablesMethod;
use avatar_model::wording::quoted;
use pyyaml_syntax::edit::Scalar;

/// An exclusion that keeps the original order of the rows.
pub(crate) static RULE: Rule = Rule {
    name: "row-order",
    group: Group::Privacy,
    level: Level::Error,
    summary: "excluded columns keep the original order of the rows",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["replacement_strategy"],
    since: "0.1.0",
    subject: Subject::Meaning,
    fixes: &[Safety::Unsafe],
    page: page!("row_order.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let Some(exclusion) = parameters.exclusion() else {
            continue;
        };
        let strategy = exclusion.strategy();
        let Some(strategy) = strategy.filter(|s| s.value == ExcludeVariablesMethod::RowOrder)
        else {
            continue;
        };
        let message = format!(
            "With `row_order`, the excluded columns of {} keep the original order of the rows: \
             each avatar carries the real values of the person in the same row.",
            quoted(parameters.table.value)
        );
        let edit = context
            .editor()
            .replace(strategy.node, Scalar::String(exclusions::SIMILARITY))
            .ok();
        findings.push(
            Finding::new(&RULE, strategy.span(), message)
                .help("Write `coordinate_similarity`, or remove the exclusion to avatarize the columns.")
                .fix(edit.map(exclusions::by_similarity)),
        );
    }
}
