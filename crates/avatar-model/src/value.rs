//! Values with their places: how the model reads the tree.
//!
//! Reading is tolerant: a field that is missing, or holds something else than
//! was asked for, is `None`. That it is at fault is for other rules to say.

use crate::suggest;
use crate::written::{self, Parts};
use avatar_format::schemas;
use pyyaml_syntax::{Entry, Node, NodeKind, Span, Value};
use std::ops::Range;
use std::str::FromStr;

/// A value of the configuration, with its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spanned<'a, T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub node: Node<'a>,
    /// The key it stands under; `None` for an item of a list.
    pub key: Option<Node<'a>>,
}

/// A name or another text. A scalar that is no string (`on`, `2024`) is taken
/// as it is written, since that is what its author means it to say.
pub type Text<'a> = Spanned<'a, &'a str>;
/// A word that the format enumerates; `None` where another one is written.
pub type Word<'a, T> = Spanned<'a, Option<T>>;
/// A switch, as Python judges it: everything but `false`, nothing, zero and the
/// empty is true, the string `'no'` included.
pub type Flag<'a> = Spanned<'a, bool>;
/// An integer that fits in 64 bits.
pub type Integer<'a> = Spanned<'a, i64>;
/// A number, integer or not.
pub type Number<'a> = Spanned<'a, f64>;

impl<'a, T> Spanned<'a, T> {
    /// The place of the value.
    pub fn span(&self) -> Span {
        self.node.span()
    }

    /// The place of the key; of the value where there is no key.
    pub fn key_span(&self) -> Span {
        self.key.unwrap_or(self.node).span()
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<'a, U> {
        Spanned {
            value: change(self.value),
            node: self.node,
            key: self.key,
        }
    }
}

impl Text<'_> {
    /// The place of a part of the text, by its bytes. Where folding hides it, and
    /// in an alias, the place of the whole.
    pub fn part(&self, source: &str, range: Range<usize>) -> Span {
        written::part(source, self.node, &range)
    }

    /// The same for many parts of one text.
    pub fn parts<'s>(&'s self, source: &'s str) -> Parts<'s> {
        Parts::new(source, self.node)
    }
}

impl<'a, T: Copy + PartialEq> Word<'a, T> {
    /// Whether it is this word.
    pub fn is(&self, word: T) -> bool {
        self.value == Some(word)
    }

    /// The word as it is written, known or not.
    pub fn written(&self) -> &'a str {
        text(self.node).unwrap_or_default()
    }

    /// The word as text, known or not.
    pub fn text(self) -> Text<'a> {
        let written = self.written();
        self.map(|_| written)
    }
}

/// The fields of one mapping, with the key that the mapping stands under.
///
/// What is no mapping has no fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fields<'a> {
    /// The mapping.
    pub node: Node<'a>,
    /// The key it stands under; `None` for an item of a list.
    pub key: Option<Node<'a>>,
}

impl<'a> Fields<'a> {
    /// An item of a list, or a document.
    pub fn item(node: Node<'a>) -> Self {
        Self { node, key: None }
    }

    /// The place to point at when something is missing: the key, or the mapping
    /// where there is none.
    pub fn head_span(&self) -> Span {
        self.key.unwrap_or(self.node).span()
    }

    /// The place to point at for the whole, when it has that name: the name, or
    /// what brings it where an alias or a merge does.
    pub(super) fn named_span(&self, name: Option<Text<'a>>) -> Span {
        let Some(name) = name.filter(|_| !self.node.is_alias()) else {
            return self.head_span();
        };
        let mut entries = self.node.entries();
        let entry = entries.find(|entry| entry.value == name.node);
        let merged = entry.and_then(|entry| entry.merged);
        merged.unwrap_or(name.node).span()
    }

    /// Whether it is a mapping at all.
    pub fn is_mapping(&self) -> bool {
        self.node.kind() == NodeKind::Mapping
    }

    /// Whether nothing is written in it: `{}`.
    pub fn is_empty(&self) -> bool {
        self.node.entries().next().is_none()
    }

    /// Whether the list under `field` is `[]`.
    pub fn has_empty_list(&self, field: &str) -> bool {
        let list = self.node.get(field);
        list.is_some_and(|list| list.kind() == NodeKind::Sequence && list.items().len() == 0)
    }

    /// Whether `field` is written, whatever it holds.
    pub fn has(&self, field: &str) -> bool {
        self.node.get_entry(field).is_some()
    }

    /// Whether `field` is not written, and another key seems to be meant for it, which is
    /// no field beside it. That is for another rule to say; what `field` would have said
    /// is not known then.
    pub fn misspells(&self, field: &str) -> bool {
        let mut keys = self.node.entries().filter_map(|entry| entry.key.as_str());
        let is_near = |key: &str| suggest::field(key, [field]).is_some();
        let is_meant = |key: &str| !schemas::share_a_mapping(key, field) && is_near(key);
        self.node.get_entry(field).is_none() && keys.any(is_meant)
    }

    /// Whether something else than a value is meant for `field`: a key that is misspelt,
    /// or a null. That is for another rule to say.
    pub fn is_in_doubt(&self, field: &str) -> bool {
        let is_null = self.has(field) && self.get(field).is_none();
        is_null || self.misspells(field)
    }

    /// Whether `field` is written twice, so that the first one is lost.
    pub(super) fn repeats(&self, field: &str) -> bool {
        let written = self.node.written_entries();
        written
            .filter(|entry| entry.key.as_str() == Some(field))
            .nth(1)
            .is_some()
    }

