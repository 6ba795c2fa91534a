//! `resource-limit`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use hashbrown::HashSet;
use pyyaml_syntax::Span;
use std::mem::discriminant;

/// What no reader should be asked to hold.
pub(crate) static RULE: Rule = Rule {
    name: "resource-limit",
    group: Group::Syntax,
    level: Level::Error,
    summary: "YAML that is too deep, too large or endless",
    since: "0.1.0",
    engine: true,
    page: page!("resource_limit.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Past a limit every further alias of a document passes it as well.
    let mut told = HashSet::new();
    let errors = context
        .stream
        .errors()
        .iter()
        .filter(|error| error.is_limit());
    let first = errors.filter(|error| told.insert((error.document, discriminant(&error.kind))));
    findings.extend(first.map(|error| Finding::of_error(&RULE, error)));
}

/// What is wrong with a file of more than `max` bytes, which is not read.
pub fn too_large(max: u64) -> Finding {
    let message = format!(
        "This file is larger than {max} bytes, the limit of `max-file-size`, so it is not checked."
    );
    Finding::new(&RULE, Span::new(0, 0), message)
        .help("Split it, exclude it, or raise `max-file-size` in the configuration file.")
}
