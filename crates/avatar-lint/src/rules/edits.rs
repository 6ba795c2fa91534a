//! Edits that put a value in the place of another, or add a field, in the style
//! the file is written in.

use crate::Edit;
use crate::model::Model;
use pyyaml_syntax::{Node, Span, Style};

/// Writes the word `value` over a scalar, inside its quotes. `None` where more
/// than this one place would change.
pub(super) fn overwrite(model: &Model<'_>, scalar: Node<'_>, value: &str) -> Option<Edit> {
    let span = scalar.span();
    if !model.can_edit(scalar) || span != scalar.full_span() {
        return None;
    }
    match scalar.style() {
        Style::Plain if span.is_empty() => {
            let before = model.stream.text().get(..span.start())?;
            let is_after_colon = before.ends_with(':');
            is_after_colon.then(|| Edit::replace(span, format!(" {value}")))
        }
        Style::Plain => Some(Edit::replace(span, value)),
        Style::SingleQuoted => Some(Edit::replace(span, format!("'{value}'"))),
        Style::DoubleQuoted => Some(Edit::replace(span, format!("\"{value}\""))),
        _ => None,
    }
}

/// Writes `field: value` before the first field of `mapping`. `None` where more
/// than this one place would change.
pub(super) fn add_field(
    model: &Model<'_>,
    mapping: Node<'_>,
    field: &str,
    value: &str,
) -> Option<Edit> {
    if !model.can_edit(mapping) {
        return None;
    }
    let first = mapping.written_entries().next()?.key;
    let at = first.full_span().start();
    if mapping.style() == Style::Flow {
        return Some(insertion(at, format!("{field}: {value}, ")));
    }
    let text = model.stream.text();
    let line_start = text.get(..at)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = text.get(line_start..at)?;
    if !before.chars().all(|c| matches!(c, ' ' | '-')) {
        return None;
    }
    let line_break = line_break(text, line_start);
    let indentation = " ".repeat(before.len());
    Some(insertion(
        at,
        format!("{field}: {value}{line_break}{indentation}"),
    ))
}

/// The line break before the line that starts at `line_start`; before the first
/// line, the one that ends it.
fn line_break(text: &str, line_start: usize) -> &'static str {
    let before = text.get(..line_start).unwrap_or_default();
    let after = text.find(['\n', '\r']).and_then(|end| text.get(end..));
    if before.ends_with("\r\n") {
        "\r\n"
    } else if before.ends_with('\n') {
        "\n"
    } else if before.ends_with('\r') {
        "\r"
    } else if after.is_some_and(|after| after.starts_with("\r\n")) {
        "\r\n"
    } else {
        "\n"
    }
}

fn insertion(at: usize, replacement: String) -> Edit {
    Edit::replace(Span::at(at), replacement)
}
