//! `unmeasured-attack`

use crate::page::page;
use crate::{Check, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;

/// Privacy metrics that try no attack.
pub static RULE: Rule = Rule {
    name: "unmeasured-attack",
    group: Group::Privacy,
    level: Level::Info,
    summary: "privacy metrics without known variables and target",
    criteria: &[Criterion::Inference],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unmeasured_attack.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let metrics = context.model.parameters.iter();
    for metrics in metrics.filter(|metrics| metrics.document.kind == Kind::PrivacyMetrics) {
        let mut tables = metrics.tables.iter();
        if tables.any(|table| table.fields.has("known_variables") || table.fields.has("target")) {
            continue;
        }
        findings.push(
            Finding::new(
                &RULE,
                metrics.document.span(),
                "No table of these metrics has `known_variables` and a `target`: the inference \
                 risk is not measured.",
            )
            .help(
                "Under `privacy_metrics`, write what an attacker can know from other sources \
                 (`known_variables`) and what must not be guessed (`target`).",
            ),
        );
    }
}
