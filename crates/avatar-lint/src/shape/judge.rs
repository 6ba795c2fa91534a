//! The validator's verdict, in the words of the format.

use super::fault::{Bound, Fault, Step, Violation};
use super::place::Place;
use super::renamed;
use super::survey::place_of;
use super::view::{View, key_text};
use crate::suggest;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::types::JsonTypeSet;
use jsonschema::{JsonType, ValidationError};
use pyyaml_syntax::{Node, Resolved, Span, Style, Value, resolve_plain};

/// Turns one of the validator's errors into what it means; several where it
/// speaks of several fields.
pub(super) fn judge<'a>(
    root: Node<'a>,
    schema: &'static serde_json::Value,
    error: &ValidationError<'_>,
    found: &mut Vec<Violation<'a>>,
) {
    let path = walk(root, error.instance_path());
    let node = path.last().map_or(root, Step::node);
    let Some(place) = place_of(root, schema, &path) else {
        return;
    };
    let mut report = |fault, span| {
        found.push(Violation {
            fault,
            span,
            node,
            path: path.clone(),
            place: place.clone(),
            document: root.document_index(),
        });
    };

    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            for name in unexpected {
                // A key that is no text is reported as such.
                if let Some(entry) = node.get_entry(name) {
                    report(unknown_field(name, &place), entry.key.span());
                }
            }
        }
        // The schema asks for this section when none of the four is there.
        Kind::Required { property }
            if property == "avatarization"
                && place.definition() == Some("AvatarParametersSpec") =>
        {
            report(Fault::EmptyParameters, naming_span(&path, node));
        }
        Kind::Required { property } => {
            let Some(name) = property.as_str() else {
                return;
            };
            match misspelt(node, name, &place) {
                Some((key, written)) => report(unknown_field(written, &place), key.span()),
                None => report(missing_field(name, &place), naming_span(&path, node)),
            }
        }
        // Saying `false` of a field is how a schema says that another excludes it.
        Kind::FalseSchema => {
            let Some((Step::Field(field), above)) = path.split_last() else {
                return;
            };
            let owner = above.last().map_or(root, Step::node);
            if let Some(names) = conflict(owner, field.key) {
                found.push(Violation {
                    fault: Fault::ConflictingFields { names },
                    span: field.key.span(),
                    node: owner,
                    path: above.to_vec(),
                    place: place.clone(),
                    document: root.document_index(),
                });
            }
        }
        kind => {
            let span = if node.span().is_empty() {
                naming_span(&path, node)
            } else {
                node.span()
            };
            let fault = match value_fault(kind, node, &place) {
                // A text that may be left out, and that somebody leaves out so.
                Fault::NumberLikeName if node.is_null() && !is_needed(root, schema, &path) => {
                    Fault::WrongType {
                        expected: place.types(),
                    }
                }
                fault => fault,
            };
            report(fault, span);
        }
    }
}

/// The nodes that a JSON Pointer passes, as far as it leads through the tree.
fn walk<'a>(root: Node<'a>, location: &Location) -> Vec<Step<'a>> {
    let mut path = Vec::new();
    let mut node = root;
    for segment in location {
        let step = match segment {
            // By its text, where the key is no text itself.
            LocationSegment::Property(name) => node
                .get_entry(&name)
                .or_else(|| node.entries().find(|entry| key_text(entry.key) == name))
                .map(Step::Field),
            LocationSegment::Index(index) => {
                node.items().nth(index).map(|item| Step::Item(index, item))
            }
        };
        let Some(step) = step else { break };
        node = step.node();
        path.push(step);
    }
    path
}

