//! `low-row-limit`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_model::wording::quoted;
use avatar_model::{Integer, Model, TableParameters, Text};

/// Limits that leave too few rows to avatarize.
pub(crate) static RULE: Rule = Rule {
    name: "low-row-limit",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a limit of rows that is 0, or not above `k`",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    page: page!("low_row_limit.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for (table, limit) in limits(model) {
        let k = largest_k(model, table.value);
        let name = quoted(table.value);
        findings.push(match (limit.value, k) {
            (0, _) => {
                let message = format!("A limit of 0 reads no row of {name}.");
                let help = "Raise the limit, or leave the table out with `treatment: ignore`.";
                Finding::new(&RULE, limit.span(), message).help(help)
            }
            (rows @ 1.., Some(k)) if rows <= k.value => {
                let message = format!(
                    "At most {rows} rows of {name} are read, and `k` is {}: an avatar is drawn from \
                     `k` neighbors, which are no fewer than all the rows.",
                    k.value
                );
                Finding::new(&RULE, limit.span(), message)
                    .related(k.span(), "the number of neighbors")
                    .help(format!("Raise the limit far above {}, or lower `k`.", k.value))
            }
            _ => continue,
        });
    }
}

/// How many rows are read of each table that is read in part: as the extraction says, and as
/// the plans of former inputs do.
fn limits<'a>(model: &Model<'a>) -> Vec<(Text<'a>, Integer<'a>)> {
    let extract = model.extract().into_iter();
    let filters = extract.flat_map(|extract| extract.row_filters());
    let filters = filters.filter_map(|(table, filter)| Some((table, filter.integer("limit")?)));
    let copies = model.inputs().flat_map(|(_, input)| input.copies());
    let planned = copies.flat_map(|copy| copy.planned_tables());
    let planned = planned.filter_map(|(table, plan)| Some((table, plan.integer("row_limit")?)));
    filters.chain(planned).collect()
}

/// The largest number of neighbors that a section asks for.
fn largest_k<'a>(model: &Model<'a>, table: &str) -> Option<Integer<'a>> {
    let parameters = model.table_parameters();
    let own = parameters.filter(|it| it.section.is_method() && it.table.value == table);
    own.filter_map(TableParameters::k).max_by_key(|k| k.value)
}
