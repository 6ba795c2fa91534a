//! `invalid-yaml`

use super::not_yet_yaml::{self, Conflict, Scalars};
use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_model::characters::{code_point, described, is_hidden};
use hashbrown::HashSet;
use pyyaml_syntax::{Document, Span};

/// What PyYAML's safe loader rejects.
pub(crate) static RULE: Rule = Rule {
    name: "invalid-yaml",
    group: Group::Syntax,
    level: Level::Error,
    summary: "YAML that the engine cannot read",
    since: "0.1.0",
    engine: true,
    page: page!("invalid_yaml.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let stream = context.stream;
    let conflicts = Conflict::all(context.text());
    findings.extend(
        conflicts
            .first()
            .map(|first| conflict(*first, conflicts.len())),
    );
    let conflicting = |document: Document<'_>| conflicts.iter().any(|it| it.touches(document));

    if stream.errors().is_empty() {
        return;
    }
    let scalars = Scalars::new(stream);
    let mut has_template = false;
    // The documents of which a template or a conflict explains what follows.
    let mut explained = HashSet::new();
    explained.extend(
        stream
            .documents()
            .filter(|it| conflicting(*it))
            .map(Document::index),
    );
    for error in stream.errors().iter().filter(|error| !error.is_limit()) {
        if explained.contains(&error.document) {
            continue;
        }
        if let Some(tag) = not_yet_yaml::template(context.text(), &scalars, error) {
            explained.insert(error.document);
            if !has_template {
                findings.push(template(tag, context.text()));
            }
            has_template = true;
        } else {
            let mut finding = Finding::of_error(&RULE, error);
            if let Some(cause) = hidden_cause(context.text(), error.span.start()) {
                finding.help = Some(cause);
            }
            findings.push(finding);
        }
    }
}

/// An unresolved merge, told once for the file.
fn conflict(first: Conflict, count: usize) -> Finding {
    let more = match count {
        1 => String::new(),
        count => format!(" The file has {count} of them."),
    };
    let message = format!(
        "This is a merge conflict that was not resolved: the file holds two versions of these \
         lines, and the engine cannot read it.{more}"
    );
    Finding::new(&RULE, first.start, message)
        .related(first.middle, "the other version begins here")
        .related(first.end, "and ends here")
        .help(
            "Keep one version, or combine both, and remove the lines that begin with `<<<<<<<`, \
             `=======` and `>>>>>>>`.",
        )
}

/// A template, told once for the file.
fn template(tag: Span, text: &str) -> Finding {
    let kind = match tag.text(text).get(..2) {
        Some("{{") => "a placeholder",
        Some("{%") => "a statement",
        _ => "a comment",
    };
    let message = format!(
        "This is {kind} of a template language, such as Jinja or Helm: the engine does not fill in \
         templates, and stops here."
    );
    Finding::new(&RULE, tag, message).help(
        "Render the template first, and check what it makes; exclude the template itself from the \
         check. If the braces are meant literally, as in a pattern, put the value in quotes.",
    )
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
