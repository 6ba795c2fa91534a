//! `unplanned-copy`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;
use avatar_model::{Copy, Model};
use pyyaml_syntax::Span;

/// A database run without a plan: a plain copy.
pub(crate) static RULE: Rule = Rule {
    name: "unplanned-copy",
    group: Group::Privacy,
    level: Level::Error,
    raised_when_exposed: true,
    summary: "a database run that plans no treatment is a plain copy",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["plan", "copies", "data"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unplanned_copy.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let found = copy_without_plan(model).or_else(|| extraction_without_plan(model));
    let Some(mut finding) = found else { return };
    // What a job avatarizes beside the copy is anonymized, and the copy is not.
    if metrics::runs(model).next().is_some() {
        finding = finding.level(Level::Warning);
    }
    findings.push(finding);
}

/// The former `input` with a source and a target and no `plan`.
fn copy_without_plan(model: &Model<'_>) -> Option<Finding> {
    let mut copies = model
        .inputs()
        .flat_map(|(_, input)| input.copies().collect::<Vec<_>>());
    let unplanned = |copy: &Copy<'_>| {
        let is_whole = copy.source().is_some() && copy.target().is_some();
        is_whole && (!copy.0.is_meant("plan") || has_empty_plan(copy))
    };
    let copy = copies.find(unplanned)?;
    let plan = if has_empty_plan(&copy) {
        "a `plan` without tables"
    } else {
        "no `plan`"
    };
    Some(report(
        copy.0.head_span(),
        &format!(
            "This copy has a source, a target and {plan}: the client copies every row as it is, \
             and nothing is anonymized."
        ),
        "Add a `plan` with a `treatment` for each table, or have the client write one.",
    ))
}

/// Whether the plan is `{}`, or lists no table.
fn has_empty_plan(copy: &Copy<'_>) -> bool {
    let plan = copy.0.fields("plan");
    plan.is_some_and(|plan| plan.is_empty() || plan.has_empty_list("tables"))
}

/// An extraction with a source where every table has `data`, and so leaves the plan.
fn extraction_without_plan(model: &Model<'_>) -> Option<Finding> {
    let extract = model.extract()?;
    let schema = model.original_for(&extract.0)?;
    let mut tables = schema.kept_tables().peekable();
    let first = tables.peek()?.data()?;
    let are_all = schema.is_complete() && tables.all(|table| table.data().is_some());
    let source = extract.source().filter(|_| are_all)?;
    let message = format!(
        "Every table has `data`, and a table with `data` leaves the plan of the run on {}: \
         without a plan the client makes a plain copy, and nothing is anonymized.",
        quoted(source.value)
    );
    let help = "Remove `data` from the tables, and give each its `treatment`.";
    let finding = report(source.span(), &message, help);
    Some(finding.related(first.0.head_span(), "takes its table out of the plan"))
}

fn report(span: Span, message: &str, help: &str) -> Finding {
    Finding::new(&RULE, span, message).help(help)
}
