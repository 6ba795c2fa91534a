//! `time-series-without-time`

use crate::model::{Section, Table};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use avatar_yaml::LinkMethod;
use pyyaml_syntax::Span;
use std::collections::HashMap;

/// Time series whose time is not known.
pub static RULE: Rule = Rule {
    name: "time-series-without-time",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table is treated as time series, but none of its columns is the time",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A link with the method `time_series` to a table without a column marked \
            `time_series_time`, or such a table in a `time_series` section.",
        why: "Series are aligned along their time, and the mark is all that says which column \
            that is. The published reader does not look for it, so the mistake shows only when \
            the job has started.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: heartbeats, field: patient_id}, method: time_series}
  - name: heartbeats
    data: {volume: input, file: heartbeats.csv}
    columns:
    - {field: patient_id, type: int, identifier: true}
    - {field: seconds, type: int}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    links:
    - {field: id, to: {table: heartbeats, field: patient_id}, method: time_series}
  - name: heartbeats
    data: {volume: input, file: heartbeats.csv}
    columns:
    - {field: patient_id, type: int, identifier: true}
    - {field: seconds, type: int, time_series_time: true}
",
        configure: "",
        fix: "Mark the column that holds the time with `time_series_time: true`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut reported: HashMap<Span, usize> = HashMap::new();
    let mut report = |table: &Table<'_>, span: Span, place: &str| {
        let mut columns = table.columns.iter();
        let is_misspelt = columns.any(|column| column.fields.misspells("time_series_time"));
        if table.time().is_some() || !table.is_complete() || is_misspelt {
            return;
        }
        // One fault, however often the table is treated as series.
        if let Some(earlier) = reported.get(&table.span()) {
            if let Some(finding) = findings.get_mut(*earlier) {
                let again = finding.clone().related(span, "it is treated as time series here too");
                *finding = again;
            }
            return;
        }
        reported.insert(table.span(), findings.len());
        let message = format!(
            "{place} {} as time series, but no column of it is marked as the time.",
            wording::quoted(table.label()),
        );
        findings.push(
            Finding::new(&RULE, span, message)
                .related(table.span(), "the table")
                .help("Mark the column that holds the time with `time_series_time: true`."),
        );
    };

    for schema in &model.schemas {
        for (_, link) in schema.links() {
            let method = link.method();
            let method = method.filter(|method| method.value == LinkMethod::TimeSeries);
            let child = link.child.and_then(|child| schema.table(child.value).found());
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
