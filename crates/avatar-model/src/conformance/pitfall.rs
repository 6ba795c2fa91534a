//! What reads, but not as it looks.
//!
//! YAML 1.1 has resolved the values by the time they are checked, so nothing else
//! shows that `020` was meant as twenty, that ` #` cut a string short, or that a
//! key was meant as a name.

use super::SchemaNode;
use super::fault::Fault;
use crate::characters;
use avatar_format::{Keys, Rest};
use pyyaml_syntax::{Entry, Node, NodeKind, Span, Stream, Style, Value};

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

/// Whether a string is a number with a decimal comma: `2,5`.
pub(super) fn has_decimal_comma(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits
        .split_once(',')
        .is_some_and(|(whole, fraction)| is_digits(whole) && is_digits(fraction))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The entries of a flow mapping that a decimal comma makes of one number, as the
/// entry of the number and its rest: `{epsilon: 3,5}` is 3, and a key 5.
pub(super) fn split_numbers(
    mapping: Node<'_>,
    place: SchemaNode,
) -> impl Iterator<Item = (Entry<'_>, Entry<'_>)> {
    let is_flow = mapping.style() == Style::Flow;
    let entries = is_flow.then(|| {
        mapping
            .written_entries()
            .zip(mapping.written_entries().skip(1))
    });
    let entries = entries.into_iter().flatten();
    entries.filter(move |(head, tail)| is_split(head, tail) && takes_number(head, place))
}

/// Whether nothing but a comma parts `tail`, digits without a value, from the
/// whole number before it.
fn is_split(head: &Entry<'_>, tail: &Entry<'_>) -> bool {
    let is_plain = |node: Node<'_>| node.style() == Style::Plain && !node.is_alias();
    let key = tail.key.span();
    is_plain(head.value)
        && is_plain(tail.key)
        && matches!(head.value.value(), Value::Int(_))
        && tail.key.text().is_some_and(is_digits)
        && tail.value.is_null()
        && tail.value.span().is_empty()
        && tail.value.span().start() <= key.end()
        && head.value.span().end() + 1 == key.start()
}

fn takes_number(entry: &Entry<'_>, place: SchemaNode) -> bool {
    let name = entry.key.text().unwrap_or_default();
    let place = place.field(name, Some(entry.value));
    place.is_some_and(|place| place.wants_number())
}

/// What stands before the colon of a key that holds its colon and its value:
/// `{drop:true}`.
pub(super) fn glued_name<'a>(entry: &Entry<'a>, place: SchemaNode) -> Option<&'a str> {
    let (key, value) = (entry.key, entry.value);
    // Nearly every value is written.
    if !value.span().is_empty() || !value.is_null() {
        return None;
    }
    let name = glued(key)?;
    let is_meant = match place.schema().rest {
        Rest::Values(schema) => place.schema().keys == Keys::Names && !schema.types.is_empty(),
        Rest::Open | Rest::Refused => place.field_names().any(|field| field == name),
    };
    (is_meant && value.span().start() <= key.span().end()).then_some(name)
}

/// A string where a mapping belongs that is one of its fields: `- field:email`.
pub(super) fn glued_value(node: Node<'_>, place: &SchemaNode) -> Option<Fault> {
    let name = glued(node)?;
    let is_field = place.field_names().any(|field| field == name);
    is_field.then(|| Fault::MissingSpace {
        name: name.to_owned(),
    })
}

fn glued(node: Node<'_>) -> Option<&str> {
    if node.style() != Style::Plain {
        return None;
    }
    let text = node.as_str()?;
    let (name, rest) = text.split_once(':')?;
    let goes_on = |rest: &str| !rest.is_empty() && !rest.starts_with(' ');
    (!name.is_empty() && !name.contains(' ') && goes_on(rest)).then_some(name)
}

/// A character in a string that nobody sees there.
pub(super) fn hidden(node: Node<'_>) -> Option<Fault> {
    let text = node.as_str()?;
    let is_padded = text.starts_with(' ') || text.ends_with(' ');
    (is_padded || characters::has_hidden(text)).then_some(Fault::HiddenWhitespace)
}

/// Whether a comment has a space behind its `#`, also one that YAML does not take for one.
fn is_remark(comment: &str) -> bool {
    let after = comment.strip_prefix('#');
    after.is_some_and(|after| after.starts_with(char::is_whitespace))
}

/// The part of a comment before a second one: `EMP ####  # a remark`.
fn before_remark(comment: Span, text: &str) -> Span {
    let written = comment.text(text);
    let mut marks = written.match_indices('#').map(|(at, _)| at);
    let remark = marks.find(|&at| {
        let (before, rest) = written.split_at_checked(at).unwrap_or_default();
        let is_ordinary = is_remark(rest);
        before.ends_with([' ', '\t']) && (is_ordinary || crate::directive::is_addressed(rest))
    });
    let part = written.get(..remark.unwrap_or(written.len()));
    let length = part.unwrap_or(written).trim_end().len();
    Span::new(comment.start(), comment.start() + length)
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
                let comment = comment.span.text(text);
                comment != "#" && !is_remark(comment)
            })
            .filter_map(|comment| {
                let before = text.get(..comment.span.start())?;
                let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
                let written = before.get(line..)?.trim_end_matches([' ', '\t']);
                (!written.is_empty()).then_some((line + written.len(), comment.span))
            })
            .filter(|(_, comment)| !crate::directive::is_addressed(comment.text(text)))
            .map(|(end, comment)| (end, before_remark(comment, text)))
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