    /// Whether `field` is written, or a key that seems to be meant for it.
    pub fn is_meant(&self, field: &str) -> bool {
        self.has(field) || self.misspells(field)
    }

    /// What is written under `field`; a null counts as nothing.
    pub fn get(&self, field: &str) -> Option<Spanned<'a, Node<'a>>> {
        let entry = self.node.get_entry(field)?;
        (!entry.value.is_null()).then(|| spanned(entry, entry.value))
    }

    /// The value itself as text, when it is a scalar instead of a mapping.
    pub fn as_text(&self) -> Option<Text<'a>> {
        Some(Text {
            value: text(self.node)?,
            node: self.node,
            key: self.key,
        })
    }

    /// The value itself as a word that the format enumerates, when it is a scalar instead of a
    /// mapping.
    pub fn as_word<T: FromStr>(&self) -> Option<Word<'a, T>> {
        self.as_text().map(word)
    }

    /// The word that the format enumerates under `field`.
    pub fn word<T: FromStr>(&self, field: &str) -> Option<Word<'a, T>> {
        self.text(field).map(word)
    }

    /// The scalar under `field`, as text.
    pub fn text(&self, field: &str) -> Option<Text<'a>> {
        self.read(field, text)
    }

    /// The name under `field`: an empty one names nothing.
    pub fn name(&self, field: &str) -> Option<Text<'a>> {
        self.text(field).filter(|name| !name.value.is_empty())
    }

    /// The switch under `field`: a null is `false`, a missing field is `None`.
    pub fn flag(&self, field: &str) -> Option<Flag<'a>> {
        self.read(field, |node| Some(is_truthy(node)))
    }

    /// The switch under `field`. Where an alias or a merge brings it, that is its key: it is
    /// there that the switch is set for this mapping.
    pub(super) fn own_flag(&self, field: &str) -> Option<Flag<'a>> {
        let entry = self.node.get_entry(field)?;
        let alias = Some(self.node).filter(|node| node.is_alias());
        Some(Spanned {
            value: is_truthy(entry.value),
            node: entry.value,
            key: Some(alias.or(entry.merged).unwrap_or(entry.key)),
        })
    }

    /// The integer under `field`.
    pub fn integer(&self, field: &str) -> Option<Integer<'a>> {
        self.read(field, Node::as_i64)
    }

    /// The number under `field`.
    pub fn number(&self, field: &str) -> Option<Number<'a>> {
        self.read(field, Node::as_f64)
    }

    /// The value of an enumeration under `field`, if it is one of its values.
    pub fn choice<T: FromStr>(&self, field: &str) -> Option<Spanned<'a, T>> {
        self.read(field, |node| node.text()?.parse().ok())
    }

    /// The mapping under `field`.
    pub fn fields(&self, field: &str) -> Option<Fields<'a>> {
        let entry = self.node.get_entry(field)?;
        let fields = Fields {
            node: entry.value,
            key: Some(entry.key),
        };
        fields.is_mapping().then_some(fields)
    }

    /// The items of the list under `field`; none where there is no list.
    pub fn items(&self, field: &str) -> impl Iterator<Item = Node<'a>> + Clone + use<'a> {
        let list = self.node.get(field);
        list.into_iter().flat_map(Node::items)
    }

    /// The scalars of the list under `field`.
    pub fn texts(&self, field: &str) -> impl Iterator<Item = Text<'a>> + Clone + use<'a> {
        self.items(field).filter_map(|node| {
            Some(Text {
                value: text(node)?,
                node,
                key: None,
            })
        })
    }

    /// The entries of the mapping, each key as text, with its value's fields.
    pub fn entries(&self) -> impl Iterator<Item = (Text<'a>, Fields<'a>)> + Clone + use<'a> {
        self.node.entries().filter_map(|entry| {
            let name = Text {
                value: text(entry.key)?,
                node: entry.key,
                key: None,
            };
            let fields = Fields {
                node: entry.value,
                key: Some(entry.key),
            };
            Some((name, fields))
        })
    }

    fn read<T>(
        &self,
        field: &str,
        read: impl FnOnce(Node<'a>) -> Option<T>,
    ) -> Option<Spanned<'a, T>> {
        let entry = self.node.get_entry(field)?;
        let value = read(entry.value)?;
        Some(spanned(entry, value))
    }
}

fn word<T: FromStr>(text: Text<'_>) -> Word<'_, T> {
    text.map(|text| text.parse().ok())
}

fn spanned<T>(entry: Entry<'_>, value: T) -> Spanned<'_, T> {
    Spanned {
        value,
        node: entry.value,
        key: Some(entry.key),
    }
}

/// A scalar as text; a null is none.
fn text(node: Node<'_>) -> Option<&str> {
    node.text().filter(|_| !node.is_null())
}

/// Whether Python takes the value for true.
pub fn is_truthy(node: Node<'_>) -> bool {
    match node.value() {
        Value::Null => false,
        Value::Bool(bool) => bool,
        Value::Int(int) => int.to_i64() != Some(0),
        Value::Float(float) => float != 0.0,
        Value::Str(text) => !text.is_empty(),
        Value::Date(_) | Value::DateTime(_) => true,
        Value::Binary(bytes) => !bytes.is_empty(),
        Value::List => node.items().next().is_some(),
        Value::Dict | Value::Set => node.entries().next().is_some(),
        Value::Pairs => node.items().next().is_some() || node.entries().next().is_some(),
    }
}
