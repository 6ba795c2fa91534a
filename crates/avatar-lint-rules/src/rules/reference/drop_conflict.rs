//! `drop-conflict`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::PartKind;
use avatar_model::wording;
use avatar_model::{Column, ColumnRole, DeclaredSchema, Mark, Model, Table};
use hashbrown::HashMap;
use pyyaml_syntax::Span;

/// Dropped columns that something still needs.
pub(crate) static RULE: Rule = Rule {
    name: "drop-conflict",
    group: Group::Reference,
    level: Level::Error,
    summary: "a dropped column is also pseudonymized, excluded, a key, or referred to",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("drop_conflict.md"),
    ..Rule::BASE
};

/// What else is said of a dropped column, and where.
type Conflicts = Vec<(Span, &'static str)>;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut references = references(context.model);
    add_patterns(context, &mut references);
    for schema in &context.model.schemas {
        for table in &schema.tables {
            for column in table.columns.iter().filter(|column| column.roles.dropped) {
                findings.extend(judge(schema, table, column, &references));
            }
        }
    }
}

fn judge(
    schema: &DeclaredSchema<'_>,
    table: &Table<'_>,
    column: &Column<'_>,
    references: &HashMap<Span, Conflicts>,
) -> Option<Finding> {
    // Whether a string such as `'no'` was meant to drop is another rule's.
    let drop = column
        .drop()
        .filter(|drop| drop.node.as_bool() == Some(true))?;
    let mut conflicts = own(column);
    if let (Some(table), Some(name)) = (table.name, column.name) {
        let arriving = schema.links_to(table.value, name.value);
        conflicts.extend(arriving.map(|(_, link)| (link.span(), "a link leads to it")));
    }
    let leaving = table.links.iter().filter_map(|link| link.field);
    let leaving = leaving.filter(|field| Some(field.value) == column.name.map(|name| name.value));
    conflicts.extend(leaving.map(|field| (field.span(), "a link starts from it")));
    conflicts.extend(references.get(&column.span()).into_iter().flatten());

    let &(_, first) = conflicts.first()?;
    let message = format!(
        "{} is dropped, so the engine cannot use it, but {first}.",
        wording::quoted(column.label()),
    );
    let finding = Finding::new(&RULE, drop.key_span(), message);
    let finding = conflicts
        .into_iter()
        .fold(finding, |finding, (span, what)| finding.related(span, what));
    Some(finding.help("Remove the `drop`, or remove all other uses of the column."))
}

/// What the column says of itself besides `drop`.
fn own(column: &Column<'_>) -> Conflicts {
    let marks = column.marks().map(|(mark, flag)| {
        let what = match mark {
            Mark::PrimaryKey => "it is the primary key",
            Mark::Identifier => "it is an identifier",
            Mark::Time => "it is the time column",
        };
        (flag.key_span(), what)
    });
    let replaced = column
        .pseudonymization
        .map(|pseudonymization| (pseudonymization.0.head_span(), "it is pseudonymized"));
    marks.chain(replaced).collect()
}

/// What parameters say of dropped columns, by the place of the column.
fn references(model: &Model<'_>) -> HashMap<Span, Conflicts> {
    let mut references: HashMap<Span, Conflicts> = HashMap::new();
    for parameters in model.table_parameters() {
        let Some((_, table)) = model.table_of(parameters) else {
            continue;
        };
        for reference in parameters.column_references() {
            let column = table.column(reference.name.value).found();
            let Some(column) = column.filter(|column| column.roles.dropped) else {
                continue;
            };
            let what = match reference.role {
                ColumnRole::Weight => "it has a weight",
                ColumnRole::Excluded => "it is excluded from the avatarization",
                ColumnRole::Augmented => "an augmentation uses its classes",
                ColumnRole::Processed => "a processor uses it",
                ColumnRole::Known => "it is a known variable of an attack",
                ColumnRole::Target => "it is the target of an attack",
            };
            let conflicts = references.entry(column.span()).or_default();
            conflicts.push((reference.name.span(), what));
        }
    }
    references
}

/// The dropped columns whose values a pattern copies.
fn add_patterns(context: &Context<'_>, references: &mut HashMap<Span, Conflicts>) {
    for written in patterns::all(context) {
        let Some(place) = written.place else { continue };
        for part in written.pattern.parts() {
            let PartKind::Reference { column } = &part.kind else {
                continue;
            };
            let column = place.table.column(column).found();
            let dropped = column.filter(|column| column.roles.dropped);
            let others = dropped.filter(|column| column.span() != place.column.span());
            if let Some(column) = others {
                let conflicts = references.entry(column.span()).or_default();
                conflicts.push((
                    patterns::span_of(context, written, &part.range),
                    "a pattern refers to it",
                ));
            }
        }
    }
}
