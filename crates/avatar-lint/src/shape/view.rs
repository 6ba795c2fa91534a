//! The tree as the JSON that schemas speak of, without copying it.
//!
//! The view has the same verdicts as the JSON that `inspect` prints: what JSON
//! lacks (dates, binary data, sets, infinite numbers) appears as an object with
//! a `$type`, which no schema of a scalar accepts. One thing is more lenient: a
//! key that is no string appears as its text, so that what stands below it is
//! still checked; the key itself is reported on its own.

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use pyyaml_syntax::{Node, Value};
use serde_json::{Number, Value as JsonValue};
use std::borrow::Cow;

/// The representation by which the validator reads our tree.
pub(super) struct Tree;

/// A value of the tree, or a text that stands for a part of one.
#[derive(Clone, Copy)]
pub(super) enum View<'a> {
    Node(Node<'a>),
    Text(&'a str),
}

/// The members of a mapping, or of a value that JSON lacks.
#[derive(Clone, Copy)]
pub(super) enum Members<'a> {
    Mapping(Node<'a>),
    Tagged { kind: &'static str, value: &'a str },
}

/// A number, as far as the validator compares it.
pub(super) enum Numeric {
    Integer(i64),
    Float(f64),
}

impl Json for Tree {
    type Node<'a> = View<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    // A lookup walks the members anyway.
    const KEYS_PER_LOOKUP: usize = 16;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(View<'_>) -> T) -> T {
        f(View::Text(string))
    }
}

impl<'a> View<'a> {
    /// The members of a value that JSON has no word for.
    fn tagged(self) -> Option<Members<'a>> {
        let View::Node(node) = self else { return None };
        let (kind, value) = match node.value() {
            Value::Date(text) => ("date", text),
            Value::DateTime(text) => ("datetime", text),
            Value::Float(float) if float.is_nan() => ("float", ".nan"),
            Value::Float(float) if float == f64::INFINITY => ("float", ".inf"),
            Value::Float(float) if float == f64::NEG_INFINITY => ("float", "-.inf"),
            Value::Binary(_) => ("binary", ""),
            Value::Set => ("set", ""),
            _ => return None,
        };
        Some(Members::Tagged { kind, value })
    }

    /// All that is here as JSON of its own; `None` when it holds more than `most`
    /// values, which aliases may repeat, two keys with one text, or collections
    /// nested deeper than any document of the format.
    pub(super) fn copy(self, most: usize) -> Option<JsonValue> {
        /// Copying goes down as far by calling itself, on stacks of any size.
        const DEEPEST: usize = 64;

        let mut left = most;
        self.copy_within(&mut left, DEEPEST)
    }

    fn copy_within(self, left: &mut usize, levels: usize) -> Option<JsonValue> {
        *left = left.checked_sub(1)?;
        let levels = levels.checked_sub(1)?;
        if let Some(object) = self.as_object() {
            let mut copy = serde_json::Map::new();
            for (name, value) in object.members() {
                let value = value.copy_within(left, levels)?;
                if copy.insert(name.into_owned(), value).is_some() {
                    return None;
                }
            }
            return Some(JsonValue::Object(copy));
        }
        if let Some(array) = self.as_array() {
            let items = array.elements().map(|item| item.copy_within(left, levels));
            return items.collect::<Option<_>>().map(JsonValue::Array);
        }
        Some(self.to_value().into_owned())
    }
}

