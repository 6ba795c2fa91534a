//! `invalid-yaml`

use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// What PyYAML's safe loader rejects.
pub static RULE: Rule = Rule {
    name: "invalid-yaml",
    group: Group::Syntax,
    level: Level::Error,
    summary: "the engine's YAML reader refuses the text",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "Everything that PyYAML's safe loader rejects: tabs used as indentation, \
            brackets and quotes that are not closed, aliases without an anchor, anchors given \
            twice, text after `...`, tags nobody defined, dates that do not exist, keys that \
            cannot be keys, and bytes that are neither UTF-8 nor UTF-16 with a mark. The documents \
            after the broken one are still checked.",
        why: "The engine reads with PyYAML, so YAML 1.1 and its peculiarities decide. A text that \
            another YAML tool accepts can stop the run here, with a stack trace that names no \
            configuration key.",
        bad: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: {{bucket}}\n",
        good: "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: '{{bucket}}'\n",
        configure: "",
        fix: "The message names the usual cause; most often it is a value that needs quotes, or \
            spaces instead of a tab.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let errors = context.stream.errors().iter();
    findings.extend(
        errors.filter(|error| !error.is_limit()).map(|error| Finding::of_error(&RULE, error)),
    );
}
