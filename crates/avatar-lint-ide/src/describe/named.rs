//! What a name names: a table or a column with all that is done to it.

use super::of_pattern;
use crate::names::{Occurrence, Occurrences, Symbol};
use avatar_lint_rules::Options;
use avatar_lint_rules::holding::{Source, holdings};
use avatar_model::{
    Column, ColumnFate, ColumnRole, DeclaredSchema, Model, Pseudonymization, Section, Table,
    TableParameters, Text,
};
use std::fmt::Write;

/// What a name names.
pub(super) fn of_name<'a>(
    model: &Model<'a>,
    names: &Occurrences<'a>,
    name: &Occurrence<'a>,
    options: &Options,
) -> String {
    let symbol = name.symbol;
    match symbol {
        Symbol::Column { table, name } => of_column(model, table, name, options),
        Symbol::Table(name) => of_table(model, name),
        _ => {
            let uses = names.of(symbol).filter(|name| !name.is_declaration).count();
            let declared = if names.is_declared(symbol) {
                ""
            } else {
                ", which no document of this file declares"
            };
            format!(
                "**`{}`** · {}{declared}\n\n{}",
                symbol.name(),
                symbol.noun(),
                used(uses)
            )
        }
    }
}

fn used(times: usize) -> String {
    match times {
        0 => "There are no references to it.".to_owned(),
        1 => "There is one reference to it.".to_owned(),
        _ => format!("There are {times} references to it."),
    }
}

/// The last table of that name, which is the one the engine keeps, with its schema.
fn find_table<'m, 'a>(
    model: &'m Model<'a>,
    name: &str,
) -> Option<(&'m DeclaredSchema<'a>, &'m Table<'a>)> {
    let tables = model
        .originals()
        .filter_map(|schema| Some((schema, schema.table(name).found()?)));
    tables.last()
}

/// A table: its columns and what is done to it.
fn of_table(model: &Model<'_>, name: &str) -> String {
    let mut markdown = format!("**`{name}`** · table");
    let Some((_, table)) = find_table(model, name) else {
        return markdown + "\n\nNo schema of this file declares it.";
    };
    let listed = table.columns.len();
    let _ = write!(markdown, ", {listed} columns listed");
    let mut facts = Vec::new();
    if let Some(key) = table.primary_key() {
        facts.push(format!("primary key `{}`", key.label()));
    }
    for link in &table.links {
        if let Some(child) = link.child {
            facts.push(format!("parent of `{}`", child.value));
        }
    }
    if let Some(treatment) = table.treatment {
        facts.push(format!("treatment `{}`", treatment.written()));
    }
    facts.extend(parameters_of(model, name).map(|parameters| {
        let how = match (parameters.k(), parameters.epsilon()) {
            (Some(k), _) => format!(", k {}", k.value),
            (None, Some(epsilon)) => format!(", epsilon {}", epsilon.value),
            (None, None) => String::new(),
        };
        format!("{}{how}", heading(parameters))
    }));
    markdown + &list(&facts)
}

/// A column: its role, what becomes of its values, and who names it.
fn of_column(model: &Model<'_>, table_name: &str, name: &str, options: &Options) -> String {
    let mut markdown = format!("**`{name}`** · column of `{table_name}`");
    let mut facts = Vec::new();
    let found = find_table(model, table_name);
    let column =
        found.and_then(|(schema, table)| Some((schema, table, table.column(name).found()?)));
    match column {
        None => facts.push(
            "not listed in the schema: the engine infers its type from the data, and keeps its \
             values unless an entry below changes them"
                .to_owned(),
        ),
        Some((schema, table, column)) => {
            facts.extend(roles(column));
            facts.extend(held(table, column, options));
            facts.push(fate(&model.fate(schema, table, column), options));
            let links = schema.links_to(table_name, name);
            facts.extend(links.map(|(parent, link)| {
                let key = link.field.map_or("?", |field| field.value);
                format!("refers to `{key}` of `{}`", parent.label())
            }));
        }
    }
    for parameters in parameters_of(model, table_name) {
        facts.extend(named_by(parameters, name));
    }
    markdown.push_str(&list(&facts));
    markdown
}

