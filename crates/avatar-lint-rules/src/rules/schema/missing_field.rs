//! `missing-field`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::TypeName;
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Required fields that are not there.
pub(crate) static RULE: Rule = Rule {
    name: "missing-field",
    group: Group::Schema,
    level: Level::Error,
    summary: "a missing required field",
    since: "0.1.0",
    engine: true,
    yields_to: &["augmentation-target"],
    page: page!("missing_field.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::MissingField { name } = &violation.fault else {
            continue;
        };
        // A key that is meant for the field, or for one that can stand in its place, is reported
        // as unknown.
        let instead = violation.schema.instead_of(name);
        let is_meant = |field: &str| field == name || Some(field) == instead;
        if violation.meant_fields().any(is_meant) {
            continue;
        }
        let quoted = |name| wording::quoted(name);
        let (own, owner) = (violation.own_name(), violation.owner());
        let subject = match violation.schema.type_name() {
            Some(TypeName::ColumnInfo) => match (own, owner) {
                (Some(own), _) => format!("The column {}", quoted(own)),
                (None, Some(table)) => format!("A column of {}", quoted(table)),
                (None, None) => "A column".to_owned(),
            },
            Some(TypeName::TableInfo) => own.map_or_else(
                || "A table".to_owned(),
                |own| format!("The table {}", quoted(own)),
            ),
            Some(TypeName::TableLinkInfo) => match own.or(owner) {
                Some(name_of) if name != "field" => format!("The link {}", quoted(name_of)),
                _ => "This link".to_owned(),
            },
            _ if violation.path.is_empty() => "This document".to_owned(),
            _ => violation.name(),
        };
        let help = violation
            .schema
            .field(name, None)
            .and_then(|field| field.description())
            .map(first_sentence);
        let mut finding = Finding::new(
            &RULE,
            violation.span,
            format!("{subject} is missing the required field `{name}`."),
        );
        finding.help = Some(match help {
            Some(meaning) => format!("Add `{name}`: {meaning}"),
            None => format!("Add `{name}`."),
        });
        findings.push(finding);
    }
}

/// The first sentence of a description, to stand behind a colon.
fn first_sentence(description: &str) -> String {
    let paragraph = description.split("\n\n").next().unwrap_or_default();
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    let sentence = paragraph.get(..end).unwrap_or(paragraph).replace('\n', " ");
    let mut rest = sentence.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).collect()
}
