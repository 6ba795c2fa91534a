//! `unexplained-suppression`

use crate::page::page;
use crate::suppression::needs_reason;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::wording::quoted_list;

/// A privacy or secret rule is ignored, and nobody says why.
pub(crate) static RULE: Rule = Rule {
    name: "unexplained-suppression",
    group: Group::Suppression,
    level: Level::Info,
    summary: "a suppression of a privacy or secret rule without a reason",
    since: "0.1.0",
    engine: true,
    page: page!("unexplained_suppression.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let level = if context.options.require_reasons {
        Level::Warning
    } else {
        RULE.level
    };
    for suppression in context
        .suppressions
        .all()
        .iter()
        .filter(|it| !it.has_reason && !it.is_expired)
    {
        let weighty = suppression
            .names
            .iter()
            .filter(|name| name.rules().any(needs_reason));
        let names: Vec<_> = weighty.map(|name| name.span.text(context.text())).collect();
        if names.is_empty() {
            continue;
        }
        let message = format!(
            "{} {} suppressed here without a reason.",
            quoted_list(&names, "and"),
            if names.len() > 1 { "are" } else { "is" }
        );
        let help = "Write the reason after the brackets: who decided, and why the risk is \
            acceptable.";
        findings.push(
            Finding::new(&RULE, suppression.span, message)
                .help(help)
                .level(level),
        );
    }
}
