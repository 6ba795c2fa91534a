//! Where a configuration holds its secrets.

use super::below::{self, Field};
use super::copies::Matcher;
use super::cut::Comments;
use super::names::{self, Certainty, is_chosen, is_mixed};
use super::span::{Role, SecretSpan, settle};
use super::{Found, Kind, find_in_source, find_in_value, merge, shift, tokens, unread, url};
use avatar_model::{Section, written};
use hashbrown::HashMap;
use pyyaml_syntax::{Entry, Node, NodeKind, Stream};
use std::borrow::Cow;
use std::ops::Range;

/// Fields whose value is a URL, a connection string, or may hold one.
const CREDENTIAL_FIELDS: [&str; 5] = ["annotations", "connection", "files", "location", "url"];

/// Fields under which other tools keep data of their own, with any names.
const FOREIGN_FIELDS: [&str; 6] = [
    "filters",
    "plan",
    "reference_tables",
    "row_filter",
    "subject_sources",
    "where",
];

/// Fields beside the sections below which each key is the name of a column or one of its values.
const FIELDS_OF_NAMES: [&str; 2] = ["augmentation_strategy", "column_weights"];

/// The field of a payload that holds a connection as the inputs of a form, which have any
/// names.
const FIELD_OF_INPUTS: &str = "fields";

/// Every secret of a configuration, in the order of the text, without copies of
/// them. Where one place is a secret for several reasons, the first [`Role`] is kept.
pub(super) fn secrets<'a>(stream: &'a Stream<'a>, is_payload: Option<bool>) -> Vec<SecretSpan<'a>> {
    let text = stream.text();
    let mut search = Search {
        text,
        comments: Comments::of(stream),
        is_payload: false,
        names: HashMap::new(),
        secrets: Vec::new(),
    };
    let mut tokens = Vec::new();
    tokens::find_by_form(text, &mut tokens);
    search.add_found(tokens, 0, Part::Comment);
    for comment in stream.comments() {
        let found = find_in_source(comment.span.text(text));
        search.add_found(found, comment.span.start(), Part::Comment);
    }
    for unread in unread_parts(stream) {
        let part = text.get(unread.clone()).unwrap_or_default();
        search.add_found(find_in_source(part), unread.start, Part::Unread);
        search.add_found(unread::find(part), unread.start, Part::Unread);
    }
    let mut waiting = Vec::new();
    for root in stream.documents().filter_map(pyyaml_syntax::Document::root) {
        search.is_payload = is_payload.unwrap_or_else(|| looks_like_payload(root));
        search.walk(root, &mut waiting);
    }
    settle(&mut search.secrets);
    search.secrets
}

