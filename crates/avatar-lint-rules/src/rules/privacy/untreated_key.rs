//! `untreated-key`

use crate::page::page;
use crate::rules::{columns, metrics};
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::ColumnFate;

/// The key of persons in data that leave the organization.
pub(crate) static RULE: Rule = Rule {
    name: "untreated-key",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "the primary key of individuals is not replaced, and the data leaves",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["primary_key", "pseudonymization", "drop", "datarecipient"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["untreated-identifier"],
    page: page!("untreated_key.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(recipient) = model.leaves_to() else {
        return;
    };
    let is_database_run = model.extract().is_some() || model.inputs().next().is_some();
    if is_database_run || metrics::runs(model).next().is_none() {
        return;
    }
    for place in columns::all(model) {
        let is_of_people = place.table.individual_level().is_some_and(|it| it.value);
        let is_kept = matches!(place.fate(), ColumnFate::Kept);
        let is_key = place.column.roles.primary_key && place.column.name.is_some();
        if !is_of_people || !is_key || !is_kept || place.is_in_doubt() {
            continue;
        }
        let message = format!(
            "{} is the key of persons and is not replaced, and the data leaves the organization: \
             everyone who knows a key finds the person.",
            place.label()
        );
        findings.push(
            Finding::new(&RULE, place.column.span(), message)
                .related(recipient.span(), "the recipient")
                .help("Replace it: `pseudonymization: {kind: UUID4}`."),
        );
    }
}
