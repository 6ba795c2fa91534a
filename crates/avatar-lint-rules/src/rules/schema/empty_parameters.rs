//! `empty-parameters`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::Kind;
use avatar_model::conformance::Fault;
use avatar_model::wording::quoted;
use avatar_model::{Fields, Parameters, Section, Spanned};

/// Parameters without a method.
pub(crate) static RULE: Rule = Rule {
    name: "empty-parameters",
    group: Group::Schema,
    level: Level::Error,
    summary: "AvatarParameters without any of its sections",
    since: "0.1.0",
    engine: true,
    page: page!("empty_parameters.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(context.model.parameters.iter().filter_map(without_a_table));
    for violation in context.conformance.of(&Fault::EmptyParameters) {
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                "These parameters have no section with a method, so the run anonymizes nothing.",
            )
            .help(
                "Add `avatarization`, `avatarization_open_dp` or `avatarization_fast_dp`, \
                 and `time_series` where a table needs it.",
            ),
        );
    }
}

/// Sections that are all `{}`: none names a table.
fn without_a_table(parameters: &Parameters<'_>) -> Option<Finding> {
    let document = &parameters.document;
    if document.kind != Kind::Parameters {
        return None;
    }
    let spec = document.spec()?;
    let of_run = |section: &Section| section.is_method() || *section == Section::TimeSeries;
    let sections = Section::ALL.into_iter().filter(of_run);
    let mut written = sections.filter_map(|section| {
        let Spanned { node, key, .. } = spec.get(section.as_str())?;
        Some((section, Fields { node, key }))
    });
    let first = written.next()?;
    let is_empty = |(_, section): (Section, Fields<'_>)| section.is_mapping() && section.is_empty();
    let message = format!(
        "{} names no table, so the run anonymizes nothing.",
        quoted(first.0.as_str())
    );
    (is_empty(first) && written.all(is_empty)).then(|| {
        Finding::new(&RULE, first.1.head_span(), message)
            .help("Write the name of a table below it, with `k` or `epsilon` below that.")
    })
}
