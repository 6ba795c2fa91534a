//! `missing-data`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status};
use avatar_format::Kind;
use avatar_model::wording::quoted;
use avatar_model::{Input, Table};

/// Tables whose rows nothing gives.
pub(crate) static RULE: Rule = Rule {
    name: "missing-data",
    group: Group::Schema,
    level: Level::Error,
    summary: "a table without data, or with `auto` where no database gives it",
    since: "0.1.0",
    status: Status::Preview,
    engine: true,
    page: page!("missing_data.md"),
    ..Rule::BASE
};

/// The kinds of jobs that open the tables of a schema.
const JOBS: [Kind; 4] = [
    Kind::Parameters,
    Kind::PrivacyMetrics,
    Kind::SignalMetrics,
    Kind::Advice,
];

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let reads_database = model.extract().is_some()
        || model.inputs().any(|(_, input)| !lists_no_copy(input))
        || model.extraction_lacks_source()
        || model.may_hide_a(Kind::Extract)
        || model.of(Kind::SchemaDiscovery).next().is_some();
    let is_opened = JOBS.iter().any(|&kind| model.of(kind).next().is_some());
    if reads_database || !is_opened {
        return;
    }
    for schema in model.originals() {
        findings.extend(schema.kept_tables().filter_map(judge));
    }
}

/// Whether `copies` of a former `input` is `[]`, so that no database is read.
fn lists_no_copy(input: Input<'_>) -> bool {
    let databases = input.0.fields("databases");
    databases.is_some_and(|databases| databases.has_empty_list("copies"))
}

fn judge(table: &Table<'_>) -> Option<Finding> {
    let label = quoted(table.label());
    let help = "Add the place of its rows: `data: {volume: input, file: NAME.csv}`.";
    let Some(data) = table.data() else {
        // A null, another type or another name is another rule's.
        if table.fields.is_meant("data") {
            return None;
        }
        let message = format!("{label} has no `data`, so the engine finds no rows to open.");
        return Some(Finding::new(&RULE, table.span(), message).help(help));
    };
    let message = if data.0.is_empty() {
        format!("`data` of {label} is empty, so the engine finds no rows to open.")
    } else if data.is_auto() && data.file().is_none() && data.volume().is_none() {
        format!(
            "Nothing gives the rows of {label}: `auto` is for tables that an extraction reads \
             from a database, and this set has none."
        )
    } else {
        return None;
    };
    Some(Finding::new(&RULE, data.0.head_span(), message).help(help))
}
