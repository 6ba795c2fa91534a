//! Where a configuration holds its secrets.

use super::{bearer, find, find_in_source, names};
use avatar_model::written;
use pyyaml_syntax::{Node, NodeKind, Span, Stream, Value};
use std::borrow::Cow;
use std::ops::Range;

/// One secret of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The secret itself, without what is around it.
    pub span: Span,
    /// What is written there means this, quotes and escapes undone.
    pub(super) value: Cow<'a, str>,
    /// What makes it one.
    pub role: Role,
    /// The key it stands under.
    pub key: Option<Node<'a>>,
}

/// What makes a part of the text a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A key of the Octopize API, wherever it stands.
    ApiKey,
    /// The value of a field that is there for a secret.
    Field,
    /// A part of a URL or connection string.
    Credential,
    /// A part of something that no rule reports: a comment, a broken document,
    /// data of other tools. Only hidden.
    Elsewhere,
}

/// Fields whose value is a URL, a connection string, or may hold one.
const CREDENTIAL_FIELDS: [&str; 5] = ["annotations", "connection", "files", "location", "url"];

/// Fields under which other tools keep data of their own, with any names.
const FOREIGN_FIELDS: [&str; 5] = [
    "filters",
    "plan",
    "reference_tables",
    "subject_sources",
    "where",
];

/// Every secret of a configuration, in the order of the text. Where one place
/// is a secret for several reasons, the first [`Role`] is told.
pub(super) fn places<'a>(stream: &'a Stream<'a>, is_payload: Option<bool>) -> Vec<Place<'a>> {
    let text = stream.text();
    if !may_hold_secrets(text) {
        return Vec::new();
    }
    let mut places = Vec::new();
    let place = |range: Range<usize>, role| Place {
        value: Cow::Borrowed(text.get(range.clone()).unwrap_or_default()),
        span: written::span(range),
        role,
        key: None,
    };
    places.extend(
        bearer::api_keys(text)
            .into_iter()
            .map(|range| place(range, Role::ApiKey)),
    );
    for comment in stream.comments() {
        let start = comment.span.start();
        let ranges = find_in_source(comment.span.text(text)).into_iter();
        places.extend(ranges.map(|range| place(shift(range, start), Role::Elsewhere)));
    }
    for document in stream.documents() {
        if document.is_broken() {
            let start = document.span().start();
            let ranges = find_in_source(document.span().text(text)).into_iter();
            places.extend(ranges.map(|range| place(shift(range, start), Role::Elsewhere)));
        }
        if let Some(root) = document.root() {
            let is_payload = is_payload.unwrap_or_else(|| looks_like_payload(root));
            walk(text, root, is_payload, &mut places);
        }
    }
    places.sort_by_key(|place| (place.span.start(), place.role, place.span.end()));
    places.dedup_by(|next, first| {
        let overlap = next.span.start() < first.span.end();
        if overlap {
            first.span = first.span.cover(next.span);
        }
        overlap
    });
    places
}

/// Whether any secret can be in `text`, found out at the speed of memory: few
/// configurations hold one, and those need not be looked at closely.
fn may_hold_secrets(text: &str) -> bool {
    const SIGNS: [&str; 10] = [
        "=",
        "@",
        "%",
        "\\",
        bearer::API_KEY_PREFIX,
        "password",
        "secret",
        "token",
        "plaintext",
        "eyJ",
    ];
    SIGNS.iter().any(|sign| text.contains(sign)) || text.contains("earer ")
}

/// Whether a document is a message of the API rather than a configuration.
fn looks_like_payload(root: Node<'_>) -> bool {
    let is_configuration = |node: &Node<'_>| {
        let mut keys = node.written_entries().filter_map(|entry| entry.key.text());
        keys.any(|key| matches!(key, "kind" | "spec" | "metadata"))
    };
    !is_configuration(&root)
}

/// A node to look at, with what stands above it.
#[derive(Clone, Copy)]
struct Visit<'a> {
    node: Node<'a>,
    /// The nearest key above.
    key: Option<Node<'a>>,
    /// Whether it is or lies in one of [`CREDENTIAL_FIELDS`].
    in_credential_field: bool,
    /// Whether it lies in one of [`FOREIGN_FIELDS`].
    is_foreign: bool,
}

