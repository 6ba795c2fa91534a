//! `original-order-link`

use crate::page::page;
use crate::{Check, Context, Criterion, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::LinkMethod;
use avatar_model::wording::quoted;
use avatar_model::{Model, Schema};
use pyyaml_syntax::edit::Scalar;

/// A link that assigns children to parents in the original order.
pub static RULE: Rule = Rule {
    name: "original-order-link",
    group: Group::Privacy,
    level: Level::Error,
    summary: "children are assigned to parents in the original order",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["method"],
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
    if context.model.extract().is_some() {
        findings.extend(of_database_run(context.model));
        return;
    }
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

/// In a database run the client writes the method: it takes the original order where
/// the parent has nothing to anonymize. One finding says so for the set.
fn of_database_run(model: &Model<'_>) -> Option<Finding> {
    let links = model.schemas.iter().flat_map(Schema::links);
    let mut methods = links.filter_map(|(parent, link)| {
        let method = link.method()?;
        let is_original = method.value == LinkMethod::SensitiveOriginalOrderAssignment;
        is_original.then_some((parent, method))
    });
    let (parent, first) = methods.next()?;
    let message = format!(
        "The rows of the children of {} keep the original order, so the rows of a real person \
         stay together. The client chooses this method where a parent has no column to \
         anonymize, and refuses any other there.",
        quoted(parent.label())
    );
    let level = match model.leaves_to() {
        Some(_) => Level::Error,
        None => Level::Warning,
    };
    let mut finding = Finding::new(&RULE, first.span(), message)
        .level(level)
        .help(
            "Give the parent a column with `action: anonymize` and plan the run anew, or write \
             `linear_sum_assignment` where it has one.",
        );
    for (_, method) in methods.take(MAX_RELATED) {
        finding = finding.related(method.span(), "the original order here too");
    }
    Some(finding)
}

/// How many of the other links a finding points at.
const MAX_RELATED: usize = 10;