/// What the column is treated as, by its name or by what it declares.
fn held(table: &Table<'_>, column: &Column<'_>, options: &Options) -> Option<String> {
    let mut columns = holdings(table, &options.names);
    let (_, held) = columns.find(|(other, _)| other.span() == column.span())?;
    let held = held?;
    let category = held.category;
    let by = match held.source {
        Source::Name(words) => format!("the part `{words}`"),
        Source::PiiType => "its `pii_type`".to_owned(),
    };
    Some(format!(
        "recognized as {} ({}, confidence {}), because of {by}",
        category.label(),
        category.kind().label(),
        held.confidence.as_str()
    ))
}

fn roles(column: &Column<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(declared) = column.fields.text("type") {
        facts.push(format!("type `{}`", declared.value));
    }
    let roles = column.roles;
    let marks = [
        (roles.primary_key, "primary key of its table"),
        (roles.identifier, "identifier: the key of another table"),
        (roles.time, "time column of its series"),
    ];
    facts.extend(
        marks
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, mark)| mark.to_owned()),
    );
    facts
}

/// What becomes of a column's values.
pub(crate) fn fate(fate: &ColumnFate<'_, '_>, options: &Options) -> String {
    let of = |text: &Text<'_>| text.value.to_owned();
    match fate {
        ColumnFate::Kept => "part of the run with its original values".to_owned(),
        ColumnFate::Dropped => "**dropped**: it is not in the result".to_owned(),
        ColumnFate::Pseudonymized(strategy) => {
            format!("**pseudonymized** {}", strategy_words(strategy, options))
        }
        ColumnFate::Entity(entity) => format!(
            "**replaced** with the shared entity `{}`",
            entity.map_or("?", |name| name.value)
        ),
        ColumnFate::Inherited {
            parent,
            pseudonymization,
            ..
        } => format!(
            "**pseudonymized** as the key of `{}`, {}",
            parent.label(),
            strategy_words(pseudonymization, options)
        ),
        ColumnFate::LeftOut(by) => format!("**not part of the run**, by `{}`", of(by)),
        ColumnFate::Verbatim(by) => {
            format!(
                "**copied unchanged**, by `{}`: the result contains original values",
                of(by)
            )
        }
    }
}

fn strategy_words(strategy: &Pseudonymization<'_>, options: &Options) -> String {
    let kind = strategy.kind().map_or("?", |kind| kind.written());
    let mut words = format!("by `{kind}`");
    if let Some(pattern) = strategy.pattern() {
        let _ = write!(
            words,
            " with {}",
            of_pattern(pattern.value, Some(strategy.0.node), options).replace("\n\n", " ")
        );
    }
    words
}

/// What the sections say of the table called `name`.
fn parameters_of<'m, 'a>(
    model: &'m Model<'a>,
    name: &'m str,
) -> impl Iterator<Item = &'m TableParameters<'a>> {
    let all = model.table_parameters();
    all.filter(move |parameters| parameters.table.value == name)
}

/// What the parameters of a table do with one of its columns.
fn named_by(parameters: &TableParameters<'_>, column: &str) -> Vec<String> {
    let heading = heading(parameters);
    let mut facts = Vec::new();
    for reference in parameters.column_references() {
        if reference.name.value != column {
            continue;
        }
        let what = match reference.role {
            ColumnRole::Weight => "weighed".to_owned(),
            ColumnRole::Excluded => {
                let exclusion = parameters.exclusion();
                let strategy = exclusion.and_then(|exclusion| exclusion.strategy());
                match strategy {
                    Some(strategy) => format!("**excluded**, by `{}`", strategy.value),
                    None => "**excluded**, by `row_order`, the default".to_owned(),
                }
            }
            ColumnRole::Augmented => "its classes are balanced".to_owned(),
            ColumnRole::Processed => "used by a processor".to_owned(),
            ColumnRole::Known => "known to the simulated attacker".to_owned(),
            ColumnRole::Target => "the target of the simulated attacker".to_owned(),
        };
        facts.push(format!("{heading}: {what}"));
    }
    facts
}

/// Which section of which document it is.
fn heading(parameters: &TableParameters<'_>) -> String {
    let section = parameters.section.as_str();
    match parameters.document.name {
        Some(name) if parameters.section != Section::PrivacyMetrics => {
            format!("`{section}` of `{}`", name.value)
        }
        _ => format!("`{section}`"),
    }
}

fn list(facts: &[String]) -> String {
    facts
        .iter()
        .fold("\n".to_owned(), |list, fact| list + "\n- " + fact)
}
