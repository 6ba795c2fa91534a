//! `row-order`

use crate::page::page;
use crate::rules::exclusions::{self, SIMILARITY};
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
    for (parameters, exclusion) in exclusions::all(context.model) {
        let strategy = exclusion.strategy();
        let Some(strategy) = strategy.filter(|s| s.value == ExcludeVariablesMethod::RowOrder)
        else {
            continue;
        };
        let what = format!(
            "With `row_order`, the excluded columns of {} keep the original order of the rows",
            quoted(parameters.table.value)
        );
        let help = format!("Write `{SIMILARITY}`");
        let new = Scalar::String(SIMILARITY);
        let edit = context.editor().replace(strategy.node, new).ok();
        findings.push(exclusions::in_original_order(
            &RULE,
            strategy.span(),
            &what,
            &help,
            edit,
        ));
    }
}
