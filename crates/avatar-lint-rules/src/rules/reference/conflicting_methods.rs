//! `conflicting-methods`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use hashbrown::HashMap;

/// Tables avatarized by two methods.
pub(crate) static RULE: Rule = Rule {
    name: "conflicting-methods",
    group: Group::Reference,
    level: Level::Error,
    summary: "one table is avatarized by two methods",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("conflicting_methods.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in &context.model.parameters {
        let mut seen = HashMap::new();
        let methods = parameters.tables.iter();
        for table in methods.filter(|table| table.section.is_method()) {
            let first = *seen.entry(table.table.value).or_insert(table);
            if first.section == table.section {
                continue;
            }
            let message = format!(
                "{} is already in `{}`; the engine accepts one method for a table.",
                wording::quoted(table.table.value),
                first.section.as_str(),
            );
            findings.push(
                Finding::new(&RULE, table.span(), message)
                    .related(first.span(), "the other method")
                    .help("Keep the table in one of the two sections."),
            );
        }
    }
}
