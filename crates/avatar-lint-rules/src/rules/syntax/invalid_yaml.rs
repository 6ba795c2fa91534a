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
            let at = error.span.start();
            let indent = hidden_indent(context.text(), at);
            let mut finding = indent.unwrap_or_else(|| Finding::of_error(&RULE, error));
            if let Some(cause) = hidden_cause(context.text(), at) {
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

/// What looks like indentation and is none, on the line of an error or the one above it.
fn hidden_indent(text: &str, at: usize) -> Option<Finding> {
    let start = start_of_line(text, at)?;
    let mut above = text.get(..start)?.split_inclusive('\n').rev();
    let is_content = |line: &&str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    let mut skipped = 0;
    let line_above = above.find(|line| {
        skipped += line.len();
        is_content(line)
    });
    let lines = [Some(start), line_above.map(|_| start - skipped)];
    let (at, c) = lines.into_iter().flatten().find_map(|start| {
        let line = text.get(start..)?.lines().next()?;
        let (offset, c) = line.char_indices().find(|(_, c)| *c != ' ')?;
        let is_entry = line.chars().any(char::is_alphanumeric);
        let is_odd = is_hidden(c) && !matches!(c, '\t' | '\r' | '\u{feff}');
        (is_odd && is_entry).then_some((start + offset, c))
    })?;
    let message = format!(
        "The engine stops below: {} ({}) indents this line; YAML allows only spaces there.",
        described(c),
        code_point(c)
    );
    let place = Span::new(at, at + c.len_utf8());
    Some(Finding::new(&RULE, place, message).help("Replace it with spaces."))
}

fn start_of_line(text: &str, at: usize) -> Option<usize> {
    Some(text.get(..at)?.rfind('\n').map_or(0, |end| end + 1))
}

/// What keeps a line from being an entry although it looks like one: a space that is
/// none, or none at all, behind the first colon, or a line break that nobody sees.
fn hidden_cause(text: &str, at: usize) -> Option<String> {
    let before = text.get(..at)?.chars().next_back();
    if let Some(c) = before.filter(|c| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')) {
        return Some(format!(
            "Remove {} before it: YAML breaks the line there, though most editors do not show it.",
            code_point(c)
        ));
    }
    let start = start_of_line(text, at)?;
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
