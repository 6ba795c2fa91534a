//! `implicit-row-order`

use crate::page::page;
use crate::rules::exclusions;
use crate::{Context, Criterion, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_model::Exclusion;
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

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let Some(exclusion) = parameters.exclusion() else {
            continue;
        };
        let is_said = exclusion.has_strategy() || exclusion.0.misspells("replacement_strategy");
        if is_said || exclusion.variables().next().is_none() {
            continue;
        }
        let message = format!(
            "This exclusion has no `replacement_strategy`, so the engine uses `row_order`: each \
             avatar of {} gets the real values of the person in the same row.",
            quoted(parameters.table.value)
        );
        let empty = exclusion.0.node.get_entry("replacement_strategy");
        let empty = empty.map(|entry| (entry.key.span(), "no strategy"));
        findings.push(
            Finding::new(&RULE, exclusion.0.head_span(), message)
                .related_if(empty)
                .help(
                    "Add `replacement_strategy: coordinate_similarity`, or remove the exclusion to \
                     avatarize the columns.",
                )
                .fix(fix(context, &exclusion)),
        );
    }
}

fn fix<'a>(context: &Context<'a>, exclusion: &Exclusion<'a>) -> Option<Fix> {
    const FIELD: &str = "replacement_strategy";

    let new = Scalar::String(exclusions::SIMILARITY);
    let mapping = exclusion.0.node;
    let edit = context
        .editor()
        .set_field(mapping, FIELD, new, Place::First);
    edit.ok().map(exclusions::by_similarity)
}
