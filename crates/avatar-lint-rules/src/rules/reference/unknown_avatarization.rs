//! `unknown-avatarization`

use crate::page::page;
use crate::rules::names::References;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;

/// Avatarizations that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-avatarization",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to an avatarization that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_avatarization.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let help = "Write the name of an `AvatarParameters` document of this file.";
    let mut references = References::new(context, &RULE, Kind::Parameters, "avatarization", help);
    for parameters in &context.model.parameters {
        for field in ["avatarization_ref", "time_series_ref"] {
            if let Some(reference) = parameters.document.text(field) {
                references.look_at(reference, "so there are no avatars to measure");
            }
        }
    }
    findings.extend(references.into_findings());
}
