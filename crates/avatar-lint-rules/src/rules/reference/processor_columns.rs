//! `processor-columns`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{Processor, TableParameters};

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
    let parameters = context.model.table_parameters();
    for processor in parameters.flat_map(TableParameters::processors) {
        findings.extend(range_of_nothing(&processor));
        findings.extend(relative_to_itself(&processor));
    }
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