fn walk<'a>(text: &str, root: Node<'a>, is_payload: bool, places: &mut Vec<Place<'a>>) {
    let mut waiting = vec![Visit {
        node: root,
        key: None,
        in_credential_field: false,
        is_foreign: false,
    }];
    while let Some(visit) = waiting.pop() {
        let node = visit.node;
        match node.kind() {
            NodeKind::Scalar => look_at_scalar(text, visit, places),
            // What an alias stands for is visited where it is written.
            _ if node.is_alias() => {}
            NodeKind::Sequence => waiting.extend(node.items().map(|node| Visit { node, ..visit })),
            NodeKind::Mapping => {
                for entry in node.written_entries() {
                    let key = Visit {
                        node: entry.key,
                        key: None,
                        ..visit
                    };
                    waiting.push(key);
                    let name = entry.key.text().unwrap_or_default();
                    let below = Visit {
                        node: entry.value,
                        key: Some(entry.key),
                        in_credential_field: visit.in_credential_field
                            || CREDENTIAL_FIELDS.contains(&name),
                        is_foreign: visit.is_foreign || FOREIGN_FIELDS.contains(&name),
                    };
                    if is_secret_field(name, entry.value, is_payload, visit.is_foreign) {
                        places.push(Place {
                            span: written::content(text, entry.value.target()),
                            value: match entry.value.value() {
                                Value::Int(int) => Cow::Owned(int.to_string()),
                                _ => Cow::Borrowed(entry.value.text().unwrap_or_default()),
                            },
                            role: if visit.is_foreign {
                                Role::Elsewhere
                            } else {
                                Role::Field
                            },
                            key: Some(entry.key),
                        });
                    } else {
                        waiting.push(below);
                    }
                }
            }
        }
    }
}

/// How many secrets of one scalar are told apart; with more, all of it is one.
const MOST_APART: usize = 64;

fn look_at_scalar<'a>(text: &str, visit: Visit<'a>, places: &mut Vec<Place<'a>>) {
    let node = visit.node.target();
    let Some(value) = node.text() else { return };
    let mut found = find(value);
    if found.is_empty() {
        return;
    }
    if found.len() > MOST_APART {
        found.clear();
        found.push(0..value.len());
    }
    let api_keys = bearer::api_keys(value);
    let is_reported = visit.key.is_some() && (visit.in_credential_field || value.contains("://"));
    let places_here = found.into_iter().map(|range| Place {
        span: written::part(text, node, &range),
        value: Cow::Borrowed(value.get(range.clone()).unwrap_or_default()),
        role: if api_keys.contains(&range) {
            Role::ApiKey
        } else if is_reported {
            Role::Credential
        } else {
            Role::Elsewhere
        },
        key: visit.key,
    });
    places.extend(places_here);
}

/// Whether the value under `name` is a secret by that name. In data of other
/// tools such a name can be a column's, and its value a treatment.
fn is_secret_field(name: &str, value: Node<'_>, is_payload: bool, is_foreign: bool) -> bool {
    let is_named =
        names::FIELDS.contains(&name) || (is_payload && names::PAYLOAD_FIELDS.contains(&name));
    is_named
        && match value.value() {
            Value::Str(text) => {
                !super::placeholder::is_placeholder(text) && (!is_foreign || is_chosen(text))
            }
            Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_) => {
                is_payload && !is_foreign
            }
            Value::Binary(_) => true,
            _ => false,
        }
}

/// Whether a text looks chosen as a password rather than as a setting, which
/// is a word in small letters or a constant in capitals.
fn is_chosen(text: &str) -> bool {
    let is_setting = |is_letter: fn(&char) -> bool| {
        text.chars()
            .all(|c| is_letter(&c) || matches!(c, '_' | '-' | ' '))
    };
    let is_constant = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    !is_setting(|c| c.is_lowercase()) && !is_constant
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
