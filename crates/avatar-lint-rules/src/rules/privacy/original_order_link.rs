//! `original-order-link`

use crate::page::page;
use crate::{Check, Context, Criterion, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::LinkMethod;
use avatar_model::Schema;
use avatar_model::wording::quoted;
use pyyaml_syntax::edit::Scalar;

/// A link that assigns children to parents in the original order.
pub static RULE: Rule = Rule {
    name: "original-order-link",
    group: Group::Privacy,
    level: Level::Error,
    summary: "children are assigned to parents in the original order",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    since: "0.1.0",
    subject: Subject::Meaning,
    fixes: &[Safety::Unsafe],
    page: page!("original_order_link.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

/// The method that trades privacy and utility best.
const BETTER: &str = "linear_sum_assignment";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    for (parent, link) in schemas.flat_map(Schema::links) {
        let method = link.method();
        let Some(method) =
            method.filter(|method| method.value == LinkMethod::SensitiveOriginalOrderAssignment)
        else {
            continue;
        };
        let child = link
            .child
            .map_or("the child table".to_owned(), |child| quoted(child.value));
        let message = format!(
            "This method assigns the rows of {child} to {} in the original order: the rows of a \
             real person stay together and in place.",
            quoted(parent.label())
        );
        let edit = context
            .editor()
            .replace(method.node, Scalar::String(BETTER))
            .ok();
        let fix = |edit| Fix::needs_review(format!("Write `{BETTER}`"), vec![edit]);
        findings.push(
            Finding::new(&RULE, method.span(), message)
                .help(
                    "Write `linear_sum_assignment`, or `minimum_distance_assignment` for very \
                     large tables.",
                )
                .fix(edit.map(fix)),
        );
    }
}
