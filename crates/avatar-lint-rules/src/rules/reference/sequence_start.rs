//! `sequence-start`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::Sequence;
use avatar_model::{Fields, Model, Word};

/// A numbering from a number that is not given, or a number that no numbering begins with.
pub(crate) static RULE: Rule = Rule {
    name: "sequence-start",
    group: Group::Reference,
    level: Level::Warning,
    summary: "`sequence: start_at` without `sequence_start`, or `sequence_start` without it",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    page: page!("sequence_start.md"),
    ..Rule::BASE
};

const FIELDS: [&str; 2] = ["sequence", "sequence_start"];

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for column in columns(context.model) {
        // What is misspelled is another rule's.
        let is_misspelled = || FIELDS.iter().any(|field| column.misspells(field));
        findings.extend(judge(column).filter(|_| !is_misspelled()));
    }
}

/// The columns of the schemas, and those of the plans of former inputs.
fn columns<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = Fields<'a>> + use<'m, 'a> {
    let tables = model.schemas.iter().flat_map(|schema| &schema.tables);
    let columns = tables.flat_map(|table| &table.columns);
    let copies = model.inputs().flat_map(|(_, input)| input.copies());
    let planned = copies.flat_map(|copy| copy.planned_tables());
    let planned = planned.flat_map(|(_, table)| table.items("columns").map(Fields::item));
    columns.map(|column| column.fields).chain(planned)
}

fn judge(column: Fields<'_>) -> Option<Finding> {
    let sequence = column.word::<Sequence>("sequence");
    let start = column.get("sequence_start");
    match sequence.filter(|sequence| sequence.is(Sequence::StartAt)) {
        Some(_) if column.has("sequence_start") => None,
        Some(sequence) => {
            let message =
                "`sequence` is `start_at`, but no `sequence_start` says which number is the first.";
            let help = "Add `sequence_start`, or choose `to_max` or `restart`.";
            Some(Finding::new(&RULE, sequence.span(), message).help(help))
        }
        None if column.has("sequence") && !sequence.is_some_and(is_other) => None,
        None => {
            let message = "`sequence_start` counts only with `sequence: start_at`.";
            let help = "Write `sequence: start_at`, or remove `sequence_start`.";
            Some(Finding::new(&RULE, start?.key_span(), message).help(help))
        }
    }
}

/// Whether a word is one of the other sequences: another word is reported elsewhere.
fn is_other(sequence: Word<'_, Sequence>) -> bool {
    sequence.value.is_some_and(|sequence| match sequence {
        Sequence::ToMax | Sequence::Restart => true,
        Sequence::StartAt => false,
    })
}
