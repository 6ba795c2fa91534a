//! `ineffective-treatment`

use crate::page::page;
use crate::rules::columns::{self, ColumnRef};
use crate::{Context, Criterion, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::{ColumnAction, Kind, Treatment};
use avatar_model::wording::quoted;
use avatar_model::{DeclaredSchema, Model, Table, Text, Unread, Word};

/// Words that would protect, and that nothing reads.
pub(crate) static RULE: Rule = Rule {
    name: "ineffective-treatment",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a treatment or action that would protect, and that nothing reads",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["treatment", "action", "default_treatment"],
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    page: page!("ineffective_treatment.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    // What cannot be read may be the job that makes it a database run.
    if model.extraction_is_in_doubt() || model.may_hide_a(Kind::Parameters) {
        return;
    }
    let has_job = model.of(Kind::Parameters).next().is_some();
    for schema in model.originals() {
        findings.extend(of_default(model, schema));
        for table in schema.kept_tables() {
            let Some(unread) = model.unread(schema, table) else {
                continue;
            };
            // A job that avatarizes nothing is reported.
            if matches!(unread, Unread::NoAvatarization(_)) && has_job {
                continue;
            }
            findings.extend(of_table(model, table, unread));
            let places = columns::of(model, schema, table);
            findings.extend(places.filter_map(|place| of_column(&place, unread)));
        }
    }
}

fn of_default(model: &Model<'_>, schema: &DeclaredSchema<'_>) -> Option<Finding> {
    let word = protecting(schema.default_treatment())?;
    let is_decided = |table: &Table<'_>| table.treatment.is_some() || !model.takes_part(table);
    if !schema.tables.is_empty() && schema.kept_tables().all(is_decided) {
        return None;
    }
    let message = format!(
        "No published package reads {}: the client removes it, and anonymizes a table without a \
         treatment of its own.",
        quoted(&format!("default_treatment: {}", word.value)),
    );
    let level = match model.extract() {
        Some(_) => Level::Warning,
        None => RULE.level,
    };
    let finding = Finding::new(&RULE, word.span(), message).level(level);
    Some(finding.help(match model.extract() {
        Some(_) => "Write the `treatment` on each table.",
        None => FILES,
    }))
}

fn of_table(model: &Model<'_>, table: &Table<'_>, unread: Unread<'_>) -> Option<Finding> {
    let word = protecting(table.treatment)?;
    if !model.takes_part(table) {
        return None;
    }
    let message = format!(
        "{}, so nothing reads {}, and {} is processed like any other table.",
        reason(table, unread),
        quoted(&format!("treatment: {}", word.value)),
        quoted(table.label()),
    );
    Some(report(word, message, unread, FILES))
}

fn of_column(place: &ColumnRef<'_, '_>, unread: Unread<'_>) -> Option<Finding> {
    let action = place.column.action?;
    let is_replacement = match action.value? {
        ColumnAction::Pseudonymize => true,
        ColumnAction::Purge | ColumnAction::Ignore => false,
        ColumnAction::Keep | ColumnAction::Anonymize | ColumnAction::Freeze => return None,
    };
    let word = action.text();
    if place.fate().hides_values() {
        return None;
    }
    let message = format!(
        "{}, so nothing reads {}, and the values of {} stay in the data.",
        reason(place.table, unread),
        quoted(&format!("action: {}", word.value)),
        place.label(),
    );
    let help = if place.column.is_key() {
        "Replace the key: `pseudonymization: {kind: UUID4}`."
    } else if is_replacement {
        "Add the strategy: `pseudonymization: {kind: UUID4}`."
    } else {
        "Drop the column: `drop: true`."
    };
    Some(report(word, message, unread, help))
}

const FILES: &str = "Drop or pseudonymize the columns, or remove the table. Treatments are for \
                     database runs, where an `AvatarExtractParameters` has a `source`.";

fn report(word: Text<'_>, message: String, unread: Unread<'_>, help: &str) -> Finding {
    let finding = Finding::new(&RULE, word.span(), message).help(help);
    match unread {
        Unread::OtherSchema(extract) | Unread::NoAvatarization(extract) => {
            finding.related(extract.0.span(), "the extraction")
        }
        Unread::OwnData(data) => finding.related(data.head_span(), "the data of the table"),
        Unread::NoDatabase | Unread::FormerInput => finding,
    }
}

/// Why nothing reads the word.
fn reason(table: &Table<'_>, unread: Unread<'_>) -> String {
    match unread {
        Unread::NoDatabase => "This set reads no database".to_owned(),
        Unread::FormerInput => "The plan in `input` decides alone".to_owned(),
        Unread::NoAvatarization(_) => {
            "This set avatarizes nothing, so the client leaves the extraction out".to_owned()
        }
        Unread::OtherSchema(_) => "The extraction works on another schema".to_owned(),
        Unread::OwnData(_) => format!(
            "{} has `data` of its own, so it is not read from the database",
            quoted(table.label())
        ),
    }
}

/// The treatment, if it protects what an anonymization would not.
fn protecting(word: Option<Word<'_, Treatment>>) -> Option<Text<'_>> {
    match word?.value? {
        Treatment::Purge | Treatment::Ignore | Treatment::Pseudonymize => word.map(Word::text),
        Treatment::Anonymize | Treatment::Copy => None,
    }
}
