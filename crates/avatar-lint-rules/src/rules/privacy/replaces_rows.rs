//! `replaces-rows`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;

/// A database run that deletes rows of its target.
pub(crate) static RULE: Rule = Rule {
    name: "replaces-rows",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "rows of the target are deleted",
    criteria: &[Criterion::Linkability],
    options: &["replace_existing_rows", "truncate_target"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("replaces_rows.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let replaced = model
        .regenerations()
        .filter_map(|job| Some((job.replace_existing_rows()?, job.target())));
    let truncated = model.inputs().flat_map(|(_, input)| {
        let copies = input.copies();
        copies.filter_map(|copy| {
            let target = copy.target().and_then(|target| target.text("location"));
            Some((copy.truncate_target()?, target))
        })
    });
    for (switch, target) in replaced.chain(truncated).filter(|(switch, _)| switch.value) {
        let target = target.map_or("the target".to_owned(), |target| quoted(target.value));
        let message =
            format!("The engine deletes the rows in {target} before it writes the avatars.");
        findings.push(
            Finding::new(&RULE, switch.span(), message)
                .help("Remove the field, and write to an empty target."),
        );
    }
}
