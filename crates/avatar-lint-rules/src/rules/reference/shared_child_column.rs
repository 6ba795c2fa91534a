//! `shared-child-column`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use hashbrown::HashMap;

/// Child columns that hold the keys of two parents.
pub(crate) static RULE: Rule = Rule {
    name: "shared-child-column",
    group: Group::Reference,
    level: Level::Error,
    summary: "two parents with a link to the same column of a child",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("shared_child_column.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let mut seen = HashMap::new();
        for (parent, link) in schema.links() {
            let Some((child, column)) = link.child.zip(link.child_field) else {
                continue;
            };
            let key = (child.value, column.value);
            let (first_parent, first) = *seen.entry(key).or_insert((parent.label(), column));
            if first_parent == parent.label() {
                continue;
            }
            let message = format!(
                "{} of {} already holds the key of {}, so it cannot also hold the key of {}.",
                wording::quoted(column.value),
                wording::quoted(child.value),
                wording::quoted(first_parent),
                wording::quoted(parent.label()),
            );
            findings.push(
                Finding::new(&RULE, column.span(), message)
                    .related(first.span(), "the first link to this column")
                    .help("Link each parent to a separate column."),
            );
        }
    }
}
