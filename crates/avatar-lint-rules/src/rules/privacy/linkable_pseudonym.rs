//! `linkable-pseudonym`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{DataRecipient, StrategyKind};
use avatar_model::{Pseudonymization, Spanned};

/// The same pseudonym for the same value in data that leaves the organization.
pub(crate) static RULE: Rule = Rule {
    name: "linkable-pseudonym",
    group: Group::Privacy,
    level: Level::Info,
    summary: "consistent pseudonyms in data that leaves your organization",
    raised_when_exposed: true,
    criteria: &[Criterion::Linkability],
    options: &["consistent", "datarecipient"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["weak-hash"],
    page: page!("linkable_pseudonym.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(recipient) = context.model.leaves_to() else {
        return;
    };
    for place in columns::with_planned(context.model) {
        let is_key = place.column.roles.primary_key || place.is_linked();
        let strategy = place.strategy();
        // A hash is the same in every other set as well.
        let is_hash = strategy.is_some_and(|strategy| strategy.is(StrategyKind::HashSha256));
        if is_key || place.has_one_row_each() && !is_hash {
            continue;
        }
        let or_drop = columns::or_drop(place.column);
        findings.extend(strategy.and_then(|it| judge(&it, &place.label(), or_drop, recipient)));
    }
    for entity in context.model.entities() {
        for attribute in entity.attributes() {
            let strategy = attribute.strategy();
            let label = attribute.label(&entity);
            findings.extend(strategy.and_then(|it| judge(&it, &label, "", recipient)));
        }
    }
}

fn judge(
    strategy: &Pseudonymization<'_>,
    label: &str,
    or_drop: &str,
    recipient: Spanned<'_, DataRecipient>,
) -> Option<Finding> {
    let kind = strategy.kind()?;
    let is_hash = match kind.value? {
        StrategyKind::HashSha256 => true,
        StrategyKind::Faker
        | StrategyKind::Uuid4
        | StrategyKind::Integer
        | StrategyKind::SpecificId => false,
        StrategyKind::Constant => return None,
    };
    if is_hash {
        let message = format!(
            "The same value of {label} has the same hash here and in every other data set, so \
             recipients of the data can link them."
        );
        let finding = Finding::new(&RULE, kind.span(), message)
            .related(recipient.span(), "the data leaves your organization")
            .help(format!("Write `UUID4`{or_drop}."));
        return Some(finding);
    }
    if !columns::is_consistent(strategy) {
        return None;
    }
    let written = strategy.0.flag("consistent");
    let span = written.map_or(kind.span(), |flag| flag.span());
    let message = format!(
        "The same value of {label} gets the same pseudonym everywhere, so recipients of the data \
         can link the rows of one person."
    );
    let finding = Finding::new(&RULE, span, message)
        .related(recipient.span(), "the data leaves your organization")
        .help(format!("Write `consistent: false`{or_drop}."));
    Some(finding)
}
