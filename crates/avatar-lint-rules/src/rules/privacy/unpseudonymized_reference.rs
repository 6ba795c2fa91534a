//! `unpseudonymized-reference`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::pattern::PartKind;
use avatar_model::wording::quoted;

/// A pattern that copies original values into identifiers.
pub(crate) static RULE: Rule = Rule {
    name: "unpseudonymized-reference",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a pattern copies a column that is not pseudonymized",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["pattern"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unpseudonymized_reference.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for written in patterns::all(context) {
        let Some(place) = written.place.filter(|place| place.strategy().is_some()) else {
            continue;
        };
        let copied = written.pattern.parts().iter().filter_map(|part| {
            let PartKind::Reference { column: name } = &part.kind else {
                return None;
            };
            let column = place.table.column(name).found()?;
            let fate = model.fate(place.schema, place.table, column);
            (!fate.hides_values()).then_some((part, name, column))
        });
        for (part, name, column) in copied.take(patterns::MAX_REPORTED) {
            let message = format!(
                "{} is not pseudonymized, so this pattern copies its original values into the \
                 identifiers of {}.",
                quoted(name),
                written.label()
            );
            findings.push(
                Finding::new(
                    &RULE,
                    patterns::span_of(context, written, &part.range),
                    message,
                )
                .related(column.span(), "keeps its original values")
                .help("Pseudonymize that column, or remove the reference from the pattern."),
            );
        }
    }
}
