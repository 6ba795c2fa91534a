//! `unused-letter-case`

use crate::page::page;
use crate::rules::patterns;
use crate::{Context, Finding, Group, Level, Rule, Subject, Tag};
use avatar_format::SpecificIdLetterCase;

/// A choice of case for letters that the pattern has none of.
pub(crate) static RULE: Rule = Rule {
    name: "unused-letter-case",
    group: Group::Pattern,
    level: Level::Info,
    summary: "`letter_case` on a pattern without `?`",
    since: "0.1.0",
    subject: Subject::Meaning,
    tag: Some(Tag::Unnecessary),
    page: page!("unused_letter_case.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for written in patterns::all(context) {
        let case = written
            .strategy
            .0
            .choice::<SpecificIdLetterCase>("letter_case");
        let Some(case) = case.filter(|_| !written.pattern.has_letters()) else {
            continue;
        };
        // `both` is the default, and the client always writes it.
        let is_default = case.value == SpecificIdLetterCase::Both;
        // Of a pattern without any placeholder `constant-pattern` speaks.
        if is_default || written.is_broken() || written.pattern.is_constant() {
            continue;
        }
        let message = "`letter_case` only changes `?`, and this pattern has none.";
        findings.push(
            Finding::new(&RULE, case.key_span(), message)
                .help("Remove it, or use `?` for letters.")
                .related(written.text.span(), "the pattern"),
        );
    }
}
