//! `unknown-rule`

use crate::page::page;
use crate::{Context, Edit, Finding, Fix, Group, Level, Rule, Safety};
use avatar_model::suggest;
use avatar_model::wording::quoted;

/// A suppression names something that is no rule.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Suppression,
    level: Level::Error,
    summary: "a suppression of a rule that does not exist",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("unknown_rule.md"),
    ..Rule::BASE
};

/// What other programs take for all of their rules.
const EVERYTHING: [&str; 4] = ["*", "all", "any", "everything"];

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for name in context.suppressions.all().iter().flat_map(|it| &it.names) {
        let Err(unknown) = &name.selector else {
            continue;
        };
        // Whoever means all rules means none in particular.
        let means_all = EVERYTHING.contains(&unknown.name.to_ascii_lowercase().as_str());
        let nearest = unknown.nearest.filter(|_| !means_all);
        let message = format!(
            "No rule is named {}, so this suppresses nothing.{}",
            quoted(&unknown.name),
            suggest::question(nearest)
        );
        let finding = Finding::new(&RULE, name.span, message);
        findings.push(match nearest {
            Some(nearest) => finding.fix(Fix::needs_review(
                format!("Write `{nearest}`"),
                vec![Edit::replace(name.span, nearest)],
            )),
            None if means_all => finding.help(
                "Name the rules or the groups, as in `ignore[low-k, pattern]`: a comment never \
                 suppresses everything.",
            ),
            None => finding.help("`avatar-lint rules` lists the rules."),
        });
    }
}
