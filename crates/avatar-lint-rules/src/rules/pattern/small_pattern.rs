//! `small-pattern`

use crate::page::page;
use crate::rules::patterns::{self, Written};
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::StrategyKind;
use avatar_model::wording;
use hashbrown::HashSet;

/// A pattern with few values.
pub(crate) static RULE: Rule = Rule {
    name: "small-pattern",
    group: Group::Pattern,
    level: Level::Warning,
    summary: "a pattern with a capacity below 10,000",
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("small_pattern.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let thresholds = context.options.thresholds;
    let least = thresholds.min_pattern_capacity.max(thresholds.rows);
    for written in patterns::all(context) {
        let is_used = written.place.is_none_or(|place| place.strategy().is_some());
        if !is_used || written.is_broken() || written.pattern.is_constant() {
            continue;
        }
        let capacity = written.pattern.capacity(written.letter_case());
        if capacity.references() > varying_nothing(written) || !capacity.is_below(least) {
            continue;
        }
        let chance = wording::probability(capacity.collision_chance(thresholds.rows));
        let message = format!(
            "This pattern has a capacity of {capacity} for {}: with {} rows, the probability of \
             a collision is {chance}.",
            written.label(),
            thresholds.rows
        );
        findings.push(Finding::new(&RULE, written.text.span(), message).help(
            "Add placeholders: `^` multiplies the capacity by 36, `?` by 52 (26 with one case), \
             `#` by 10.",
        ));
    }
}

/// How many of the columns that the pattern refers to are the same on all rows.
fn varying_nothing(written: &Written<'_, '_>) -> usize {
    let Some(place) = written.place else { return 0 };
    let references: HashSet<_> = written.pattern.references().collect();
    let is_constant = |name: &&str| {
        let column = place.table.column(name).found();
        let strategy = column.and_then(|column| column.pseudonymization);
        strategy.is_some_and(|strategy| strategy.is(StrategyKind::Constant))
    };
    references.into_iter().filter(is_constant).count()
}
