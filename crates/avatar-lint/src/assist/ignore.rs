//! The comment that hides a finding.

use crate::{Edit, Finding, Group, LineIndex};
use pyyaml_syntax::{Comment, Span, Stream};

/// Writes a comment that hides `finding` where it is, or adds its rule to one
/// that is there. The reason is left to the person who ignores it: until one is
/// written, `…` stands in its place.
///
/// `None` for what no comment can hide: a text that cannot be read, and faults
/// of comments themselves.
pub fn ignore(stream: &Stream<'_>, finding: &Finding) -> Option<Edit> {
    if matches!(finding.rule.group, Group::Syntax | Group::Suppression) {
        return None;
    }
    let text = stream.text();
    let name = finding.rule.name;
    let lines = LineIndex::new(text);
    let number = lines.line(finding.span.start());
    let line = lines.line_span(text, number);
    let end = line.start() + line.text(text).trim_end().len();

    if let Some(comment) = comment_on(stream, line) {
        return Some(match end_of_list(text, comment) {
            Some(offset) => Edit::replace(at(offset), format!(", {name}")),
            None => Edit::replace(at(comment.span.end()), format!("  {}", written(name))),
        });
    }
    if !is_inside_a_value(stream, end) {
        return Some(Edit::replace(at(end), format!("  {}", written(name))));
    }
    // A comment inside a value would end it or be part of it: it goes above the
    // line on which the value begins.
    let above = (1..=number)
        .rev()
        .map(|number| lines.line_span(text, number));
    let line = above
        .into_iter()
        .find(|line| !is_inside_a_value(stream, line.start()))?;
    let written_line = line.text(text);
    let indent = written_line.len() - written_line.trim_start().len();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let comment = format!("{}{}{newline}", " ".repeat(indent), written(name));
    Some(Edit::replace(at(line.start()), comment))
}

fn written(rule: &str) -> String {
    format!("# avatar-lint: ignore[{rule}] …")
}

/// The comment at the end of a line.
fn comment_on(stream: &Stream<'_>, line: Span) -> Option<Comment> {
    let comments = stream.comments();
    let first = comments.partition_point(|comment| comment.span.start() < line.start());
    let comment = *comments.get(first)?;
    (comment.span.end() <= line.end()).then_some(comment)
}

/// Where the last rule ends that a comment ignores at its place.
fn end_of_list(text: &str, comment: Comment) -> Option<usize> {
    const BEFORE: &str = "# avatar-lint: ignore[";
    let written = comment.span.text(text);
    let start = written.find(BEFORE)? + BEFORE.len();
    let list = written.get(start..)?;
    let list = list.get(..list.find(']')?)?.trim_end();
    Some(comment.span.start() + start + list.len())
}

/// Whether `offset` is in the middle of a scalar, or inside brackets.
fn is_inside_a_value(stream: &Stream<'_>, offset: usize) -> bool {
    use pyyaml_syntax::Style;

    stream.nodes().any(|node| {
        let span = node.span();
        let is_inside = span.start() < offset && offset < span.end();
        is_inside && !node.is_alias() && node.style() != Style::Block
    })
}

fn at(offset: usize) -> Span {
    Span::at(offset)
}
