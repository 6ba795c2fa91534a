//! `self-link`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;

/// Tables linked to themselves.
pub(crate) static RULE: Rule = Rule {
    name: "self-link",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table with a link to itself",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("self_link.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        for (parent, link) in schema.links() {
            let Some((name, child)) = parent.name.zip(link.child) else {
                continue;
            };
            if name.value == child.value {
                let message = format!(
                    "{} is linked to itself, which the engine rejects.",
                    wording::quoted(child.value)
                );
                findings.push(
                    Finding::new(&RULE, child.span(), message)
                        .related(name.span(), "the table")
                        .help("Remove the link, and `identifier: true` of the column it leads to."),
                );
            }
        }
    }
}
