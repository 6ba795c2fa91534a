//! `reserved-name`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::AVATARIZED;
use avatar_model::wording;

/// Original schemas that the engine takes for avatarized ones.
pub(crate) static RULE: Rule = Rule {
    name: "reserved-name",
    group: Group::Reference,
    level: Level::Error,
    summary: "an original schema named `…_avatarized`, which the engine skips",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("reserved_name.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in context.model.originals() {
        let Some(name) = schema.document.name else {
            continue;
        };
        if !schema.is_named_avatarized() {
            continue;
        }
        let message = format!(
            "The engine skips every schema whose name ends in `{AVATARIZED}`, so the tables of {} \
             are lost.",
            wording::quoted(name.value),
        );
        findings.push(
            Finding::new(&RULE, name.span(), message)
                .help("Give the schema another name, here and in all references to it."),
        );
    }
}
