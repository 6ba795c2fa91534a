//! `free-text-column`

use crate::page::page;
use crate::rules::{columns, guess};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_identifiers::Category;

/// A column of free text that nothing is done about.
pub(crate) static RULE: Rule = Rule {
    name: "free-text-column",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a column of notes or comments, neither dropped nor replaced",
    raised_when_exposed: true,
    criteria: &[Criterion::SinglingOut, Criterion::Inference],
    options: &["drop", "pseudonymization", "pii_type"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("free_text_column.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (place, holding) in guess::all(context) {
        let is_safe = place.fate().hides_values() || place.is_in_doubt();
        if holding.category != Category::FreeText || is_safe {
            continue;
        }
        let message = format!(
            "According to {}, {} holds free text, which can contain any personal data. It is \
             neither dropped nor replaced, so the result can contain real values.",
            guess::evidence(holding, place),
            place.label()
        );
        let help = if place.column.is_planned {
            columns::help_for_planned(place.column).to_owned()
        } else {
            format!(
                "Drop it (`drop: true`), or replace it: {}.",
                place.unlinkable("kind: FAKER, pii_type: FREE_TEXT")
            )
        };
        findings.push(Finding::new(&RULE, place.column.span(), message).help(help));
    }
}
