//! `unlisted-columns`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;
use hashbrown::HashSet;

/// An avatarized table of which no column is listed.
pub(crate) static RULE: Rule = Rule {
    name: "unlisted-columns",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "an avatarized table that lists no column",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["columns"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["unknown-column"],
    page: page!("unlisted_columns.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut seen = HashSet::new();
    for parameters in metrics::runs(model).flat_map(|run| &run.tables) {
        let Some((schema, table)) = model.table_of(parameters) else {
            continue;
        };
        // `unknown-field` reports a list that is misplaced beside the tables.
        let is_misplaced = schema
            .document
            .spec()
            .is_some_and(|spec| spec.has("columns"));
        let is_unlisted = table.columns.is_empty() && table.is_complete() && !is_misplaced;
        // `verbatim-copy` reports a table that is copied.
        let is_copied = model.copied_by(schema, table).is_some();
        // `left-out-table` reports settings of a table that the run leaves out.
        let is_left_out = model.left_out(table).is_some();
        let is_avatarized = parameters.section.is_method() && !is_copied && !is_left_out;
        if !is_avatarized || !is_unlisted || !seen.insert(table.span()) {
            continue;
        }
        let message = format!(
            "{} lists no column. The engine takes every column of its data, and no check can say \
             whether one of them identifies somebody.",
            quoted(table.label())
        );
        findings.push(
            Finding::new(&RULE, table.span(), message)
                .related(parameters.span(), "avatarized here")
                .help("List its `columns`, and drop or pseudonymize those that identify somebody."),
        );
    }
}
