//! `duplicate-link`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use hashbrown::HashMap;

/// Links between the same two tables.
pub(crate) static RULE: Rule = Rule {
    name: "duplicate-link",
    group: Group::Reference,
    level: Level::Error,
    summary: "two links between the same two tables",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("duplicate_link.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let mut seen = HashMap::new();
        for (parent, link) in schema.links() {
            let Some((name, child)) = parent.name.zip(link.child) else {
                continue;
            };
            let first = *seen.entry((name.value, child.value)).or_insert(link);
            // What an alias repeats is one link of a table that is there twice.
            if first.span() == link.span() {
                continue;
            }
            let message = format!(
                "{} is already linked to {}; the engine keeps both links, but allows only one.",
                wording::quoted(name.value),
                wording::quoted(child.value),
            );
            findings.push(
                Finding::new(&RULE, link.span(), message)
                    .related(first.span(), "the first link")
                    .help("Keep the link with the intended method."),
            );
        }
    }
}
