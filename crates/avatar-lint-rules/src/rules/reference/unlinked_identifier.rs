//! `unlinked-identifier`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::{ColumnFate, Section};
use hashbrown::HashSet;

/// A foreign key that no link leads to.
pub(crate) static RULE: Rule = Rule {
    name: "unlinked-identifier",
    group: Group::Reference,
    level: Level::Warning,
    summary: "`identifier: true` on a column that no link leads to",
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["untreated-identifier"],
    yields_in_document_to: &["disconnected-tables"],
    page: page!("unlinked_identifier.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    // Advice on links is asked for because they are missing.
    if model.of(Kind::Advice).next().is_some() || model.only_prepares() {
        return;
    }
    let series = model.table_parameters();
    let series = series.filter(|table| table.section == Section::TimeSeries);
    let series: HashSet<&str> = series.map(|table| table.table.value).collect();
    for place in columns::all(model) {
        let roles = place.column.roles;
        let is_foreign = roles.identifier && !roles.primary_key;
        if !is_foreign
            || place.column.name.is_none()
            || place.table.time().is_some()
            || series.contains(place.table.label())
            || place.is_linked()
            || !matches!(place.fate(), ColumnFate::Kept)
            || place.is_in_doubt()
            || !place.schema.links_are_resolved()
        {
            continue;
        }
        let message = format!(
            "{} is marked as the key of another table, and no link leads to it: it follows no \
             parent's key, and keeps its original values.",
            place.label()
        );
        findings.push(Finding::new(&RULE, place.column.span(), message).help(
            "Add a link from the parent's key, or replace the column (`pseudonymization: \
             {kind: UUID4}`), or write `drop: true` instead of `identifier: true`.",
        ));
    }
}
