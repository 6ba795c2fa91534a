//! A handle on one node of the tree, and what can be asked of it.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::key::Key;
use crate::scalar::CoreTag;
use crate::tag::Tag;
use crate::tree::{Content, DictEntry, NodeData, PropertiesData};
use crate::{NodeId, NodeKind, Span, Stream, Style, Value};

/// One node of a stream: a scalar, a sequence, a mapping, or an alias to one.
///
/// A handle: `Copy`, and equal only to itself. An alias answers for its target,
/// except about its own place.
#[derive(Clone, Copy)]
pub struct Node<'s> {
    pub(crate) stream: &'s Stream<'s>,
    pub(crate) id: NodeId,
}

/// The places of what is written before a node's content.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Properties {
    /// `&name`
    pub anchor: Option<Span>,
    /// `!tag`
    pub tag: Option<Span>,
}

/// One key of a mapping with its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Entry<'s> {
    /// The key.
    pub key: Node<'s>,
    /// The value.
    pub value: Node<'s>,
    /// The `<<` key, written in the mapping that was asked, it came through.
    pub merged: Option<Node<'s>>,
}

/// Two keys of one mapping that are one key in Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DuplicateKey<'s> {
    /// The one that was first.
    pub first: Node<'s>,
    /// A later one, whose value replaces the first's.
    pub second: Node<'s>,
    /// The mapping that both are written in.
    pub mapping: Node<'s>,
}

impl DuplicateKey<'_> {
    /// Whether it is the key that an item of a list begins with, and begins a line again: as
    /// where the `- ` of the next item is missing.
    pub fn begins_item(&self) -> bool {
        let text = self.mapping.stream.text();
        let before = |key: Node<'_>| {
            let before = text.get(..key.span().start()).unwrap_or_default();
            before.trim_end_matches(' ')
        };
        let first = self.mapping.written_entries().next();
        first.is_some_and(|entry| entry.key == self.first)
            && before(self.first).ends_with('-')
            && before(self.second).ends_with('\n')
    }
}

impl Stream<'_> {
    /// The node of an identity that this stream gave.
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        (id.index() < self.nodes.len()).then_some(Node { stream: self, id })
    }

    /// Every node of every document, in no particular order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let ids = (0..).map(NodeId).take(self.nodes.len());
        ids.map(|id| Node { stream: self, id })
    }

    /// Keys written in one mapping that Python holds equal: the last value wins.
    /// Keys that a merge brings are not counted: overriding them is their use.
    pub fn duplicate_keys(&self) -> Vec<DuplicateKey<'_>> {
        let node = |id| Node { stream: self, id };
        self.duplicates
            .iter()
            .map(|&[mapping, first, second]| DuplicateKey {
                first: node(first),
                second: node(second),
                mapping: node(mapping),
            })
            .collect()
    }

    /// A node's place together with those of its anchor and tag.
    pub(crate) fn full_span(&self, id: NodeId) -> Span {
        let node = Node { stream: self, id };
        node.full_span()
    }
}

impl<'s> Node<'s> {
    /// Its identity in the stream.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The content alone: quotes and brackets included, a block scalar from
    /// its header, a block collection from its first child to its last. An
    /// empty node has an empty span where its value would go.
    pub fn span(self) -> Span {
        self.data().map_or(Span::default(), |data| data.span)
    }

    /// The places of its anchor and tag.
    pub fn properties(self) -> Properties {
        self.properties_data()
            .map_or(Properties::default(), |data| Properties {
                anchor: data.anchor,
                tag: data.tag,
            })
    }

    /// The content together with its anchor and tag.
    pub fn full_span(self) -> Span {
        let Properties { anchor, tag } = self.properties();
        let written = [anchor, tag].into_iter().flatten();
        written.fold(self.span(), Span::cover)
    }

