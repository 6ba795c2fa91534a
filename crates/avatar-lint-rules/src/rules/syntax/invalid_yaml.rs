//! `invalid-yaml`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule};
use avatar_model::characters::{code_point, described, is_hidden};

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
    findings.extend(errors.filter(|error| !error.is_limit()).map(|error| {
        let mut finding = Finding::of_error(&RULE, error);
        if let Some(cause) = hidden_cause(context.text(), error.span.start()) {
            finding.help = Some(cause);
        }
        finding
    }));
}

/// What keeps a line from being an entry although it looks like one: a space that is
/// none, or none at all, behind the first colon.
fn hidden_cause(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?;
    let (key, value) = line.split_once(':')?;
    let is_key =
        !key.trim().is_empty() && key.trim().chars().all(|c| c.is_alphanumeric() || c == '_');
    let next = value.chars().next()?;
    if !is_key || next.is_ascii_whitespace() {
        return None;
    }
    Some(if is_hidden(next) {
        let (kind, name) = (described(next), code_point(next));
        format!("Write a space after the colon: {kind} ({name}) is none.")
    } else {
        "Write a space after the colon, or put quotes around the string.".to_owned()
    })
}
