//! `unknown-kind`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Group, Level, Rule, Safety};
use avatar_format::Kind;
use avatar_model::conformance::Fault;
use avatar_model::{suggest, wording};
use pyyaml_syntax::edit::Scalar;

/// Documents of a kind that the engine does not know.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-kind",
    group: Group::Schema,
    level: Level::Error,
    summary: "a document of an unknown kind, which the engine skips",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("unknown_kind.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::UnknownKind) {
        let kinds = || Kind::ALL.iter().map(|kind| kind.as_str());
        let Some(written) = violation.node.text() else {
            let message = format!(
                "`kind` should be a string, but is {}; the reader stops with an error here.",
                wording::described(violation.node)
            );
            let finding = Finding::new(&RULE, violation.span, message);
            findings.push(finding.help("Write the kind, without brackets around it."));
            continue;
        };
        let meant = suggest::nearest(written, kinds());
        let fix = meant
            .and_then(|kind| fixes::write_meant(violation, kind, Scalar::String(kind), context));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "{} is not a kind of document; the engine skips the whole document.{}",
                    wording::quoted(written),
                    suggest::question(meant)
                ),
            )
            .help(format!(
                "The kinds are {}.",
                wording::quoted_list(kinds(), "and")
            ))
            .fix(fix),
        );
    }
}
