//! Where a configuration holds its secrets.

use super::{bearer, find, find_in_source, names};
use pyyaml_syntax::{Node, NodeKind, Span, Stream, Style, Value};
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
        span: span(range),
        role,
        key: None,
    };
    places.extend(bearer::api_keys(text).map(|range| place(range, Role::ApiKey)));
    for comment in stream.comments() {
        let start = comment.span.start();
        let ranges = find(comment.span.text(text)).into_iter();
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
                            span: inside(text, entry.value.target()),
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

fn look_at_scalar<'a>(text: &str, visit: Visit<'a>, places: &mut Vec<Place<'a>>) {
    let node = visit.node.target();
    let Some(value) = node.text() else { return };
    let found = find(value);
    if found.is_empty() {
        return;
    }
    let api_keys: Vec<_> = bearer::api_keys(value).collect();
    let is_reported = visit.key.is_some() && (visit.in_credential_field || value.contains("://"));
    let places_here = found.into_iter().map(|range| Place {
        span: source_span(text, node, value, &range),
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
    let has_value = match value.value() {
        Value::Str(text) => {
            !super::placeholder::is_placeholder(text) && (!is_foreign || is_chosen(text))
        }
        Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_) => {
            is_payload && !is_foreign
        }
        Value::Binary(_) => true,
        _ => false,
    };
    is_named && has_value
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

/// The content of a scalar without its quotes or its header.
fn inside(text: &str, node: Node<'_>) -> Span {
    let span = node.span();
    match node.style() {
        Style::SingleQuoted | Style::DoubleQuoted if span.len() >= 2 => {
            self::span(span.start() + 1..span.end() - 1)
        }
        Style::Literal | Style::Folded => {
            let header = span.text(text).find('\n').map_or(0, |end| end + 1);
            let content = self::span(span.start() + header..span.end());
            let indent = content.text(text).len() - content.text(text).trim_start().len();
            self::span(content.start() + indent..content.end())
        }
        _ => span,
    }
}

/// Where a part of a scalar's value is written: the whole scalar when that
/// cannot be said, because it is folded over lines.
fn source_span(text: &str, node: Node<'_>, value: &str, part: &Range<usize>) -> Span {
    let content = inside(text, node);
    let written = content.text(text);
    if written == value {
        return span(shift(part.clone(), content.start()));
    }
    let aligned = match node.style() {
        Style::SingleQuoted => align(written, part, single_quoted_character),
        Style::DoubleQuoted => align(written, part, double_quoted_character),
        _ => same_occurrence(written, value, part),
    };
    aligned.map_or(content, |range| span(shift(range, content.start())))
}

/// The part as it is written, found by counting how often it occurs before.
fn same_occurrence(written: &str, value: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let wanted = value.get(part.clone())?;
    let before = value.get(..part.start)?.matches(wanted).count();
    let (start, found) = written.match_indices(wanted).nth(before)?;
    Some(start..start + found.len())
}

/// The part of a quoted scalar as it is written, found by reading character
/// after character. `character` gives the length in bytes of what is written at
/// the start of a text, and of what it means.
fn align(
    written: &str,
    part: &Range<usize>,
    character: fn(&str) -> Option<(usize, usize)>,
) -> Option<Range<usize>> {
    let (mut source, mut meaning) = (0, 0);
    let mut start = None;
    while meaning < part.end {
        if meaning >= part.start && start.is_none() {
            start = Some(source);
        }
        let (written_len, meant_len) = character(written.get(source..)?)?;
        source += written_len;
        meaning += meant_len;
    }
    start.map(|start| start..source)
}

fn single_quoted_character(rest: &str) -> Option<(usize, usize)> {
    if rest.starts_with("''") {
        return Some((2, 1));
    }
    plain_character(rest)
}

fn double_quoted_character(rest: &str) -> Option<(usize, usize)> {
    let Some(escape) = rest.strip_prefix('\\') else {
        return plain_character(rest);
    };
    let digits = match escape.chars().next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'N' | '_' => return Some((2, 2)),
        'L' | 'P' => return Some((2, 3)),
        '\r' | '\n' => return None,
        simple => return Some((1 + simple.len_utf8(), simple.len_utf8())),
    };
    let code = u32::from_str_radix(escape.get(1..=digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(code)?.len_utf8()))
}

/// A character that means itself; line breaks are folded.
fn plain_character(rest: &str) -> Option<(usize, usize)> {
    let character = rest.chars().next()?;
    (!matches!(character, '\r' | '\n')).then(|| (character.len_utf8(), character.len_utf8()))
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// A range as a span; the reader takes no text in which that could fail.
fn span(range: Range<usize>) -> Span {
    let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(clamp(range.start), clamp(range.end))
}