/// The parts of the text that belong to no document that could be read.
fn unread_parts(stream: &Stream<'_>) -> Vec<Range<usize>> {
    if stream.errors().is_empty() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for document in stream.documents().filter(|document| !document.is_broken()) {
        parts.push(from..document.span().start());
        from = document.span().end();
    }
    parts.push(from..stream.text().len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Copies of secrets in scalars that are folded over lines.
pub(super) fn folded_scalars<'a>(stream: &'a Stream<'a>, matcher: &Matcher) -> Vec<SecretSpan<'a>> {
    let text = stream.text();
    let mut copies = Vec::new();
    for node in stream.nodes() {
        let is_folded = node.span().text(text).contains('\n');
        let Some(value) = node.text().filter(|_| is_folded) else {
            continue;
        };
        let found = apart(matcher.find(value), value.len());
        let mut parts = written::Parts::new(text, node);
        copies.extend(found.into_iter().map(|range| SecretSpan {
            span: parts.part(&range),
            value: Cow::Borrowed(value.get(range).unwrap_or_default()),
            role: Role::Elsewhere,
            key: None,
        }));
    }
    copies
}

/// Whether a document is a message of the API rather than a configuration.
fn looks_like_payload(root: Node<'_>) -> bool {
    let mut keys = root.written_entries().filter_map(|entry| entry.key.text());
    !keys.any(|key| matches!(key, "kind" | "spec" | "metadata"))
}

/// How many secrets of one scalar are told apart; with more, all of it is one.
const MAX_APART: usize = 64;

fn apart(found: Vec<Range<usize>>, len: usize) -> Vec<Range<usize>> {
    if found.len() > MAX_APART {
        std::iter::once(0..len).collect()
    } else {
        found
    }
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
    /// Whether its keys are names of tables or columns.
    has_names: bool,
}

/// What the name of a field says about what stands below it.
#[derive(Clone, Copy, Default)]
struct Name {
    certainty: Option<Certainty>,
    /// Whether it is one of [`CREDENTIAL_FIELDS`].
    is_credential_field: bool,
    /// Whether it is one of [`FOREIGN_FIELDS`].
    is_foreign: bool,
    /// Whether the keys below are names of tables or columns.
    holds_names: bool,
}

impl Name {
    fn new(name: &str, is_payload: bool) -> Self {
        Self {
            certainty: if is_payload {
                names::certainty_in_payload(name)
            } else {
                names::certainty(name)
            },
            is_credential_field: CREDENTIAL_FIELDS.contains(&name),
            is_foreign: FOREIGN_FIELDS.contains(&name),
            holds_names: FIELDS_OF_NAMES.contains(&name) || Section::named(name).is_some(),
        }
    }
}

/// What a part of a text is that is no value.
#[derive(Clone, Copy)]
enum Part {
    Comment,
    /// Text that no document could be read from.
    Unread,
}

/// A search through the documents of a text.
struct Search<'a> {
    text: &'a str,
    comments: Comments<'a>,
    /// Whether the document is a message of the API.
    is_payload: bool,
    /// What the keys that have been met say, in a payload or elsewhere.
    names: HashMap<(bool, &'a str), Name>,
    secrets: Vec<SecretSpan<'a>>,
}

impl<'a> Search<'a> {
    /// Adds what was found in a part of the text that is no value.
    fn add_found(&mut self, found: Vec<Found>, start: usize, part: Part) {
        let text = self.text;
        self.secrets.extend(found.into_iter().map(|found| {
            let range = shift(&found.range, start);
            let value = text.get(range.clone()).unwrap_or_default();
            // Words in comments are more often examples than secrets.
            let is_plain = match part {
                Part::Comment => value.contains(char::is_whitespace) || !is_mixed(value),
                Part::Unread => !value.split_whitespace().next().is_some_and(is_mixed),
            };
            SecretSpan {
                value: Cow::Borrowed(value),
                span: written::span(range),
                role: match found.kind {
                    Kind::ApiKey => Role::ApiKey,
                    Kind::Token => Role::Credential,
                    _ if is_plain => Role::Elsewhere,
                    Kind::Address => Role::Credential,
                    Kind::Assignment => Role::Field,
                },
                key: None,
            }
        }));
    }

    /// Searches a document. `waiting` is empty before and after, and has room.
    fn walk(&mut self, root: Node<'a>, waiting: &mut Vec<Visit<'a>>) {
        waiting.push(Visit {
            node: root,
            key: None,
            in_credential_field: false,
            is_foreign: false,
            has_names: false,
        });
        while let Some(visit) = waiting.pop() {
            let node = visit.node;
            match node.kind() {
                NodeKind::Scalar => self.look_at_scalar(visit),
                // What an alias stands for is visited where it is written.
                _ if node.is_alias() => {}
                NodeKind::Sequence => {
                    waiting.extend(node.items().map(|node| Visit { node, ..visit }));
                }
                NodeKind::Mapping => {
                    for entry in node.written_entries() {
                        let key = Visit {
                            node: entry.key,
                            key: None,
                            ..visit
                        };
                        waiting.push(key);
                        let name = entry.key.text().map(|name| self.name(name));
                        let name = name.unwrap_or_default();
                        if !self.take_field(visit, node, &entry, name) {
                            waiting.push(below(visit, &entry, name));
                        }
                    }
                }
            }
        }
    }

    /// What the entry `name` or `key` of a mapping says about its entry `value`.
    fn described(&mut self, mapping: Node<'a>) -> Option<Certainty> {
        let name = ["name", "key"].iter().find_map(|key| mapping.get(key))?;
        let certainty = self.name(name.as_str()?).certainty;
        certainty.filter(|certainty| *certainty == Certainty::Certain)
    }

    /// Adds the secrets below an entry of a mapping; `false` when its name says nothing.
    fn take_field(
        &mut self,
        visit: Visit<'a>,
        mapping: Node<'a>,
        entry: &Entry<'a>,
        name: Name,
    ) -> bool {
        let is = |name| entry.key.text() == Some(name);
        if self.is_payload && is(FIELD_OF_INPUTS) {
            self.hide_inputs(entry.value);
        }
        let described = is("value").then(|| self.described(mapping)).flatten();
        let Some(certainty) = described.or(name.certainty) else {
            return false;
        };
        let is_name = visit.is_foreign || visit.has_names;
        let is_scalar = entry.value.target().kind() == NodeKind::Scalar;
        // A column or a table may be called so, and have a setting.
        if (is_name || certainty != Certainty::Certain) && !is_scalar {
            return false;
        }
        let field = Field {
            key: entry.key,
            certainty: if is_name {
                Certainty::IfChosen
            } else {
                certainty
            },
            role: if is_name {
                Role::Elsewhere
            } else {
                Role::Field
            },
        };
        let before = self.secrets.len();
        below::find(field, entry.value, self.comments, &mut self.secrets);
        self.secrets.len() > before
    }

    /// Hides the inputs of a connection. Those that are named as secrets are reported as well.
    fn hide_inputs(&mut self, inputs: Node<'a>) {
        for entry in inputs.target().written_entries() {
            let name = entry.key.text().unwrap_or_default();
            if !names::is_harmless_input(name) {
                let field = Field {
                    key: entry.key,
                    certainty: Certainty::Certain,
                    role: Role::Elsewhere,
                };
                below::find(field, entry.value, self.comments, &mut self.secrets);
            }
        }
    }

    fn name(&mut self, name: &'a str) -> Name {
        let is_payload = self.is_payload;
        let known = self.names.entry((is_payload, name));
        *known.or_insert_with(|| Name::new(name, is_payload))
    }

    fn look_at_scalar(&mut self, visit: Visit<'a>) {
        /// Longer values are looked at where they are written only.
        const MAX_ALIASED: usize = 4096;

        let node = visit.node.target();
        let Some(value) = node.text() else { return };
        if visit.node.is_alias() && value.len() > MAX_ALIASED {
            return;
        }
        let is_connection = || {
            let key = visit.key.and_then(Node::text);
            key.is_some_and(|key| names::CONNECTION_FIELDS.contains(&key))
        };
        let search = |value: &str| {
            let mut found = find_in_value(value);
            if found.is_empty() && is_connection() {
                found.extend(url::find_in_connection(value));
            }
            tokens::find_in_base64(value, &mut found);
            merge(found)
        };
        let mut found = search(value);
        if let Some((span, whole)) = self.comments.across(node, &found, search) {
            let first = span.start();
            let mut parts = written::Parts::new(self.text, node);
            found.retain(|found| parts.part(&found.range).end() <= first);
            self.secrets.push(SecretSpan {
                span,
                value: Cow::Borrowed(span.text(self.text)),
                role: role(visit, value, whole.kind, span.text(self.text)),
                key: visit.key,
            });
        }
        if found.is_empty() {
            return;
        }
        if found.len() > MAX_APART {
            let kind = found.iter().map(|found| found.kind).min();
            found = kind
                .map(|kind| Found {
                    range: 0..value.len(),
                    kind,
                })
                .into_iter()
                .collect();
        }
        let mut parts = written::Parts::new(self.text, node);
        self.secrets.extend(found.into_iter().map(|found| {
            let secret = value.get(found.range.clone()).unwrap_or_default();
            SecretSpan {
                span: parts.part(&found.range),
                value: Cow::Borrowed(secret),
                role: role(visit, value, found.kind, secret),
                key: visit.key,
            }
        }));
    }
}

/// The value of an entry, to be visited.
fn below<'a>(visit: Visit<'a>, entry: &Entry<'a>, name: Name) -> Visit<'a> {
    Visit {
        node: entry.value,
        key: Some(entry.key),
        in_credential_field: visit.in_credential_field || name.is_credential_field,
        is_foreign: visit.is_foreign || name.is_foreign,
        has_names: !visit.has_names && name.holds_names,
    }
}

/// What makes a part of a value a secret.
fn role(visit: Visit<'_>, value: &str, kind: Kind, secret: &str) -> Role {
    match kind {
        Kind::ApiKey => Role::ApiKey,
        Kind::Token => Role::Credential,
        _ if value.contains("://") => Role::Credential,
        _ if visit.key.is_none() => Role::Elsewhere,
        _ if visit.in_credential_field => Role::Credential,
        _ if !visit.is_foreign && is_mixed(secret) && is_chosen(secret) => Role::Credential,
        _ => Role::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::{CREDENTIAL_FIELDS, FIELDS_OF_NAMES, FOREIGN_FIELDS};
    use avatar_format::schemas;

    #[test]
    fn every_field_that_says_what_is_below_it_is_one_of_the_format() {
        let fields = [&CREDENTIAL_FIELDS[..], &FOREIGN_FIELDS, &FIELDS_OF_NAMES];
        for field in fields.concat() {
            assert!(schemas::share_a_mapping(field, field), "{field}");
        }
    }
}
