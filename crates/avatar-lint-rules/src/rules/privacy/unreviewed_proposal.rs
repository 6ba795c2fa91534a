//! `unreviewed-proposal`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Proposer;
use avatar_model::wording::quoted;
use avatar_model::{Fields, Model};

/// A treatment that a program proposed and no person has confirmed.
pub(crate) static RULE: Rule = Rule {
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
    for (table, column, fields) in columns(context.model) {
        let Some(provenance) = fields.fields("provenance") else {
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
        let by = match provenance
            .choice::<Proposer>("suggested_by")
            .map(|by| by.value)
        {
            Some(Proposer::Model) => "A model",
            Some(Proposer::Rules) => "A rule on names",
            None => "A program",
        };
        let message = format!(
            "{by} proposed the action for {} of {}, and nobody has reviewed it: the server \
             rejects the run.",
            quoted(column),
            quoted(table)
        );
        let help = "Review the column, correct its action, and set `reviewed: true`.";
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}

/// The columns of the schemas, and those of a plan that decides, each with the name of its
/// table and its own.
fn columns<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = (&'a str, &'a str, Fields<'a>)> + use<'m, 'a> {
    let tables = model.originals().flat_map(|schema| &schema.tables);
    let listed = tables.flat_map(|table| {
        let columns = table.columns.iter();
        columns.map(|column| (table.label(), column.label(), column.fields))
    });
    let planned = model.copies().iter();
    let planned = planned.flat_map(|copy| copy.planned_tables());
    let planned = planned.flat_map(|(table, fields)| {
        let columns = fields.items("columns").map(Fields::item);
        columns.map(move |column| {
            let name = column.text("name").map_or("?", |name| name.value);
            (table.value, name, column)
        })
    });
    listed.chain(planned)
}
