//! `processor-columns`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::ColumnType;
use avatar_model::wording;
use avatar_model::{Processor, Table};

/// Processors that would compare a column with itself.
pub(crate) static RULE: Rule = Rule {
    name: "processor-columns",
    group: Group::Reference,
    level: Level::Error,
    summary: "a processor that compares a column with itself",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("processor_columns.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for parameters in model.table_parameters() {
        let table = model.table_of(parameters).map(|(_, table)| table);
        for processor in parameters.processors() {
            findings.extend(range_of_nothing(&processor));
            findings.extend(relative_to_itself(&processor));
            findings.extend(table.and_then(|table| without_numbers(&processor, table)));
        }
    }
}

/// A relative difference of what is declared as no number.
fn without_numbers(processor: &Processor<'_>, table: &Table<'_>) -> Option<Finding> {
    let mut computed = processor.target().into_iter().chain(processor.references());
    let (name, kind) = computed.find_map(|name| {
        let kind = table.column(name.value).found()?.column_type()?;
        let is_number = matches!(
            kind.value,
            ColumnType::Int | ColumnType::Numeric | ColumnType::Bool
        );
        (!is_number).then_some((name, kind))
    })?;
    let message = format!(
        "{} is of the type {}, but a relative difference is computed from numbers.",
        wording::quoted(name.value),
        wording::quoted(kind.value.as_str()),
    );
    Some(
        Finding::new(&RULE, name.span(), message)
            .level(Level::Warning)
            .related(kind.span(), "declared here")
            .help("Use columns of numbers, or correct the `type` of this one."),
    )
}

fn range_of_nothing(processor: &Processor<'_>) -> Option<Finding> {
    let (start, end) = processor.start().zip(processor.end())?;
    (start.value == end.value).then(|| {
        let message = format!(
            "The range starts and ends with {}, so its length is always zero.",
            wording::quoted(end.value)
        );
        Finding::new(&RULE, end.span(), message)
            .related(start.span(), "the start")
            .help("Write the column that ends the range.")
    })
}

fn relative_to_itself(processor: &Processor<'_>) -> Option<Finding> {
    let target = processor.target()?;
    let mut references = processor.references();
    let reference = references.find(|reference| reference.value == target.value)?;
    let message = format!(
        "{} is the target and also a reference, so it is compared with itself.",
        wording::quoted(target.value)
    );
    Some(
        Finding::new(&RULE, reference.span(), message)
            .related(target.span(), "the target")
            .help("Remove it from `references`, or use another column."),
    )
}
