//! What something means, in Markdown: fields, values, names, patterns, rules.

use super::cursor::Cursor;
use super::names::{Name, Names, Symbol};
use avatar_format::SpecificIdLetterCase;
use avatar_format::pattern::Pattern;
use avatar_lint_rules::holding::{Source, holdings};
use avatar_lint_rules::{Options, Rule, rules};
use avatar_model::conformance::SchemaNode;
use avatar_model::wording;
use avatar_model::{
    Column, ColumnFate, ColumnRole, Model, Pseudonymization, Schema, Section, Table,
    TableParameters, Text,
};
use pyyaml_syntax::{Node, Span, Stream};
use std::fmt::Write;

/// What stands at some place of a text, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// What is explained.
    pub span: Span,
    /// The explanation, in Markdown.
    pub markdown: String,
}

impl Description {
    /// Explains what stands at `offset`: a column with all that becomes of it, a
    /// pattern with its capacity, a field, one of its values, a rule that a
    /// comment names.
    pub fn new(stream: &Stream<'_>, offset: usize, options: &Options) -> Option<Self> {
        if let Some(comment) = stream
            .comments()
            .iter()
            .find(|comment| comment.span.contains(offset))
        {
            return of_comment(stream.text(), comment.span, offset);
        }
        let cursor = Cursor::new(stream, offset)?;
        let place = cursor.place(options.document_type.as_deref());
        let model = Model::draft(stream);
        let names = Names::new(&model);
        if let Some(name) = names.at(offset).next() {
            return Some(Self {
                span: name.span,
                markdown: of_name(&model, &names, name, options),
            });
        }
        let node = cursor.node()?;
        if cursor.is_on_key {
            let key = cursor.path.last().and_then(|step| match step {
                avatar_model::conformance::Step::Field(entry) => Some(entry.key),
                avatar_model::conformance::Step::Item(..) => None,
            })?;
            return Some(Self {
                span: key.span(),
                markdown: of_field(key.text()?, &place?),
            });
        }
        let text = node.text()?;
        let markdown = if cursor.key() == Some("pattern") {
            of_pattern(text, cursor.parent(), options)
        } else {
            let place = place?;
            of_value(text, &place).or_else(|| Some(of_field(cursor.key()?, &place)))?
        };
        Some(Self {
            span: node.span(),
            markdown,
        })
    }
}

/// A field: what it is for, what may stand there, what holds without it.
pub fn of_field(name: &str, place: &SchemaNode) -> String {
    let mut markdown = format!("**`{name}`**");
    if let Some(kind) = kind_of(place) {
        let _ = write!(markdown, " · {kind}");
    }
    if let Some(default) = place.default_value() {
        let _ = write!(markdown, " · default `{default}`");
    }
    if let Some(description) = place.description() {
        let _ = write!(markdown, "\n\n{description}");
    }
    for (number, (value, meaning)) in place.meanings().enumerate() {
        let gap = if number == 0 { "\n\n" } else { "\n" };
        let value = if value.is_empty() { "''" } else { value };
        let _ = write!(markdown, "{gap}- `{value}`: {meaning}");
    }
    let examples: Vec<_> = place
        .examples()
        .map(|example| format!("`{example}`"))
        .collect();
    if !examples.is_empty() {
        let plural = if examples.len() == 1 { "" } else { "s" };
        let _ = write!(markdown, "\n\nExample{plural}: {}", examples.join(", "));
    }
    markdown
}

/// One of the values that a place lists.
pub fn of_value(value: &str, place: &SchemaNode) -> Option<String> {
    let documentation = place.meaning(value)?;
    Some(format!("**`{value}`**\n\n{documentation}"))
}

/// What may stand at a place, in a word.
pub fn kind_of(place: &SchemaNode) -> Option<String> {
    if place.values().next().is_some() {
        return Some("one of its values".to_owned());
    }
    let words: Vec<_> = place
        .types()
        .names()
        .map(|name| match name {
            "object" => "mapping",
            "array" => "list",
            "string" => "string",
            "null" => "nothing",
            other => other,
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" or "))
}

/// A rule, as a person reads about it.
pub fn of_rule(rule: &Rule) -> String {
    let page = &rule.page;
    format!(
        "**`{}`** · {}, {}\n\n{}\n\n{}\n\n{}\n\n[Examples]({})",
        rule.name,
        rule.group,
        rule.level,
        page.finds(),
        page.why(),
        page.fix(),
        rule.url()
    )
}

/// A rule that a comment to the linter names at `offset`.
fn of_comment(text: &str, comment: Span, offset: usize) -> Option<Description> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let before = text.get(comment.start()..offset)?;
    let after = text.get(offset..comment.end())?;
    let start = offset - before.chars().rev().take_while(|c| is_name(*c)).count();
    let end = offset + after.chars().take_while(|c| is_name(*c)).count();
    let span = Span::new(start, end);
    let rule = rules::find(span.text(text))?;
    comment
        .text(text)
        .contains("avatar-lint")
        .then(|| Description {
            span,
            markdown: of_rule(rule),
        })
}

/// A pattern: how many identifiers it makes, and some of them.
fn of_pattern(text: &str, strategy: Option<Node<'_>>, options: &Options) -> String {
    let (pattern, problems) = Pattern::read(text);
    if problems.iter().any(|problem| problem.kind.is_error()) {
        return format!("**`{text}`** · cannot be used as a pattern");
    }
    let letter_case = strategy
        .and_then(|strategy| strategy.get("letter_case")?.text()?.parse().ok())
        .unwrap_or(SpecificIdLetterCase::Both);
    let capacity = pattern.capacity(letter_case);
    let count = capacity.to_string();
    let plural = if count == "1" { "" } else { "s" };
    let rows = options.thresholds.rows;
    let collision = wording::probability(capacity.collision_chance(rows));
    let per_value = match capacity.references() {
        0 => "",
        1 => " for each value of the column it refers to",
        _ => " for each combination of values of the columns it refers to",
    };
    let samples: Vec<_> = (0..5)
        .map(|seed| format!("`{}`", pattern.sample(letter_case, seed)))
        .collect();
    format!(
        "**`{text}`** · {count} identifier{plural}{per_value}\n\nProbability of a collision among \
         {rows} rows: {collision}.\n\nFor example {}.",
        samples.join(", ")
    )
}

/// What a name names.
fn of_name<'a>(model: &Model<'a>, names: &Names<'a>, name: &Name<'a>, options: &Options) -> String {
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
fn find_table<'m, 'a>(model: &'m Model<'a>, name: &str) -> Option<(&'m Schema<'a>, &'m Table<'a>)> {
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
