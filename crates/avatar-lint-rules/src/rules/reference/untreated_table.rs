//! `untreated-table`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::{Kind, schemas};
use avatar_model::suggest::Names;
use avatar_model::wording::quoted;
use avatar_model::{Fields, Model, Parameters, Section};
use hashbrown::HashSet;

/// A table of a run on files that no section of the run names.
pub(crate) static RULE: Rule = Rule {
    name: "untreated-table",
    group: Group::Reference,
    level: Level::Warning,
    raised_when_exposed: true,
    summary: "a table with data that no section of `AvatarParameters` names",
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("untreated_table.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let is_unknown = model.may_hide_a(Kind::Parameters) || is_database_run(model);
    let runs: Vec<_> = metrics::runs(model).collect();
    if is_unknown || runs.iter().any(|run| may_say_more(run, context)) {
        return;
    }
    let treated: HashSet<&str> = parameters(model).map(|name| name.value).collect();
    let mut schemas = HashSet::new();
    for run in runs {
        let Some(schema) = model.original_for(&run.document) else {
            continue;
        };
        if !schemas.insert(schema.document.span()) {
            continue;
        }
        // A name that leads nowhere may be meant for the table, and is reported.
        let strays = parameters(model).filter(|name| schema.table(name.value).is_missing());
        let strays = Names::new(strays.map(|name| name.value));
        for table in schema.kept_tables() {
            let name = table.label();
            let is_meant = || strays.nearest(name).is_some();
            if table.data().is_none() || treated.contains(name) || is_meant() {
                continue;
            }
            let message = format!(
                "{} has data, and no section of `AvatarParameters` names it: the run does not \
                 anonymize it.",
                quoted(name)
            );
            findings.push(
                Finding::new(&RULE, table.span(), message)
                    .related(run.document.span(), "the run")
                    .help(
                        "Name the table under `avatarization` or `time_series`, or remove it \
                         from the schema.",
                    ),
            );
        }
    }
}

/// The tables that the sections of the documents of runs name.
fn parameters<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = avatar_model::Text<'a>> + 'm {
    let tables = model.table_parameters();
    let of_runs = tables.filter(|table| table.document.kind == Kind::Parameters);
    of_runs.map(|table| table.table)
}

/// Whether the tables are read from a database, where their treatment says what
/// becomes of them.
fn is_database_run(model: &Model<'_>) -> bool {
    model.extract().is_some() || model.inputs().next().is_some()
}

/// Whether a section of the document is misspelt, is not a mapping, is written twice or
/// has a table twice, or has an entry that is no table's, so that it is not known which
/// tables it names.
fn may_say_more(run: &Parameters<'_>, context: &Context<'_>) -> bool {
    let spec = run.document.spec();
    let is_double = |fields: &Fields<'_>| metrics::has_doubles(context, fields);
    if spec.is_some_and(|spec| is_double(&spec)) {
        return true;
    }
    let mut entries = spec.into_iter().flat_map(|spec| spec.entries());
    entries.any(|(field, value)| {
        if Section::named(field.value).is_some() {
            let mut tables = value.entries();
            let is_odd = |fields: Fields<'_>| !fields.is_mapping() && !fields.node.is_null();
            let mut keys = value.node.entries();
            !value.is_mapping()
                || is_double(&value)
                || tables.any(|(_, fields)| is_odd(fields))
                || keys.any(|entry| entry.key.as_str().is_none())
        } else {
            !schemas::kinds_with(field.value).any(|kind| kind == Kind::Parameters)
        }
    })
}
