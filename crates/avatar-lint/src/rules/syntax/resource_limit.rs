//! `resource-limit`

use crate::{Context, Documentation, Finding, Group, Level, Rule};
use std::collections::HashSet;
use std::mem::discriminant;

/// What no reader should be asked to hold.
pub static RULE: Rule = Rule {
    name: "resource-limit",
    group: Group::Syntax,
    level: Level::Error,
    summary: "too deep, too large or endless for the engine or for a safe reader",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "Nesting of 495 levels and more, aliases that multiply beyond a budget, a node \
            that contains itself, half of a UTF-16 surrogate pair written as an escape, \
            and integers of more than 4 300 digits.",
        why: "Python gives up on the first and on the last; what aliases multiply fills the \
            memory of whoever walks it; and text with lone surrogates cannot be written to \
            any file. No honest configuration comes near.",
        bad: r"kind: AvatarMetadata
metadata:
  name: metadata
spec:
  display_name: demo
annotations: &loop
  again: *loop
",
        good: r"kind: AvatarMetadata
metadata:
  name: metadata
spec:
  display_name: demo
annotations:
  again: 'no'
",
        configure: "",
        fix: "Write the value out, or shorter.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Past a limit every further alias of a document passes it as well.
    let mut told = HashSet::new();
    let errors = context.stream.errors().iter().filter(|error| error.is_limit());
    let first = errors.filter(|error| told.insert((error.document, discriminant(&error.kind))));
    findings.extend(first.map(|error| Finding::of_error(&RULE, error)));
}