/// Whether something must stand at the end of `path`: in a list, or under a
/// field that is required.
fn is_needed(root: Node<'_>, schema: &'static serde_json::Value, path: &[Step<'_>]) -> bool {
    let Some((Step::Field(field), above)) = path.split_last() else {
        return true;
    };
    let owner = place_of(root, schema, above);
    owner.is_some_and(|owner| {
        owner
            .required()
            .any(|name| field.key.as_str() == Some(name))
    })
}

/// Where to point when something is not there: at the key under which it
/// should stand, or at what names the item of a list.
fn naming_span(path: &[Step<'_>], node: Node<'_>) -> Span {
    let of_first_key = || {
        ["name", "field", "kind"]
            .iter()
            .find_map(|name| node.get_entry(name))
            .or_else(|| node.entries().next())
            .map(|entry| entry.key.span().cover(entry.value.span()))
    };
    match path.last() {
        Some(Step::Field(entry)) => entry.key.span(),
        Some(Step::Item(..)) | None => of_first_key().unwrap_or_else(|| node.span()),
    }
}

/// The field of `owner` that excludes `key`, then all it excludes, unless one
/// before `key` speaks of it.
fn conflict(owner: Node<'_>, key: Node<'_>) -> Option<Vec<String>> {
    const EXCLUSIONS: [(&str, &[&str]); 4] = [
        ("files", &["connection"]),
        ("auto", &["volume", "file"]),
        ("input", &["source"]),
        ("databases", &["database"]),
    ];
    let name = key.text()?;
    let is_there = |field: &str| owner.get_entry(field).is_some();
    let &(other, excluded) = EXCLUSIONS
        .iter()
        .find(|(other, excluded)| excluded.contains(&name) && is_there(other))?;
    let mut excluded = excluded.iter().copied().filter(|field| is_there(field));
    // One fault, of which the first speaks for all.
    let is_first = excluded.next() == Some(name);
    let names = [other, name].into_iter().chain(excluded);
    is_first.then(|| names.map(str::to_owned).collect())
}

fn unknown_field(name: &str, place: &Place<'_>) -> Fault {
    if is_processor(place) {
        return Fault::UnknownProcessor;
    }
    renamed::find(name, place).map_or_else(
        || Fault::UnknownField {
            name: name.to_owned(),
        },
        Fault::RenamedField,
    )
}

fn missing_field(name: &str, place: &Place<'_>) -> Fault {
    if is_processor(place) {
        return Fault::UnknownProcessor;
    }
    Fault::MissingField {
        name: name.to_owned(),
    }
}

/// The key that is meant for the field `name`, where the schema does not refuse
/// unknown fields itself: which ones it knows depends on this field.
fn misspelt<'a>(node: Node<'a>, name: &str, place: &Place<'_>) -> Option<(Node<'a>, &'a str)> {
    if place.refuses_unknown_fields() {
        return None;
    }
    let mut keys = node.entries().map(|entry| entry.key);
    keys.find_map(|key| {
        let written = key.as_str()?;
        suggest::nearest(written, [name]).map(|_| (key, written))
    })
}

/// Whether an entry of the list of processors stands here.
fn is_processor(place: &Place<'_>) -> bool {
    place
        .field_names()
        .any(|name| name == "target_start_variable" || name == "references")
}

/// What is wrong with one value.
fn value_fault(kind: &Kind, node: Node<'_>, place: &Place<'_>) -> Fault {
    match kind {
        Kind::Type { kind } => wrong_type(types_of(kind), node, place),
        Kind::Enum { .. } | Kind::Constant { .. } => match node.value() {
            Value::Str(_) if is_quoted_number(node) && place.wants_number() => Fault::QuotedNumber,
            Value::Str(_) => Fault::InvalidValue,
            _ => match wrong_type(enumerated_types(place), node, place) {
                Fault::WrongType { expected } if expected.contains(type_of(node)) => {
                    Fault::InvalidValue
                }
                fault => fault,
            },
        },
        Kind::Minimum { limit } => Fault::OutOfRange(Bound::AtLeast(limit.clone())),
        Kind::Maximum { limit } => Fault::OutOfRange(Bound::AtMost(limit.clone())),
        Kind::ExclusiveMinimum { limit } => Fault::OutOfRange(Bound::MoreThan(limit.clone())),
        Kind::ExclusiveMaximum { limit } => Fault::OutOfRange(Bound::LessThan(limit.clone())),
        Kind::MaxLength { limit } | Kind::MaxItems { limit } | Kind::MaxProperties { limit } => {
            Fault::TooLong { limit: *limit }
        }
        Kind::MinLength { limit } | Kind::MinItems { limit } | Kind::MinProperties { limit } => {
            Fault::TooShort { limit: *limit }
        }
        Kind::Format { format } => Fault::InvalidFormat {
            format: format.clone(),
        },
        // The pattern of a format spells it out for machines.
        Kind::Pattern { pattern } => Fault::InvalidFormat {
            format: place.text("format").unwrap_or(pattern).to_owned(),
        },
        _ => Fault::WrongType {
            expected: place.types(),
        },
    }
}

/// A value of another type: most often YAML 1.1 read it as something else than
/// its author did.
fn wrong_type(expected: JsonTypeSet, node: Node<'_>, place: &Place<'_>) -> Fault {
    let wants = |one| expected.contains(one);
    let wants_number = wants(JsonType::Number) || wants(JsonType::Integer);
    let is_plain = node.style() == Style::Plain;
    match node.value() {
        Value::Float(float) if wants_number && !float.is_finite() => {
            Fault::OutOfRange(Bound::Finite)
        }
        Value::Null if wants(JsonType::Object) || wants(JsonType::Array) => Fault::EmptySection,
        Value::Bool(_) if wants(JsonType::String) && is_plain => Fault::BooleanLikeName,
        Value::Bool(_) if wants_number && is_plain => Fault::BooleanNumber,
        Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_)
            if wants(JsonType::String) && is_plain =>
        {
            Fault::NumberLikeName
        }
        Value::Null if wants(JsonType::String) && !node.span().is_empty() => Fault::NumberLikeName,
        Value::Str(_) if wants_number && is_quoted_number(node) => Fault::QuotedNumber,
        Value::Str(_) if wants(JsonType::Boolean) && is_quoted_number(node) => Fault::QuotedNumber,
        Value::Str(text) if wants_number && is_plain && has_bare_exponent(text) => {
            Fault::ExponentString
        }
        _ if is_processor(place) => Fault::UnknownProcessor,
        _ => Fault::WrongType { expected },
    }
}

fn types_of(kind: &TypeKind) -> JsonTypeSet {
    match kind {
        TypeKind::Single(one) => JsonTypeSet::empty().insert(*one),
        TypeKind::Multiple(set) => *set,
    }
}

/// The types of the values enumerated at `place`.
fn enumerated_types(place: &Place<'_>) -> JsonTypeSet {
    place.values().fold(JsonTypeSet::empty(), |types, value| {
        types.insert(JsonType::from(value))
    })
}

fn type_of(node: Node<'_>) -> JsonType {
    use jsonschema::json::Node as _;
    View::Node(node).json_type()
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
