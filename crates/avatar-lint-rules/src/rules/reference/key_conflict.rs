//! `key-conflict`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use pyyaml_syntax::Node;

/// Columns in two roles that exclude each other.
pub(crate) static RULE: Rule = Rule {
    name: "key-conflict",
    group: Group::Reference,
    level: Level::Error,
    summary: "one column is two of primary key, identifier and time",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("key_conflict.md"),
    ..Rule::BASE
};

/// The marks that exclude each other.
const ROLES: [&str; 3] = ["primary_key", "identifier", "time_series_time"];

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let tables = schemas.flat_map(|schema| &schema.tables);
    for column in tables.flat_map(|table| &table.columns) {
        let roles = [
            column.roles.primary_key,
            column.roles.identifier,
            column.roles.time,
        ];
        if roles.into_iter().filter(|&role| role).count() < 2 {
            continue;
        }
        // What the column itself says, not another of its name.
        let marks = ROLES.map(|role| column.fields.flag(role));
        let mut marks = marks.into_iter().flatten().filter(|mark| mark.value);
        let (Some(first), Some(second)) = (marks.next(), marks.next()) else {
            continue;
        };
        let name_of =
            |key: Option<Node<'_>>| wording::quoted(key.and_then(Node::text).unwrap_or_default());
        let message = format!(
            "{} is both {} and {}; the engine allows only one of them.",
            wording::quoted(column.label()),
            name_of(first.key),
            name_of(second.key),
        );
        findings.push(
            Finding::new(&RULE, second.key_span(), message)
                .related(first.key_span(), "the other field")
                .help("Keep the right one and remove the other."),
        );
    }
}
