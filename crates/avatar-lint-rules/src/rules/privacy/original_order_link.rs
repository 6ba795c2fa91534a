//! `original-order-link`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::LinkMethod;
use avatar_model::wording::quoted;
use avatar_model::{ColumnFate, DeclaredSchema, Model, Table};
use pyyaml_syntax::edit::Scalar;
use std::cmp::Reverse;

/// A link that assigns children to parents in the original order.
pub(crate) static RULE: Rule = Rule {
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
    ..Rule::BASE
};

/// The method that trades privacy and utility best.
const BETTER: &str = LinkMethod::LinearSumAssignment.as_str();

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.model.extract().is_some() {
        findings.extend(of_database_run(context.model));
        return;
    }
    let schemas = context.model.schemas.iter();
    for (parent, link) in schemas.flat_map(DeclaredSchema::links) {
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

/// In a database run the client writes the method on every link. One finding says so for
/// the set: at a link that can have another one, if there is one.
fn of_database_run(model: &Model<'_>) -> Option<Finding> {
    let links = model.schemas.iter().flat_map(|schema| {
        let links = schema.links();
        links.map(move |(parent, link)| (schema, parent, link))
    });
    let written = links.filter_map(|(schema, parent, link)| {
        let method = link.method()?;
        let is_original = method.value == LinkMethod::SensitiveOriginalOrderAssignment;
        is_original.then(|| {
            (
                parent,
                method,
                has_something_to_anonymize(model, schema, parent),
            )
        })
    });
    let mut written: Vec<_> = written.collect();
    written.sort_by_key(|(_, _, is_free)| Reverse(*is_free));
    let (&(parent, first, is_free), others) = written.split_first()?;
    let parent = quoted(parent.label());
    let message = format!(
        "The rows of the children of {parent} keep the original order, so the rows of a real \
         person stay together. In a database run the client writes this method on every link"
    );
    let (message, help) = if is_free {
        (
            format!("{message}."),
            "Write `linear_sum_assignment`, or in Python call `delete_link`, and then `add_link` \
             with this method."
                .to_owned(),
        )
    } else {
        (
            format!(
                "{message}, and it refuses any other one here, because {parent} has no column to \
                 anonymize."
            ),
            format!(
                "Give {parent} a column with `action: anonymize` first, and then write \
                 `linear_sum_assignment`."
            ),
        )
    };
    let level = match model.leaves_to() {
        Some(_) => Level::Error,
        None => Level::Warning,
    };
    let finding = Finding::new(&RULE, first.span(), message);
    let finding = finding.level(level).help(help);
    let others = others.iter().take(MAX_RELATED);
    Some(others.fold(finding, |finding, (_, method, _)| {
        finding.related(method.span(), "the original order here too")
    }))
}

/// Whether a table has a column for the avatarization: the client refuses every other
/// method for the children of one that has none.
fn has_something_to_anonymize<'a>(
    model: &Model<'a>,
    schema: &DeclaredSchema<'a>,
    table: &Table<'a>,
) -> bool {
    let mut columns = columns::of(model, schema, table);
    columns.any(|place| {
        let is_planned = columns::is_modeled(place.column);
        let is_kept = matches!(place.fate(), ColumnFate::Kept);
        is_planned && is_kept && !place.column.is_key() && !place.is_linked()
    })
}

/// How many of the other links a finding points at.
const MAX_RELATED: usize = 10;
