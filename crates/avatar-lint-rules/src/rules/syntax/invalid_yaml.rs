//! `invalid-yaml`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule};

/// What PyYAML's safe loader rejects.
pub static RULE: Rule = Rule {
    name: "invalid-yaml",
    group: Group::Syntax,
    level: Level::Error,
    summary: "YAML that the engine cannot read",
    since: "0.1.0",
    engine: true,
    page: page!("invalid_yaml.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let errors = context.stream.errors().iter();
    findings.extend(
        errors
            .filter(|error| !error.is_limit())
            .map(|error| Finding::of_error(&RULE, error)),
    );
}
