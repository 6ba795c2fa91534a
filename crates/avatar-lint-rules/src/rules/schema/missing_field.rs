//! `missing-field`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::TypeName;
use avatar_model::conformance::Fault;
use avatar_model::{Fields, wording};

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
    without_target(context, findings);
    for violation in context.conformance.violations() {
        let Fault::MissingField { name, below } = &violation.fault else {
            continue;
        };
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
        finding.help = Some(match (below, help) {
            (Some(_), _) => format!("Write `{name}` one level up."),
            (None, Some(meaning)) => format!("Add `{name}`: {meaning}"),
            (None, None) => format!("Add `{name}`."),
        });
        if let Some(below) = below {
            finding = finding.related(*below, "it is here, one level too deep");
        }
        findings.push(finding);
    }
}

/// Jobs that write the avatars of a database run, and do not say where.
fn without_target(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if model.extract().is_none() || model.inputs().next().is_some() {
        return;
    }
    for job in model.regenerations() {
        let lacks = |spec: Fields<'_>| !spec.is_meant("target");
        if job.0.spec().is_some_and(lacks) {
            let message = "This job names no `target`, so the run writes no avatars.";
            let finding = Finding::new(&RULE, job.0.span(), message).level(Level::Warning);
            findings.push(finding.help("Add `target`: the name of the database that is written."));
        }
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
