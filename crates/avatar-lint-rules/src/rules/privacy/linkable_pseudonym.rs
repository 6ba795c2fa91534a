//! `linkable-pseudonym`

use crate::page::page;
use crate::rules::columns;
use crate::{Check, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::DataRecipient;
use avatar_model::{Model, Spanned};

/// The same pseudonym for the same value in data that leaves the organization.
pub static RULE: Rule = Rule {
    name: "linkable-pseudonym",
    group: Group::Privacy,
    level: Level::Info,
    summary: "consistent pseudonyms in data that leaves your organization",
    rises: true,
    criteria: &[Criterion::Linkability],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("linkable_pseudonym.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

/// The strategies that can give the same value a new replacement on each row.
const STRATEGIES: [&str; 4] = ["FAKER", "UUID4", "INTEGER", "SPECIFIC_ID"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(recipient) = recipient_outside(context.model) else {
        return;
    };
    for place in columns::all(context.model) {
        let Some(strategy) = place.strategy().filter(columns::is_consistent) else {
            continue;
        };
        let kind = strategy.kind();
        let Some(kind) = kind.filter(|kind| STRATEGIES.contains(&kind.value)) else {
            continue;
        };
        if place.column.roles.primary_key || place.is_linked() {
            continue;
        }
        let written = strategy.0.flag("consistent");
        let span = written.map_or(kind.span(), |flag| flag.span());
        let message = format!(
            "The same value of {} gets the same pseudonym everywhere, so recipients of the data \
             can link the rows of one person.",
            place.label()
        );
        findings.push(
            Finding::new(&RULE, span, message)
                .related(recipient.span(), "the data leaves your organization")
                .help("Write `consistent: false`, or drop the column."),
        );
    }
}

/// The recipient of the data, if outside the organization.
fn recipient_outside<'a>(model: &Model<'a>) -> Option<Spanned<'a, DataRecipient>> {
    let recipient = model.metadata()?.recipient()?;
    let is_inside = matches!(
        recipient.value,
        DataRecipient::Internal | DataRecipient::Unknown
    );
    (!is_inside).then_some(recipient)
}
