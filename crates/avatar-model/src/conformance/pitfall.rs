//! What reads, but not as it looks.
//!
//! YAML 1.1 has resolved the values by the time they are checked, so nothing else
//! shows that `020` was meant as twenty, that ` #` cut a string short, or that a
//! key was meant as a name.

use super::fault::Fault;
use pyyaml_syntax::{Node, NodeKind, Span, Stream, Style, Value};

/// A key that Python does not read as a string.
pub(super) fn odd_key(key: Node<'_>) -> Option<Fault> {
    match key.value() {
        Value::Bool(_) => Some(Fault::BooleanLikeName),
        Value::Null | Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_) => {
            Some(Fault::NumberLikeName)
        }
        _ => None,
    }
}

/// A number that reads as another than a person would think.
pub(super) fn odd_number(node: Node<'_>) -> Option<Fault> {
    if node.style() != Style::Plain {
        return None;
    }
    let Value::Int(int) = node.value() else {
        return None;
    };
    let text = node.text()?;
    let digits = text.trim_start_matches(['+', '-']);
    if digits.contains(':') {
        return Some(Fault::SexagesimalNumber);
    }
    let is_octal = digits.len() > 1
        && digits.starts_with('0')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_');
    let as_decimal: Option<i64> = text.replace('_', "").parse().ok();
    (is_octal && as_decimal != int.to_i64()).then_some(Fault::OctalNumber)
}

/// The comments that look as if they belonged to the text before them.
pub(super) struct Cuts {
    /// Where the text before each ends, and the comment; in the order of the text.
    places: Vec<(usize, Span)>,
}

impl Cuts {
    /// Finds the comments whose `#` is directly followed by something else than
    /// a space and that stand behind something on their line.
    pub(super) fn new(stream: &Stream<'_>) -> Self {
        let text = stream.text();
        let places = stream
            .comments()
            .iter()
            .filter(|comment| {
                let after = comment
                    .span
                    .text(text)
                    .strip_prefix('#')
                    .unwrap_or_default();
                !after.is_empty() && !after.starts_with([' ', '\t'])
            })
            .filter_map(|comment| {
                let before = text.get(..comment.span.start())?;
                let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
                let written = before.get(line..)?.trim_end_matches([' ', '\t']);
                (!written.is_empty()).then_some((line + written.len(), comment.span))
            })
            .filter(|(_, comment)| !crate::directive::is_addressed(comment.text(text)))
            .collect();
        Self { places }
    }

    /// The comment that cuts off `node`, a plain scalar or an empty value: the
    /// text before the comment ends with it, and nothing lies between.
    pub(super) fn after(&self, node: Node<'_>) -> Option<Span> {
        if node.kind() != NodeKind::Scalar || node.style() != Style::Plain {
            return None;
        }
        let value_ends = node.span().end();
        let next = self
            .places
            .partition_point(|(_, comment)| comment.start() < value_ends);
        let (text_ends, comment) = self.places.get(next)?;
        (*text_ends <= value_ends).then_some(*comment)
    }
}
