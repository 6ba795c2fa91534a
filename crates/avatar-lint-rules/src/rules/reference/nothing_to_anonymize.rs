//! `nothing-to-anonymize`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::{LinkMethod, Treatment};
use avatar_model::wording::quoted;
use avatar_model::{
    Column, ColumnFate, DeclaredSchema, Link, Model, Table, TableParameters, Text, Word,
};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::Span;

/// Tables of which no column is left to avatarize.
pub(crate) static RULE: Rule = Rule {
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
    let mut frozen: Vec<(Span, Finding)> = Vec::new();
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
            let is_copied = table.treatment.is_some_and(|word| word.is(Treatment::Copy));
            match all_verbatim(model, schema, table) {
                Some(finding) if is_copied => findings.push(finding),
                Some(finding) => frozen.push((table.span(), finding)),
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
    for (_, finding) in &mut frozen {
        finding.level = level;
    }
    let of_table: HashMap<Span, usize> = frozen.iter().map(|(table, _)| *table).zip(0..).collect();
    for schema in model.originals() {
        for table in schema.kept_tables() {
            if model.unread(schema, table).is_some() || !model.takes_part(table) {
                continue;
            }
            let known = of_table.get(&table.span());
            match known.and_then(|&index| frozen.get_mut(index)) {
                // The same fault, which is an error whatever the other tables have.
                Some((_, finding)) => {
                    for method in refused_methods(model, schema, table) {
                        let said = "the engine refuses this method for the same reason";
                        finding.push_related(method, said);
                        finding.level = RULE.level;
                    }
                }
                None => findings.extend(
                    refused_methods(model, schema, table)
                        .into_iter()
                        .map(|method| refused(table, method)),
                ),
            }
        }
    }
    findings.extend(frozen.into_iter().map(|(_, finding)| finding));
}

/// The columns of a table that are no keys.
fn columns<'m, 'a>(table: &'m Table<'a>) -> impl Iterator<Item = &'m Column<'a>> {
    table.distinct_columns().filter(|column| !column.is_key())
}

fn is_left(
    model: &Model<'_>,
    schema: &DeclaredSchema<'_>,
    table: &Table<'_>,
    column: &Column<'_>,
) -> bool {
    // An action that cannot be read may be one that leaves it.
    match column.action {
        None if column.fields.is_meant("action") => true,
        _ => {
            matches!(model.fate(schema, table, column), ColumnFate::Kept)
                && columns::is_modeled(column)
        }
    }
}

/// Whether it is known that the avatarization has no column of the table to work on.
fn nothing_is_left(model: &Model<'_>, schema: &DeclaredSchema<'_>, table: &Table<'_>) -> bool {
    let is_left = |column: &Column<'_>| is_left(model, schema, table, column);
    table.is_complete() && !columns(table).any(is_left)
}

/// A table whose originals are all copied: by `freeze`, or by its treatment.
fn all_verbatim(
    model: &Model<'_>,
    schema: &DeclaredSchema<'_>,
    table: &Table<'_>,
) -> Option<Finding> {
    if !nothing_is_left(model, schema, table) {
        return None;
    }
    let copy = table.treatment.filter(|word| word.is(Treatment::Copy));
    let copy = copy.map(Word::text);
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

/// The methods of links from a parent without anything to avatarize, unless they keep
/// the order of the rows.
fn refused_methods(model: &Model<'_>, schema: &DeclaredSchema<'_>, table: &Table<'_>) -> Vec<Span> {
    let is_refused = |method: LinkMethod| method != LinkMethod::SensitiveOriginalOrderAssignment;
    let takes_part = |child: Text<'_>| {
        let child = schema.table(child.value).found();
        child.is_some_and(|child| model.takes_part(child))
    };
    let links = table
        .links
        .iter()
        .filter(|link| link.child.is_some_and(takes_part));
    let methods = links.filter_map(Link::method);
    let refused = methods.filter(|method| is_refused(method.value));
    let refused: Vec<Span> = refused.map(|method| method.span()).collect();
    // Few tables have such a link, so its columns are asked last.
    let lists_some = columns(table).next().is_some();
    if refused.is_empty() || !lists_some || !nothing_is_left(model, schema, table) {
        return Vec::new();
    }
    refused
}

fn refused(table: &Table<'_>, method: Span) -> Finding {
    let message = format!(
        "The engine refuses this method: it compares avatars of {}, which has no column to \
         avatarize.",
        quoted(table.label())
    );
    Finding::new(&RULE, method, message)
        .related(table.span(), "no column of it is avatarized")
        .help("Write `action: anonymize` on one of the columns of the parent.")
}

/// An exclusion of every column that the table lists. The data may have more.
fn all_excluded(
    model: &Model<'_>,
    schema: &DeclaredSchema<'_>,
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
