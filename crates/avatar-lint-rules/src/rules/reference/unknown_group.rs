//! `unknown-group`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::{suggest, wording};

/// Groups of tables that no table belongs to.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-group",
    group: Group::Reference,
    level: Level::Error,
    summary: "an extraction of a group without tables",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unknown_group.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(extract) = context.model.extract() else {
        return;
    };
    let Some(group) = extract.group() else { return };
    let Some(schema) = context.model.original_for(&extract.0) else {
        return;
    };
    let mut groups = schema
        .tables
        .iter()
        .filter_map(|table| table.group)
        .peekable();
    let is_known = groups.clone().any(|known| known.value == group.value);
    if groups.peek().is_none() || is_known {
        return;
    }
    let names = groups.clone().map(|known| known.value);
    let meant = suggest::nearest(group.value, names);
    let place = meant.and_then(|meant| groups.find(|known| known.value == meant));
    let message = format!(
        "No table belongs to the group {}, so this set skips every table.",
        wording::quoted(group.value)
    );
    let meant = meant.zip(place.map(|place| place.span()));
    let finding = names::unknown(&RULE, group.span(), &message, meant);
    findings.push(finding.help("Write a group that tables of the schema belong to."));
}
