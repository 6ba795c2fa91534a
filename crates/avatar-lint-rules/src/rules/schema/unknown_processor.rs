//! `unknown-processor`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::{Fault, SchemaNode};
use avatar_model::{suggest, wording};

/// Entries that are no processor.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-processor",
    group: Group::Schema,
    level: Level::Error,
    summary: "an entry that matches neither processor",
    since: "0.1.0",
    engine: true,
    page: page!("unknown_processor.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::UnknownProcessor) {
        let keys: Vec<&str> = violation
            .node
            .entries()
            .filter_map(|entry| entry.key.as_str())
            .collect();
        let span = violation
            .node
            .entries()
            .next()
            .map_or(violation.node.span(), |entry| entry.key.span());
        let closest = violation
            .schema
            .alternatives()
            .max_by_key(|processor| likeness(processor, &keys))
            .filter(|processor| likeness(processor, &keys) > 0);
        let help = closest.map_or_else(
            || choices(violation.schema.alternatives()),
            |processor| difference(&processor, &keys),
        );
        findings.push(
            Finding::new(
                &RULE,
                span,
                "This entry matches neither processor, so the engine cannot recognize it.",
            )
            .help(help),
        );
    }
}

/// How much an entry with these keys looks like `processor`.
fn likeness(processor: &SchemaNode, keys: &[&str]) -> usize {
    let exact = processor
        .field_names()
        .filter(|field| keys.contains(field))
        .count();
    let near = keys
        .iter()
        .filter(|key| suggest::nearest(key, processor.field_names()).is_some())
        .count();
    2 * exact + near
}

/// What to write for each processor.
fn choices(processors: impl Iterator<Item = SchemaNode>) -> String {
    let choices: Vec<_> = processors
        .map(|processor| {
            let required = wording::quoted_list(processor.required(), "and");
            format!("{required} for {}", name(&processor))
        })
        .collect();
    format!("Write {}.", choices.join(", or "))
}

/// What separates an entry with these keys from `processor`.
fn difference(processor: &SchemaNode, keys: &[&str]) -> String {
    let lacking: Vec<_> = processor
        .required()
        .filter(|field| !keys.contains(field))
        .collect();
    let foreign: Vec<_> = keys
        .iter()
        .filter(|key| !processor.field_names().any(|field| field == **key))
        .collect();
    let mut parts = Vec::new();
    if !lacking.is_empty() {
        parts.push(format!(
            "it is missing {}",
            wording::quoted_list(lacking, "and")
        ));
    }
    if !foreign.is_empty() {
        parts.push(format!(
            "it must not have {}",
            wording::quoted_list(foreign, "or")
        ));
    }
    format!(
        "The closest match is {}: {}.",
        name(processor),
        parts.join(", and ")
    )
}

fn name(processor: &SchemaNode) -> &'static str {
    processor.noun().unwrap_or("this processor")
}
