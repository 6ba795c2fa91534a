//! `unknown-group`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{Spanned, suggest, wording};

/// Groups of tables that no table belongs to.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-group",
    group: Group::Reference,
    level: Level::Error,
    summary: "an extraction of a group without tables",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_group.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(extract) = context.model.extract() else {
        return;
    };
    let Some(group) = extract.group() else { return };
    let groups: Vec<_> = context.model.groups().collect();
    let is_known = groups.iter().any(|known| known.value == group.value);
    if groups.is_empty() || is_known {
        return;
    }
    let meant = suggest::nearest(group.value, groups.iter().map(|known| known.value));
    let place = groups.iter().find(|known| Some(known.value) == meant);
    let message = format!(
        "No table belongs to the group {}, so this set skips every table.",
        wording::quoted(group.value)
    );
    let meant = meant.zip(place.map(Spanned::span));
    let finding = names::unknown(&RULE, group.span(), &message, meant);
    findings.push(finding.help("Write a group that tables of the schema belong to."));
}
