//! `malformed-suppression`

use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// A comment that nearly is a suppression.
pub static RULE: Rule = Rule {
    name: "malformed-suppression",
    group: Group::Suppression,
    level: Level::Warning,
    summary: "a comment that nearly hides findings, and hides none",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A comment that addresses the linter without the form \
            `# avatar-lint: ignore[rule, rule] reason` or `# avatar-lint: ignore-file[rule] \
            reason`: a space, the colon, a bracket or the name of a rule is missing, or the word \
            is another than `ignore`. Sentences about the linter are left alone.",
        why: "The comment looks as if it hid findings, and hides none; or somebody relies on it \
            after the findings have changed.",
        bad: "#avatar-lint: ignore-file[unknown-volume] declared by the platform\n\
            kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: file:///data\n",
        good: "# volumes are declared by the platform\n\
            kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: file:///data\n",
        configure: "",
        fix: "Write `# avatar-lint: ignore[rule] reason`, or take the comment away.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for comment in context.suppressions.malformed() {
        let message = format!("This comment hides nothing: {}.", comment.problem);
        let help = "Write `# avatar-lint: ignore[rule] reason`, with the names of the rules \
            between the brackets.";
        findings.push(Finding::new(&RULE, comment.span, message).help(help));
    }
}
