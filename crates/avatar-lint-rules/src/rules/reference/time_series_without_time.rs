//! `time-series-without-time`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::LinkMethod;
use avatar_model::wording;
use avatar_model::{Section, Table};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::Span;

/// Time series whose time is not known.
pub(crate) static RULE: Rule = Rule {
    name: "time-series-without-time",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table with time series but without a time column",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("time_series_without_time.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    replaced_times(context, findings);
    let model = context.model;
    let mut reported: HashMap<Span, usize> = HashMap::new();
    // Of a table without columns that a link needs, the missing columns are reported.
    let links = model.schemas.iter().flat_map(|schema| {
        let links = schema
            .links()
            .filter(|(_, link)| link.child_field.is_some());
        links.filter_map(|(_, link)| schema.table(link.child?.value).found())
    });
    let unlisted = links.filter(|child| child.columns.is_empty());
    let unlisted: HashSet<Span> = unlisted.map(Table::span).collect();
    let mut report = |table: &Table<'_>, span: Span, place: &str| {
        let mut columns = table.columns.iter();
        let is_misspelt = columns.any(|column| column.fields.misspells("time_series_time"));
        let is_known = table.is_complete() && !is_misspelt && !unlisted.contains(&table.span());
        if table.time().is_some() || !is_known {
            return;
        }
        // One fault, however often the table is treated as series.
        if let Some(earlier) = reported.get(&table.span()) {
            if let Some(finding) = findings.get_mut(*earlier) {
                let again = finding
                    .clone()
                    .related(span, "it is treated as time series here too");
                *finding = again;
            }
            return;
        }
        reported.insert(table.span(), findings.len());
        let message = format!(
            "{place} {} as time series, but the table has no time column.",
            wording::quoted(table.label()),
        );
        let mut finding = Finding::new(&RULE, span, message)
            .related(table.span(), "the table")
            .help("Add `time_series_time: true` to the column that holds the time.");
        let marks = table.columns.iter().filter_map(|column| {
            let mark = column.fields.node.get_entry("time_series_time")?;
            mark.value.is_null().then_some(mark.key)
        });
        for mark in marks {
            finding = finding.related(mark.span(), "this is empty, so it marks nothing");
        }
        findings.push(finding);
    };

    for schema in &model.schemas {
        for (_, link) in schema.links() {
            let method = link.method();
            let method = method.filter(|method| method.value == LinkMethod::TimeSeries);
            let child = link
                .child
                .and_then(|child| schema.table(child.value).found());
            if let Some((method, child)) = method.zip(child) {
                report(child, method.span(), "This link treats");
            }
        }
    }
    for parameters in model.table_parameters() {
        if parameters.section == Section::TimeSeries
            && let Some((_, table)) = model.table_of(parameters)
        {
            report(table, parameters.span(), "This section treats");
        }
    }
}

/// Time columns whose values are replaced.
fn replaced_times(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, table) in context.model.original_tables() {
        let time = table.time().filter(|time| !time.roles.dropped);
        let strategy = time.and_then(|time| Some((time, time.pseudonymization?)));
        let Some((time, strategy)) = strategy else {
            continue;
        };
        let message = format!(
            "{} is the time of {}, and its values are replaced: the series keep neither their \
             order nor their distances.",
            wording::quoted(time.label()),
            wording::quoted(table.label()),
        );
        findings.push(
            Finding::new(&RULE, strategy.0.head_span(), message)
                .level(Level::Warning)
                .related(time.span(), "the time column")
                .help("Remove the `pseudonymization` of the time column."),
        );
    }
}
