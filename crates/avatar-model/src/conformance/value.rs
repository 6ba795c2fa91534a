//! What is wrong with one value.

use super::fault::{Bound, Fault};
use super::node::{SchemaNode, types_of};
use super::pitfall;
use avatar_format::{Literal, Range, Types};
use pyyaml_syntax::{Node, NodeKind, Resolved, Style, Value, resolve_plain};

/// The first thing that is wrong with the value of `node` as a whole.
pub(super) fn fault(node: Node<'_>, place: &SchemaNode) -> Option<Fault> {
    let schema = place.schema();
    if !schema.types.is_empty() && !schema.types.contains(types_of(node)) {
        return Some(wrong_type(schema.types, node, place));
    }
    if !schema.values.is_empty() && !place.values().any(|value| is_equal(node, value)) {
        return Some(unlisted(node, place));
    }
    out_of_range(node, place)
        .or_else(|| wrong_length(node, place))
        .or_else(|| {
            let format = schema.format?;
            let is_wrong = node.as_str().is_some_and(|text| !format.matches(text));
            is_wrong.then_some(Fault::InvalidFormat { format })
        })
}

/// A value outside its enumeration.
fn unlisted(node: Node<'_>, place: &SchemaNode) -> Fault {
    if let Value::Str(text) = node.value() {
        // A number may be meant where numbers are allowed beside the listed strings.
        let number = place.wants_number().then(|| misread_number(text, node));
        return number.flatten().unwrap_or(Fault::InvalidValue);
    }
    let listed = place.values().fold(Types::NONE, |types, value| {
        types.with(match value {
            Literal::Null => Types::NULL,
            Literal::Bool(_) => Types::BOOLEAN,
            Literal::Int(_) | Literal::Float(_) => Types::NUMBER,
            Literal::Str(_) => Types::STRING,
            Literal::Json(_) => Types::OBJECT,
        })
    });
    match wrong_type(listed, node, place) {
        Fault::WrongType { expected } if expected.contains(types_of(node)) => Fault::InvalidValue,
        fault => fault,
    }
}

fn out_of_range(node: Node<'_>, place: &SchemaNode) -> Option<Fault> {
    let range = place.schema().range;
    if range == Range::NONE {
        return None;
    }
    let number = node.as_f64()?;
    let bound = match range {
        _ if range.at_least.is_some_and(|least| number < least) => Bound::AtLeast(range.at_least?),
        _ if range.at_most.is_some_and(|most| number > most) => Bound::AtMost(range.at_most?),
        _ if range.more_than.is_some_and(|bound| number <= bound) => {
            Bound::MoreThan(range.more_than?)
        }
        _ if range.less_than.is_some_and(|bound| number >= bound) => {
            Bound::LessThan(range.less_than?)
        }
        _ => return None,
    };
    Some(Fault::OutOfRange(bound))
}

fn wrong_length(node: Node<'_>, place: &SchemaNode) -> Option<Fault> {
    let (least, most) = place.schema().length;
    if (least, most) == (0, u64::MAX) {
        return None;
    }
    let length = match node.kind() {
        NodeKind::Scalar => node.as_str()?.chars().count(),
        NodeKind::Sequence => node.items().len(),
        NodeKind::Mapping => node.entries().count(),
    };
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    if length > most {
        Some(Fault::TooLong { limit: most })
    } else {
        (length < least).then_some(Fault::TooShort { limit: least })
    }
}

pub(super) fn is_equal(node: Node<'_>, value: Literal) -> bool {
    #[allow(clippy::cast_precision_loss, reason = "the listed numbers are small")]
    match value {
        Literal::Null => node.is_null(),
        Literal::Bool(boolean) => node.as_bool() == Some(boolean),
        Literal::Int(number) => node.as_f64() == Some(number as f64),
        Literal::Float(number) => node.as_f64() == Some(number),
        Literal::Str(text) => node.as_str() == Some(text),
        Literal::Json(_) => false,
    }
}

/// Nothing, of which the place says whether it is required.
const EMPTY: Fault = Fault::EmptySection { is_required: false };

/// A value of another type: most often YAML 1.1 read it as something else than
/// its author did.
fn wrong_type(expected: Types, node: Node<'_>, place: &SchemaNode) -> Fault {
    let wants = |one| expected.contains(one);
    let wants_number = wants(Types::NUMBER.with(Types::INTEGER));
    let is_plain = node.style() == Style::Plain;
    match node.value() {
        Value::Float(float) if wants_number && !float.is_finite() => {
            Fault::OutOfRange(Bound::Finite)
        }
        Value::Null if wants(Types::OBJECT.with(Types::ARRAY)) => EMPTY,
        Value::Bool(_) if wants(Types::STRING) && is_plain => Fault::BooleanLikeName,
        Value::Bool(_) if wants_number && is_plain => Fault::BooleanNumber,
        Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_)
            if wants(Types::STRING) && is_plain =>
        {
            Fault::NumberLikeName
        }
        Value::Null if wants(Types::STRING) && !node.span().is_empty() => Fault::NumberLikeName,
        Value::Null => EMPTY,
        Value::Str(_) if wants(Types::BOOLEAN) && is_quoted_number(node) => Fault::QuotedNumber,
        Value::Str(text) => {
            let number = wants_number.then(|| misread_number(text, node)).flatten();
            number
                .or_else(|| pitfall::glued_value(node, place))
                .unwrap_or_else(|| mistaken(expected, place))
        }
        _ => mistaken(expected, place),
    }
}

fn mistaken(expected: Types, place: &SchemaNode) -> Fault {
    if place.is_alternative() {
        Fault::UnknownProcessor
    } else {
        Fault::WrongType { expected }
    }
}

/// A string that was meant as a number.
fn misread_number(text: &str, node: Node<'_>) -> Option<Fault> {
    if is_quoted_number(node) {
        Some(Fault::QuotedNumber)
    } else if pitfall::has_decimal_comma(text) {
        Some(Fault::DecimalComma { tail: None })
    } else if node.style() == Style::Plain && has_bare_exponent(text) {
        Some(Fault::ExponentString)
    } else {
        None
    }
}

/// Whether a quoted text would read as a number or a boolean without quotes,
/// or was surely meant as one: `'20'`, `'no'`, `'1e3'`.
fn is_quoted_number(node: Node<'_>) -> bool {
    let Some(text) = node.as_str() else {
        return false;
    };
    matches!(node.style(), Style::SingleQuoted | Style::DoubleQuoted)
        && (matches!(
            resolve_plain(text),
            Resolved::Bool | Resolved::Int | Resolved::Float
        ) || has_bare_exponent(text)
            || text.parse::<f64>().is_ok_and(f64::is_finite))
}

/// Whether a text is a number in every other language: digits and an exponent.
fn has_bare_exponent(text: &str) -> bool {
    text.contains(['e', 'E'])
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}