impl<'a> JsonNode<'a, Tree> for View<'a> {
    type Object = Members<'a>;
    type Array = Node<'a>;
    type Number = Numeric;

    fn as_object(&self) -> Option<Members<'a>> {
        match self {
            View::Node(node) if matches!(node.value(), Value::Dict) => {
                Some(Members::Mapping(*node))
            }
            _ => self.tagged(),
        }
    }

    fn as_array(&self) -> Option<Node<'a>> {
        match self {
            View::Node(node) if matches!(node.value(), Value::List | Value::Pairs) => Some(*node),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self {
            View::Node(node) => node.as_str().map(Cow::Borrowed),
            View::Text(text) => Some(Cow::Borrowed(text)),
        }
    }

    fn as_number(&self) -> Option<Numeric> {
        let View::Node(node) = self else { return None };
        match node.value() {
            Value::Int(int) => Some(
                int.to_i64()
                    .map_or_else(|| Numeric::Float(int.to_f64()), Numeric::Integer),
            ),
            Value::Float(float) if float.is_finite() => Some(Numeric::Float(float)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self {
            View::Node(node) => node.as_bool(),
            View::Text(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, View::Node(node) if node.is_null())
    }

    fn json_type(&self) -> JsonType {
        let View::Node(node) = self else {
            return JsonType::String;
        };
        match node.value() {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Int(_) => JsonType::Number,
            Value::Float(float) if float.is_finite() => JsonType::Number,
            Value::Str(_) => JsonType::String,
            Value::List | Value::Pairs => JsonType::Array,
            Value::Dict
            | Value::Float(_)
            | Value::Date(_)
            | Value::DateTime(_)
            | Value::Binary(_)
            | Value::Set => JsonType::Object,
        }
    }

    /// Only for comparing with the values of `const` and `enum`, which are
    /// scalars in every schema of ours, and for the instance in an error, which
    /// we never print: collections need no conversion.
    fn to_value(&self) -> Cow<'a, JsonValue> {
        Cow::Owned(
            match (self.as_string(), self.as_number(), self.as_boolean()) {
                (Some(text), ..) => JsonValue::String(text.into_owned()),
                (_, Some(number), _) => JsonValue::Number(number.to_number().into_owned()),
                (.., Some(boolean)) => JsonValue::Bool(boolean),
                _ if self.is_null() => JsonValue::Null,
                _ => JsonValue::Object(serde_json::Map::new()),
            },
        )
    }

    /// The tree is finite and our schemas do not refer to themselves.
    fn identity(&self) -> Option<NodeIdentity> {
        None
    }
}

impl<'a> Object<'a, Tree> for Members<'a> {
    type Node = View<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = Box<dyn Iterator<Item = (Cow<'a, str>, View<'a>)> + 'a>;

    fn len(&self) -> usize {
        match self {
            Members::Mapping(node) => node.entries().count(),
            Members::Tagged { .. } => 2,
        }
    }

    fn get(&self, key: &String) -> Option<View<'a>> {
        self.members()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    fn members(&self) -> Self::MembersIter {
        match *self {
            Members::Mapping(node) => Box::new(
                node.entries()
                    .map(|entry| (key_text(entry.key), View::Node(entry.value))),
            ),
            Members::Tagged { kind, value } => Box::new(
                [("$type", kind), ("value", value)]
                    .into_iter()
                    .map(|(name, text)| (Cow::Borrowed(name), View::Text(text))),
            ),
        }
    }
}

impl<'a> Array<'a, Tree> for Node<'a> {
    type Node = View<'a>;
    type ElementsIter = Box<dyn Iterator<Item = View<'a>> + 'a>;

    fn len(&self) -> usize {
        self.items().count()
    }

    fn elements(&self) -> Self::ElementsIter {
        Box::new(self.items().map(View::Node))
    }
}

impl JsonNumber for Numeric {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64()
            .and_then(|integer| u64::try_from(integer).ok())
    }

    #[allow(clippy::cast_possible_truncation)] // Guarded by the range of exact integers.
    fn as_i64(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match *self {
            Self::Integer(integer) => Some(integer),
            Self::Float(float) if float.fract() == 0.0 && float.abs() <= EXACT => {
                Some(float as i64)
            }
            Self::Float(_) => None,
        }
    }

    #[allow(clippy::cast_precision_loss)] // Bounds are small numbers.
    fn as_f64(&self) -> Option<f64> {
        match *self {
            Self::Integer(integer) => Some(integer as f64),
            Self::Float(float) => Some(float),
        }
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match *self {
            Self::Integer(integer) => integer.into(),
            Self::Float(float) => Number::from_f64(float).unwrap_or_else(|| 0.into()),
        })
    }

    fn is_integer(&self) -> bool {
        match *self {
            Self::Integer(_) => true,
            Self::Float(float) => float.fract() == 0.0,
        }
    }

    fn is_written_as_integer(&self) -> bool {
        matches!(self, Self::Integer(_))
    }
}

/// A key as JSON would have it: its text, whatever it resolves to.
pub(super) fn key_text(key: Node<'_>) -> Cow<'_, str> {
    key.text().map_or(Cow::Borrowed(""), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(text: &str, most: usize) -> Option<JsonValue> {
        let stream = pyyaml_syntax::parse(text);
        let root = stream.documents().find_map(pyyaml_syntax::Document::root);
        View::Node(root?).copy(most)
    }

    #[test]
    fn what_is_too_large_too_deep_or_twice_there_is_not_copied() {
        assert!(copy("[a, {b: c}]", 4).is_some());
        assert!(copy("[a, {b: c}]", 3).is_none());
        assert!(copy("{1: a, '1': b}", 10).is_none());
        let nested = |levels| "[".repeat(levels) + &"]".repeat(levels);
        assert!(copy(&nested(60), 100).is_some());
        assert!(copy(&nested(400), 1_000).is_none());
    }
}
