//! `unknown-processor`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;
use avatar_model::{suggest, wording};
use std::cmp::Ordering;

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

const PROCESSORS: [Processor; 2] = [
    Processor {
        name: "inter-record range difference",
        required: &[
            "id_variable",
            "target_start_variable",
            "target_end_variable",
        ],
        optional: &[],
    },
    Processor {
        name: "relative difference",
        required: &["target", "references"],
        optional: &["scaling_unit"],
    },
];

struct Processor {
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

impl Processor {
    fn fields(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.required.iter().chain(self.optional).copied()
    }

    /// How much an entry with these keys looks like this processor.
    fn likeness(&self, keys: &[&str]) -> usize {
        let exact = self.fields().filter(|field| keys.contains(field)).count();
        let near = keys
            .iter()
            .filter(|key| suggest::nearest(key, self.fields()).is_some())
            .count();
        2 * exact + near
    }
}

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
        let [range, relative] = &PROCESSORS;
        let (likes_range, likes_relative) = (range.likeness(&keys), relative.likeness(&keys));
        let help = match likes_range.cmp(&likes_relative) {
            _ if likes_range + likes_relative == 0 => format!(
                "Write {} for {}, or {} for {}.",
                wording::quoted_list(range.required, "and"),
                range.name,
                wording::quoted_list(relative.required, "and"),
                relative.name
            ),
            Ordering::Less | Ordering::Equal => nearer(relative, &keys),
            Ordering::Greater => nearer(range, &keys),
        };
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

/// What separates an entry from the processor it resembles.
fn nearer(processor: &Processor, keys: &[&str]) -> String {
    let lacking: Vec<_> = processor
        .required
        .iter()
        .filter(|field| !keys.contains(field))
        .collect();
    let foreign: Vec<_> = keys
        .iter()
        .filter(|key| !processor.fields().any(|field| field == **key))
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
        "The {} processor is the closest match: {}.",
        processor.name,
        parts.join(", and ")
    )
}
