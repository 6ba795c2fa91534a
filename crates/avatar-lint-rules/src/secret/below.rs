//! Everything below a field that is there for a secret.

use super::cut::Comments;
use super::names::{self, Certainty};
use super::placeholder::is_placeholder;
use super::span::{Role, SecretSpan};
use hashbrown::HashSet;
use pyyaml_syntax::{Node, NodeId, NodeKind, Value};
use std::borrow::Cow;

/// Keys below a secret's field that say where the secret is found.
const REFERENCES: [&str; 14] = [
    "$ref",
    "arn",
    "env",
    "env_var",
    "envvar",
    "external",
    "file",
    "from_env",
    "path",
    "ref",
    "secretkeyref",
    "secretref",
    "valuefrom",
    "vault",
];

/// What may stand below a field.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    /// Its name.
    pub(super) key: Node<'a>,
    /// What its name says.
    pub(super) certainty: Certainty,
    /// What makes the first secret below it one.
    pub(super) role: Role,
}

/// Adds the secrets in the value of a field: of a list or a mapping, each scalar in
/// it, the first of which is the one to report.
pub(super) fn find<'a>(
    field: Field<'a>,
    value: Node<'a>,
    comments: Comments<'a>,
    secrets: &mut Vec<SecretSpan<'a>>,
) {
    let mut seen: HashSet<NodeId> = HashSet::new();
    let mut waiting = vec![value];
    let mut role = field.role;
    while let Some(node) = waiting.pop() {
        let node = node.target();
        match node.kind() {
            NodeKind::Scalar => {
                if let Some(value) = secret(node, field.certainty, comments) {
                    secrets.push(SecretSpan {
                        span: comments.whole(node),
                        value,
                        role,
                        key: Some(field.key),
                    });
                    role = Role::Elsewhere;
                }
            }
            _ if !seen.insert(node.id()) => {}
            NodeKind::Sequence => waiting.extend(node.items().rev()),
            NodeKind::Mapping => {
                let entries = node.written_entries().filter(|entry| {
                    let name = entry.key.text().unwrap_or_default().to_lowercase();
                    !REFERENCES.contains(&name.as_str())
                });
                let entries: Vec<_> = entries.collect();
                for entry in entries.into_iter().rev() {
                    waiting.push(entry.value);
                    // `{Zq7vTr0ub4}` is a mapping to the reader.
                    let name = entry.key.text().unwrap_or_default();
                    if entry.value.is_null() || names::is_mixed(name) {
                        waiting.push(entry.key);
                    }
                }
            }
        }
    }
}

/// What the scalar `node` means, if it is a secret below a name of this certainty.
pub(super) fn secret<'a>(
    node: Node<'a>,
    certainty: Certainty,
    comments: Comments<'a>,
) -> Option<Cow<'a, str>> {
    match node.value() {
        Value::Str(text) => {
            let token = without_scheme(text);
            let is_secret = match certainty {
                Certainty::Certain => true,
                Certainty::IfChosen => names::is_chosen(token),
                Certainty::IfGenerated => names::looks_generated(token),
            };
            (is_secret && !is_placeholder(token)).then_some(Cow::Borrowed(text))
        }
        Value::Binary(_) => Some(Cow::Borrowed("")),
        _ if certainty != Certainty::Certain => None,
        Value::Int(int) => Some(Cow::Owned(int.to_string())),
        Value::Float(float) => Some(Cow::Owned(float.to_string())),
        Value::Date(text) | Value::DateTime(text) => Some(Cow::Owned(text.to_string())),
        // A comment may have cut off all of it.
        Value::Null => {
            (comments.whole(node).len() > node.span().len()).then_some(Cow::Borrowed(""))
        }
        _ => None,
    }
}

/// The credentials of `Bearer …` and `Basic …`.
fn without_scheme(text: &str) -> &str {
    let scheme = text.split_once(' ').filter(|(scheme, _)| {
        ["bearer", "basic", "token"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    });
    scheme.map_or(text, |(_, credentials)| credentials.trim())
}
