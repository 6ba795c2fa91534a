//! `unreviewed-proposal`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;

/// A treatment that a program proposed and no person has confirmed.
pub static RULE: Rule = Rule {
    name: "unreviewed-proposal",
    group: Group::Privacy,
    level: Level::Error,
    summary: "an unreviewed proposal",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["reviewed"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unreviewed_proposal.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tables = context.model.originals().flat_map(|schema| &schema.tables);
    for (table, column) in tables.flat_map(|table| table.columns.iter().map(move |c| (table, c))) {
        let Some(provenance) = column.fields.fields("provenance") else {
            continue;
        };
        if provenance.is_in_doubt("reviewed") {
            continue;
        }
        let span = match provenance.flag("reviewed") {
            Some(reviewed) if reviewed.value => continue,
            Some(reviewed) => reviewed.span(),
            None if provenance.get("suggested_by").is_some() => provenance.head_span(),
            None => continue,
        };
        let by = match provenance.text("suggested_by").map(|by| by.value) {
            Some("model") => "A model",
            Some("rules") => "A rule on names",
            _ => "A program",
        };
        let message = format!(
            "{by} proposed the action for {} of {}, and nobody has reviewed it: the server \
             rejects the run.",
            quoted(column.label()),
            quoted(table.label())
        );
        let help = "Review the column, correct its action, and set `reviewed: true`.";
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
