//! `unmeasured-privacy`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};

/// An avatarization whose privacy nobody measures.
pub(crate) static RULE: Rule = Rule {
    name: "unmeasured-privacy",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "an avatarization without privacy metrics",
    raised_when_exposed: true,
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["avatarization_ref"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unmeasured_privacy.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(run) = metrics::unmeasured(context.model) {
        let message = "No privacy metrics measure this avatarization: its protection is unknown.";
        let help = match run.document.name {
            Some(name) => format!(
                "Add an `AvatarPrivacyMetricsParameters` document with `avatarization_ref: {}`.",
                name.value
            ),
            None => "Add an `AvatarPrivacyMetricsParameters` document.".to_owned(),
        };
        findings.push(Finding::new(&RULE, run.document.span(), message).help(help));
    }
}
