//! `implicit-row-order`

use crate::page::page;
use crate::rules::exclusions::{self, SIMILARITY};
use crate::{Context, Criterion, Finding, Group, Level, Rule, Safety, Subject};
use avatar_model::wording::quoted;
use pyyaml_syntax::edit::{Place, Scalar};

/// An exclusion that does not say how values find back to rows.
pub(crate) static RULE: Rule = Rule {
    name: "implicit-row-order",
    group: Group::Privacy,
    level: Level::Error,
    summary: "an exclusion without a strategy keeps the original order of the rows",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["replacement_strategy"],
    since: "0.1.0",
    subject: Subject::Meaning,
    fixes: &[Safety::Unsafe],
    page: page!("implicit_row_order.md"),
    ..Rule::BASE
};

const FIELD: &str = "replacement_strategy";

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (parameters, exclusion) in exclusions::all(context.model) {
        let is_said = exclusion.has_strategy() || exclusion.0.misspells(FIELD);
        if is_said || exclusion.variables().next().is_none() {
            continue;
        }
        let what = format!(
            "This exclusion has no `{FIELD}`, so the engine uses `row_order` for {}",
            quoted(parameters.table.value)
        );
        let help = format!("Add `{FIELD}: {SIMILARITY}`");
        let mapping = exclusion.0.node;
        let new = Scalar::String(SIMILARITY);
        let edit = context
            .editor()
            .set_field(mapping, FIELD, new, Place::First)
            .ok();
        let span = exclusion.0.head_span();
        let empty = mapping.get_entry(FIELD);
        let empty = empty.map(|entry| (entry.key.span(), "no strategy"));
        findings
            .push(exclusions::in_original_order(&RULE, span, &what, &help, edit).related_if(empty));
    }
}
