//! `hidden-from-metrics`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{Parameters, Text};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// Columns that neither the run avatarizes nor the metrics look at.
pub(crate) static RULE: Rule = Rule {
    name: "hidden-from-metrics",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "columns that both the run and its metrics exclude",
    criteria: &[Criterion::Linkability, Criterion::Inference],
    options: &["exclude_variables"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("hidden_from_metrics.md"),
    ..Rule::BASE
};

/// The first place where a run excludes a column, by table and column.
type Excluded<'a> = HashMap<(&'a str, &'a str), Text<'a>>;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut of_all = Excluded::new();
    let mut by_run: HashMap<&str, Excluded<'_>> = HashMap::new();
    for run in metrics::runs(model) {
        for (table, column) in exclusions(run) {
            let place = (table, column.value);
            of_all.entry(place).or_insert(column);
            if let Some(name) = run.document.name {
                let of_run = by_run.entry(name.value).or_default();
                of_run.entry(place).or_insert(column);
            }
        }
    }
    for (metrics, run) in metrics::privacy_metrics(model) {
        let excluded = match run {
            Some(run) => by_run.get(run),
            None => Some(&of_all),
        };
        if let Some(excluded) = excluded {
            hidden(excluded, metrics, findings);
        }
    }
}

/// The columns that both leave out, table by table.
fn hidden(excluded: &Excluded<'_>, metrics: &Parameters<'_>, findings: &mut Vec<Finding>) {
    let mut by_table: BTreeMap<&str, Vec<(Text<'_>, Text<'_>)>> = BTreeMap::new();
    for (table, column) in exclusions(metrics) {
        if let Some(&original) = excluded.get(&(table, column.value)) {
            by_table.entry(table).or_default().push((column, original));
        }
    }
    for (table, columns) in by_table {
        let names = quoted_list(columns.iter().map(|(column, _)| column.value), "and");
        let Some((&(first, kept), others)) = columns.split_first() else {
            continue;
        };
        let message = format!(
            "The run keeps the original values of {names} in {}, and these metrics exclude the \
             same: the privacy risk is not measured.",
            quoted(table)
        );
        let finding = Finding::new(&RULE, first.span(), message)
            .help("Remove it from the exclusion of the metrics.")
            .related(kept.span(), "excluded from the run");
        findings.push(others.iter().fold(finding, |finding, (column, original)| {
            finding
                .related(column.span(), "also excluded from the metrics")
                .related(original.span(), "excluded from the run")
        }));
    }
}

/// The excluded columns of every table.
fn exclusions<'p, 'a>(
    parameters: &'p Parameters<'a>,
) -> impl Iterator<Item = (&'a str, Text<'a>)> + use<'p, 'a> {
    parameters.tables.iter().flat_map(|table| {
        let exclusion = table.exclusion().into_iter();
        let columns = exclusion.flat_map(|exclusion| exclusion.variables());
        columns.map(|column| (table.table.value, column))
    })
}
