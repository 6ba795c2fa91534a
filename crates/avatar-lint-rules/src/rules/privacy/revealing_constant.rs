//! `revealing-constant`

use crate::page::page;
use crate::rules::{columns, guess, personal};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::StrategyKind;
use avatar_model::Text;

/// A constant that looks like somebody's data.
pub(crate) static RULE: Rule = Rule {
    name: "revealing-constant",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a CONSTANT that looks like personal data",
    criteria: &[Criterion::SinglingOut],
    options: &["value"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("revealing_constant.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::with_planned(context.model) {
        let Some(strategy) = place
            .strategy()
            .filter(|strategy| strategy.is(StrategyKind::Constant))
        else {
            continue;
        };
        let Some(value) = strategy.0.text("value") else {
            continue;
        };
        let category = guess::of(context, &place).map(|guess| guess.category);
        let Some(what) = personal::described(value.value, category) else {
            continue;
        };
        findings.push(report(value, what, &place.label()));
    }
    for entity in context.model.entities() {
        for attribute in entity.attributes() {
            let strategy = attribute
                .strategy()
                .filter(|strategy| strategy.is(StrategyKind::Constant));
            let Some(value) = strategy.and_then(|strategy| strategy.0.text("value")) else {
                continue;
            };
            let name = attribute.name();
            let category = name.and_then(|name| guess::of_name(context, name.value));
            if let Some(what) = personal::described(value.value, category) {
                findings.push(report(value, what, &attribute.label(&entity)));
            }
        }
    }
}

fn report(value: Text<'_>, what: &str, label: &str) -> Finding {
    let message = format!(
        "This constant looks like {what}: if it is real, every row of {label} seems to belong to \
         that person."
    );
    Finding::new(&RULE, value.span(), message).help("Write a placeholder, such as `REDACTED`.")
}
