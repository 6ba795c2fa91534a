//! `missing-kind`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::Kind;
use avatar_model::conformance::Fault;
use avatar_model::{suggest, wording};

/// Documents that do not say what they are.
pub(crate) static RULE: Rule = Rule {
    name: "missing-kind",
    group: Group::Schema,
    level: Level::Error,
    summary: "a document without `kind`, which the engine skips",
    since: "0.1.0",
    engine: true,
    page: page!("missing_kind.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::MissingKind) {
        let written = violation
            .node
            .entries()
            .filter_map(|entry| entry.key.as_str());
        let meant = suggest::nearest("kind", written);
        let help = match meant {
            Some(key) => format!("Is {} meant to be `kind`?", wording::quoted(key)),
            None => format!(
                "Add `kind:` with one of {}.",
                wording::quoted_list(Kind::ALL.iter().map(|kind| kind.as_str()), "or")
            ),
        };
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                "This document has no `kind`, so the engine skips it.",
            )
            .help(help),
        );
    }
}