    /// The header of a block scalar, such as `|2-`.
    pub fn header_span(self) -> Option<Span> {
        if !matches!(self.data()?.style, Style::Literal | Style::Folded) {
            return None;
        }
        let written = self.span().text(self.stream.text);
        let len = written
            .find(|c: char| !matches!(c, '|' | '>' | '+' | '-' | '0'..='9'))
            .unwrap_or(written.len());
        let start = self.span().start();
        Some(Span::new(start, start + len))
    }

    /// What it is made of.
    #[inline]
    pub fn kind(self) -> NodeKind {
        self.target()
            .data()
            .map_or(NodeKind::Scalar, NodeData::node_kind)
    }

    /// Whether it is written as `*name`.
    #[inline]
    pub fn is_alias(self) -> bool {
        matches!(self.content(), Some(Content::Alias(_)))
    }

    /// Whether nothing leads to it but what it is written in: no alias of the stream
    /// can lead there, too.
    pub fn is_reached_once(self) -> bool {
        !self.stream.has_aliases
    }

    /// The node that an alias stands for; itself when it is none.
    #[must_use]
    #[inline]
    pub fn target(self) -> Node<'s> {
        let id = self.stream.target(self.id);
        Node { id, ..self }
    }

    /// How it is written (an alias: how its target is).
    pub fn style(self) -> Style {
        self.target().data().map_or(Style::Plain, |data| data.style)
    }

    /// The explicit tag, its handle resolved: `tag:yaml.org,2002:str` for `!!str`.
    pub fn tag_name(self) -> Option<&'s str> {
        let properties = self.target().properties_data()?;
        properties.tag?;
        Some(self.stream.slice(properties.tag_name))
    }

    /// What Python gets. In a broken document also for what Python never gets
    /// to: then a scalar that cannot be read is its text.
    #[inline]
    pub fn value(self) -> Value<'s> {
        if let Some(text) = self.plain_string() {
            return Value::Str(text);
        }
        let target = self.target();
        let Some(data) = target.data() else {
            return Value::Null;
        };
        if let Some(value) = self.stream.scalar(target.id) {
            return value;
        }
        match (data.node_kind(), data.tag) {
            (NodeKind::Mapping, Tag::Set) => Value::Set,
            (NodeKind::Mapping, _) => Value::Dict,
            (_, Tag::Pairs) => Value::Pairs,
            _ => Value::List,
        }
    }

    /// The text of a scalar, unquoted and unfolded, whatever it resolves to.
    #[inline]
    pub fn text(self) -> Option<&'s str> {
        match self.target().content()? {
            Content::Scalar(text) => Some(self.stream.slice(text)),
            _ => None,
        }
    }

    /// The value when it is a string.
    #[inline]
    pub fn as_str(self) -> Option<&'s str> {
        match self.value() {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The value when it is a boolean.
    pub fn as_bool(self) -> Option<bool> {
        match self.value() {
            Value::Bool(bool) => Some(bool),
            _ => None,
        }
    }

    /// The value when it is an integer that fits.
    pub fn as_i64(self) -> Option<i64> {
        match self.value() {
            Value::Int(int) => int.to_i64(),
            _ => None,
        }
    }

    /// The value when it is a number.
    pub fn as_f64(self) -> Option<f64> {
        match self.value() {
            Value::Int(int) => Some(int.to_f64()),
            Value::Float(float) => Some(float),
            _ => None,
        }
    }

    /// Whether the value is `None`.
    pub fn is_null(self) -> bool {
        let data = self.target().data();
        // Nearly every value is a string.
        let is_string = data.is_some_and(|data| data.tag == Tag::Scalar(CoreTag::Str));
        !is_string && self.value() == Value::Null
    }

    /// The items of a sequence; nothing for others.
    pub fn items(self) -> impl ExactSizeIterator<Item = Node<'s>> + DoubleEndedIterator + Clone {
        let items = match self.target().content() {
            Some(Content::Sequence(run)) => self.stream.run(run),
            _ => &[],
        };
        items.iter().map(move |&id| Node { id, ..self })
    }

    /// What Python's `dict` (or `set`) holds, in its order: merges applied, of
    /// equal keys the last value; nothing for what is not a mapping.
    pub fn entries(self) -> impl Iterator<Item = Entry<'s>> + Clone {
        let id = self.target().id;
        let (dict, written) = match self.stream.dict(id) {
            Some(dict) => (dict, &[][..]),
            None => (&[][..], self.stream.pairs(id)),
        };
        let computed = dict.iter().map(move |entry| self.dict_entry(entry));
        computed.chain(written.iter().map(move |&pair| self.entry(pair)))
    }

    pub(crate) fn dict_entry(self, entry: &DictEntry) -> Entry<'s> {
        let node = |id| Node { id, ..self };
        Entry {
            key: node(entry.key),
            value: node(entry.value),
            merged: entry.merged.map(node),
        }
    }

    fn entry(self, [key, value]: [NodeId; 2]) -> Entry<'s> {
        let node = |id| Node { id, ..self };
        Entry {
            key: node(key),
            value: node(value),
            merged: None,
        }
    }

    /// The entries as they are written, `<<` and repeated keys included.
    pub fn written_entries(self) -> impl Iterator<Item = Entry<'s>> + Clone {
        let written = self.stream.pairs(self.target().id);
        written.iter().map(move |&pair| self.entry(pair))
    }

    /// The value that Python finds under a string.
    ///
    /// Takes the same time however many keys there are.
    pub fn get(self, key: &str) -> Option<Node<'s>> {
        self.get_entry(key).map(|entry| entry.value)
    }

    /// The entry that Python finds under a string.
    pub fn get_entry(self, key: &str) -> Option<Entry<'s>> {
        let id = self.target().id;
        if self.stream.is_looked_up(id) {
            return self.look_up(id, key);
        }
        // Nearly every mapping.
        let is_it = |&[id, _]: &[NodeId; 2]| Node { id, ..self }.is_str(key);
        let mut pairs = self.stream.pairs(id).iter().copied();
        pairs.find(is_it).map(|pair| self.entry(pair))
    }

    /// [`get_entry`](Self::get_entry) of a mapping with a table or a `dict`.
    fn look_up(self, id: NodeId, key: &str) -> Option<Entry<'s>> {
        let Some(table) = self.stream.table(id) else {
            return self.entries().find(|entry| entry.key.is_str(key));
        };
        let number = self.stream.find(table, id, &Key::Str(key))?;
        if let Some(dict) = self.stream.dict(id) {
            return dict.get(number).map(|entry| self.dict_entry(entry));
        }
        let pair = self.stream.pairs(id).get(number);
        pair.map(|&pair| self.entry(pair))
    }

    /// Whether the value is the string `text`. Most that are not differ in
    /// length or in their first byte already.
    #[inline]
    pub(crate) fn is_str(self, text: &str) -> bool {
        // Nearly every key.
        let Some(own) = self.data().and_then(NodeData::plain_string) else {
            return self.as_str() == Some(text);
        };
        if own.len() != text.len() {
            return false;
        }
        let own = self.stream.text.as_bytes().get(own.range());
        let (own, text) = (own.unwrap_or_default(), text.as_bytes());
        own.first() == text.first() && own == text
    }

    /// The index of its document.
    pub fn document_index(self) -> usize {
        let documents = &self.stream.documents;
        let after = documents.partition_point(|document| document.first_node <= self.id.0);
        after.saturating_sub(1)
    }

    /// The value when it is a string that is written as it stands, as nearly all are.
    #[inline]
    fn plain_string(self) -> Option<&'s str> {
        let span = self.data()?.plain_string()?;
        Some(span.text(self.stream.text))
    }

    #[inline]
    fn data(self) -> Option<&'s NodeData> {
        self.stream.nodes.get(self.id.index())
    }

    #[inline]
    fn content(self) -> Option<Content> {
        self.data().map(|data| self.stream.content(data))
    }

    fn properties_data(self) -> Option<&'s PropertiesData> {
        self.stream.properties_of(self.id)
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.stream, other.stream)
    }
}

impl Eq for Node<'_> {}

impl Hash for Node<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node")
            .field("span", &self.span())
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}
