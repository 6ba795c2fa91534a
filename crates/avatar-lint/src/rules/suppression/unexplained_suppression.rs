//! `unexplained-suppression`

use crate::wording::quoted_list;
use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// A privacy or secret rule is ignored, and nobody says why.
pub static RULE: Rule = Rule {
    name: "unexplained-suppression",
    group: Group::Suppression,
    level: Level::Info,
    summary: "a privacy or secret rule is ignored without a reason",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A suppression of a rule of the groups privacy or secret with nothing after its \
            brackets. A reason is any text with a word in it.",
        why: "Whoever reviews the configuration has to know whether the risk was weighed, and by \
            whom. GDPR article 5(2) makes the controller responsible for showing it; a sentence \
            beside the decision is the cheapest record.",
        bad: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  \
            url: http://ada:secret@host/  # avatar-lint: ignore[credential-in-url]\n",
        good: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  \
            url: http://ada:secret@host/  # avatar-lint: ignore[credential-in-url] local mock\n",
        configure: "`require-reasons = true`, or the profile `strict`, makes it a warning.",
        fix: "Write the reason after the brackets: who decided, and why the risk is acceptable.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let level = if context.options.require_reasons {
        Level::Warning
    } else {
        RULE.level
    };
    for suppression in context.suppressions.all().iter().filter(|it| !it.has_reason) {
        let weighty = suppression.names.iter().filter(|name| {
            let mut groups = name.rules().map(|rule| rule.group);
            groups.any(|group| matches!(group, Group::Privacy | Group::Secret))
        });
        let names: Vec<_> = weighty.map(|name| name.span.text(context.text())).collect();
        if names.is_empty() {
            continue;
        }
        let message = format!(
            "{} {} ignored here, and nothing says why.",
            quoted_list(&names, "and"),
            if names.len() > 1 { "are" } else { "is" }
        );
        let help = "Write the reason after the brackets: who decided, and why the risk is \
            acceptable.";
        findings.push(Finding::new(&RULE, suppression.span, message).help(help).level(level));
    }
}
