//! `unknown-rule`

use crate::wording::quoted;
use crate::{Context, Documentation, Edit, Finding, Fix, Group, Level, Rule, suggest};

/// A suppression names something that is no rule.
pub static RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Suppression,
    level: Level::Error,
    summary: "a suppression names a rule that does not exist",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A name between the brackets of `# avatar-lint: ignore[…]` or `ignore-file[…]` \
            that is neither a rule nor a group. On the command line and in the configuration \
            file such a name is wrong usage and ends the run.",
        why: "The comment hides nothing, while whoever reads it believes that the matter was \
            looked at and settled.",
        bad: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  \
            url: http://ada:secret@host/  # avatar-lint: ignore[credentials-in-url] local mock\n",
        good: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  \
            url: http://ada:secret@host/  # avatar-lint: ignore[credential-in-url] local mock\n",
        configure: "",
        fix: "Write the rule's name as findings show it; `avatar-lint rules` lists all. Where a \
            name is near, the unsafe fix writes it.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for name in context.suppressions.all().iter().flat_map(|it| &it.names) {
        let Err(unknown) = &name.selector else {
            continue;
        };
        let message = format!(
            "No rule is called {}, so this hides nothing.{}",
            quoted(&unknown.name),
            suggest::question(unknown.nearest)
        );
        let finding = Finding::new(&RULE, name.span, message);
        findings.push(match unknown.nearest {
            Some(nearest) => finding.fix(Fix::needs_review(
                format!("Write `{nearest}`"),
                vec![Edit::replace(name.span, nearest)],
            )),
            None => finding.help("`avatar-lint rules` lists the rules."),
        });
    }
}
