//! `conflicting-fields`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Fields of which only one may be there.
pub(crate) static RULE: Rule = Rule {
    name: "conflicting-fields",
    group: Group::Schema,
    level: Level::Error,
    summary: "fields that exclude each other",
    since: "0.1.0",
    engine: true,
    page: page!("conflicting_fields.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::ConflictingFields { names } = &violation.fault else {
            continue;
        };
        let mut finding = Finding::new(
            &RULE,
            violation.span,
            match names.as_slice() {
                [one, others @ ..] if others.len() > 1 => {
                    format!(
                        "{} excludes {}.",
                        wording::quoted(one),
                        wording::quoted_list(others, "and")
                    )
                }
                _ => format!(
                    "{} exclude each other; keep one.",
                    wording::quoted_list(names, "and")
                ),
            },
        )
        .help(format!("Remove {}.", removal(names)));
        for entry in names
            .iter()
            .filter_map(|name| violation.node.get_entry(name))
        {
            if entry.key.span() != violation.span {
                finding = finding.related(entry.key.span(), "the other one");
            }
        }
        findings.push(finding);
    }
}

/// What to remove: the first, or all the others.
fn removal(names: &[String]) -> String {
    let Some((one, others)) = names.split_first() else {
        return String::new();
    };
    let comma = if others.len() > 1 { "," } else { "" };
    format!(
        "{}{comma} or {}",
        wording::quoted(one),
        wording::quoted_list(others, "and")
    )
}
