//! The edit that sets a switch of a column, such as `identifier: true`.

use crate::model::{Column, Model};
use crate::{Edit, Fix};
use pyyaml_syntax::{Node, Span, Style};

/// Sets `field` of `column` to true, in the style the column is written in.
/// `None` where that would change more than this one column.
pub(super) fn mark(model: &Model<'_>, column: &Column<'_>, field: &str) -> Option<Fix> {
    let node = column.fields.node;
    if !model.can_edit(node) {
        return None;
    }
    let edit = match node.get_entry(field) {
        Some(entry) if entry.merged.is_none() => replace(model, entry.value)?,
        Some(_) => return None,
        None => insert(model.stream.text(), column, field)?,
    };
    let message = format!("Add `{field}: true` to the column");
    Some(Fix::needs_review(message, vec![edit]))
}

/// Writes `true` over a plain scalar.
fn replace(model: &Model<'_>, value: Node<'_>) -> Option<Edit> {
    let is_plain = value.style() == Style::Plain && !value.span().is_empty();
    let can = is_plain && model.can_edit(value) && value.full_span() == value.span();
    can.then(|| Edit::replace(value.span(), "true"))
}

/// Adds `field: true` after the column's name.
fn insert(text: &str, column: &Column<'_>, field: &str) -> Option<Edit> {
    let name = column.name?;
    let (key, value) = (name.key?, name.node);
    if value.header_span().is_some() && !value.is_alias() {
        return None;
    }
    let after_name = value.full_span().end();
    if column.fields.node.style() == Style::Flow {
        return Some(insertion(after_name, format!(", {field}: true")));
    }

    // A block mapping: on a line of its own, indented as the key is.
    let key_start = key.full_span().start();
    let line_start = text
        .get(..key_start)?
        .rfind(['\n', '\r'])
        .map_or(0, |at| at + 1);
    let before_key = text.get(line_start..key_start)?;
    if !before_key.chars().all(|c| matches!(c, ' ' | '-')) {
        return None;
    }
    let indentation = " ".repeat(before_key.len());
    let rest = text.get(after_name..)?;
    let line_end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let remainder = rest.get(..line_end)?;
    // Line breaks to YAML, though not to most editors: leave such lines alone.
    if remainder.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    let line_break = line_break(rest.get(line_end..)?, text);
    let line = format!("{line_break}{indentation}{field}: true");
    Some(insertion(after_name + line_end, line))
}

/// The line break at the start of `rest`; at the end of the text, that of its
/// first line.
fn line_break<'t>(rest: &'t str, text: &'t str) -> &'t str {
    let first = text.find(['\n', '\r']).and_then(|at| text.get(at..));
    let sample = if rest.is_empty() {
        first.unwrap_or("\n")
    } else {
        rest
    };
    if sample.starts_with("\r\n") {
        "\r\n"
    } else {
        sample.get(..1).unwrap_or("\n")
    }
}

fn insertion(at: usize, replacement: String) -> Edit {
    Edit::replace(Span::at(at), replacement)
}
