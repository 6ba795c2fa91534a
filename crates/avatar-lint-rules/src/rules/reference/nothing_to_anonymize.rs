//! `nothing-to-anonymize`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::LinkMethod;
use avatar_model::wording::quoted;
use avatar_model::{Column, ColumnFate, Model, Schema, Table, TableParameters};
use pyyaml_syntax::Span;
use std::collections::HashSet;

/// Tables of which no column is left to avatarize.
pub static RULE: Rule = Rule {
    name: "nothing-to-anonymize",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table that is avatarized, and of which no column is left to avatarize",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    engine: true,
    page: page!("nothing_to_anonymize.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut judged = HashSet::new();
    let mut frozen = Vec::new();
    let mut has_something = false;
    for parameters in model.table_parameters() {
        let Some((schema, table)) = model.table_of(parameters) else {
            continue;
        };
        if !parameters.section.is_method() || !model.takes_part(table) {
            continue;
        }
        if model.unread(schema, table).is_some() {
            findings.extend(all_excluded(model, schema, table, parameters));
        } else if judged.insert(table.span()) {
            let is_copied = table.treatment.is_some_and(|word| word.value == "copy");
            match all_verbatim(model, schema, table) {
                Some(finding) if is_copied => findings.push(finding),
                Some(finding) => frozen.push(finding),
                None => has_something = true,
            }
        }
    }
    // A table may have more columns than it lists, so that frozen ones are an
    // error only where no other table has anything either.
    let level = if has_something {
        Level::Warning
    } else {
        RULE.level
    };
    findings.extend(frozen.into_iter().map(|finding| finding.level(level)));
    for schema in model.originals() {
        for table in schema.kept_tables() {
            if model.unread(schema, table).is_none() && model.takes_part(table) {
                refused_methods(model, schema, table, findings);
            }
        }
    }
}

/// The columns of a table that are no keys.
fn columns<'m, 'a>(table: &'m Table<'a>) -> impl Iterator<Item = &'m Column<'a>> {
    table.distinct_columns().filter(|column| !column.is_key())
}

fn is_left(model: &Model<'_>, schema: &Schema<'_>, table: &Table<'_>, column: &Column<'_>) -> bool {
    let is_modeled = |action: &str| matches!(action, "keep" | "anonymize");
    let action = column.action;
    matches!(model.fate(schema, table, column), ColumnFate::Kept)
        && action.is_none_or(|action| is_modeled(action.value))
}

/// A table whose originals are all copied: by `freeze`, or by its treatment.
fn all_verbatim(model: &Model<'_>, schema: &Schema<'_>, table: &Table<'_>) -> Option<Finding> {
    if !table.is_complete() || columns(table).any(|column| is_left(model, schema, table, column)) {
        return None;
    }
    let copy = table.treatment.filter(|word| word.value == "copy");
    let frozen = columns(table).find_map(|column| match model.fate(schema, table, column) {
        ColumnFate::Verbatim(word) => Some(word),
        _ => None,
    });
    let word = copy.or(frozen)?;
    let message = format!(
        "The client refuses the run: every column that {} lists is copied, which leaves the \
         avatarization nothing to work on.",
        quoted(table.label())
    );
    Some(Finding::new(&RULE, word.span(), message).help(
        "Write `action: anonymize` on one of its columns, or leave the table out with `treatment: \
         ignore` and without parameters.",
    ))
}

/// Links from a parent without anything to avatarize, by another method than
/// the order of the rows.
fn refused_methods(
    model: &Model<'_>,
    schema: &Schema<'_>,
    table: &Table<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut listed = columns(table).peekable();
    if listed.peek().is_none() || !table.is_complete() {
        return;
    }
    if listed.any(|column| is_left(model, schema, table, column)) {
        return;
    }
    for link in &table.links {
        let is_refused =
            |method: LinkMethod| method != LinkMethod::SensitiveOriginalOrderAssignment;
        let method = link.method().filter(|method| is_refused(method.value));
        let Some(method) = method else { continue };
        let child = link.child.filter(|child| {
            let child = schema.table(child.value).found();
            child.is_some_and(|child| model.takes_part(child))
        });
        if child.is_none() {
            continue;
        }
        let message = format!(
            "The engine refuses this method: it compares avatars of {}, which has no column to \
             avatarize.",
            quoted(table.label())
        );
        findings.push(
            Finding::new(&RULE, method.span(), message)
                .related(table.span(), "no column of it is avatarized")
                .help("Write `action: anonymize` on one of the columns of the parent."),
        );
    }
}

/// An exclusion of every column that the table lists. The data may have more.
fn all_excluded(
    model: &Model<'_>,
    schema: &Schema<'_>,
    table: &Table<'_>,
    parameters: &TableParameters<'_>,
) -> Option<Finding> {
    let exclusion = parameters.exclusion()?;
    let excluded: HashSet<&str> = exclusion.variables().map(|name| name.value).collect();
    let mut listed = columns(table)
        .filter(|column| is_left(model, schema, table, column))
        .peekable();
    listed.peek()?;
    if !table.is_complete() || listed.any(|column| !excluded.contains(column.label())) {
        return None;
    }
    let span: Span = exclusion.0.head_span();
    let message = format!(
        "Every column that {} lists is excluded. If the data has no others, the engine has nothing \
         to avatarize and stops.",
        quoted(table.label())
    );
    let finding = Finding::new(&RULE, span, message).level(Level::Info);
    Some(finding.help("Exclude fewer columns, or list the others of the table."))
}
