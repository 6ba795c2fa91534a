//! `unmeasured-attack`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::Section;

/// Privacy metrics that try no attack.
pub(crate) static RULE: Rule = Rule {
    name: "unmeasured-attack",
    group: Group::Privacy,
    level: Level::Info,
    summary: "privacy metrics without known variables and target",
    criteria: &[Criterion::Inference],
    options: &["known_variables", "target"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unmeasured_attack.md"),
    ..Rule::BASE
};

/// How many tables a finding points at.
const MAX_RELATED: usize = 10;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let metrics = context.model.parameters.iter();
    for metrics in metrics.filter(|metrics| metrics.document.kind == Kind::PrivacyMetrics) {
        let mut tables = metrics.tables.iter();
        if tables.any(|table| table.fields.has("known_variables") || table.fields.has("target")) {
            continue;
        }
        // What cannot be read may describe one, and is reported.
        let is_open = metrics.document.spec().is_none_or(|spec| {
            let section = Section::PrivacyMetrics.as_str();
            spec.is_meant(section) && spec.fields(section).is_none()
        });
        if is_open {
            continue;
        }
        let mut finding = Finding::new(
            &RULE,
            metrics.document.span(),
            "No table of these metrics has `known_variables` and a `target`: the inference \
             risk is not measured.",
        )
        .help(
            "Under `privacy_metrics`, write what an attacker can know from other sources \
             (`known_variables`) and what must not be guessed (`target`).",
        );
        for table in metrics.section(Section::PrivacyMetrics).take(MAX_RELATED) {
            finding = finding.related(table.span(), "no attack is described here");
        }
        findings.push(finding);
    }
}
