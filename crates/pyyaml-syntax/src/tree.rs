//! The arena that holds a stream: documents, nodes, comments, errors.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;
use num_bigint::BigInt;

use crate::key::Key;
use crate::scalar::{CoreTag, ScalarValue};
use crate::tag::Tag;
use crate::value::Cell;
use crate::{Error, Node, NodeKind, Span, Style};

/// A node's place in its [`Stream`]'s arena, stable as long as the stream is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that a text holds, as PyYAML's safe loader reads it.
#[derive(Debug, Default)]
pub struct Stream<'t> {
    pub(crate) text: &'t str,
    /// What scalars mean where it is not what is written (escapes, folding).
    /// Spans into it are shifted by the text's length, see [`Stream::slice`].
    pub(crate) cooked: String,
    pub(crate) nodes: Vec<NodeData>,
    /// Children of collections, each collection's in one run.
    pub(crate) children: Vec<NodeId>,
    pub(crate) properties: Vec<PropertiesData>,
    pub(crate) big_ints: Vec<BigInt>,
    pub(crate) binaries: Vec<Vec<u8>>,
    /// Entries of the mappings whose `dict` is not simply what is written.
    pub(crate) dicts: HashMap<NodeId, Box<[DictEntry]>>,
    /// Of mappings with many keys, the numbers of their entries by key.
    pub(crate) tables: HashMap<NodeId, HashTable<u32>>,
    pub(crate) hasher: RandomState,
    /// Whether some key may be a `<<` or `=`.
    pub(crate) special_keys: bool,
    pub(crate) duplicates: Vec<[NodeId; 3]>,
    pub(crate) documents: Vec<DocumentData>,
    pub(crate) directives: Vec<Directive<'t>>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) errors: Vec<Error>,
}

#[derive(Debug)]
pub(crate) struct NodeData {
    pub(crate) span: Span,
    pub(crate) content: Content,
    /// One more than the index into the properties; 0 for none.
    pub(crate) properties: u32,
    pub(crate) style: Style,
    pub(crate) tag: Tag,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Content {
    Scalar { text: Span, value: Cell },
    Sequence(Run),
    Mapping(Run),
    Alias(NodeId),
}

/// A run of children: items, or keys and values in turns.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

#[derive(Debug, Default)]
pub(crate) struct PropertiesData {
    pub(crate) anchor: Option<Span>,
    pub(crate) tag: Option<Span>,
    /// The resolved tag.
    pub(crate) tag_name: Span,
    /// The value of a mapping that its tag makes a scalar.
    pub(crate) scalar: Option<Cell>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct DictEntry {
    pub(crate) key: NodeId,
    pub(crate) value: NodeId,
    pub(crate) merged: Option<NodeId>,
}

#[derive(Debug, Default)]
pub(crate) struct DocumentData {
    pub(crate) span: Span,
    pub(crate) root: Option<NodeId>,
    pub(crate) marker: Option<Span>,
    pub(crate) directives: Run,
    pub(crate) broken: bool,
    /// The first node that is not before it.
    pub(crate) first_node: u32,
}

impl<'t> Stream<'t> {
    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The documents, in order.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = Document<'_>> + Clone {
        (0..self.documents.len()).map(|index| Document {
            stream: self,
            index,
        })
    }

    /// The document at `index`, from 0.
    pub fn document(&self, index: usize) -> Option<Document<'_>> {
        (index < self.documents.len()).then_some(Document {
            stream: self,
            index,
        })
    }

    /// All comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What PyYAML rejects, in order of place.
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }

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

    /// The text of a span, which may lie in the cooked text behind the text.
    pub(crate) fn slice(&self, span: Span) -> &str {
        slice(self.text, &self.cooked, span)
    }

    pub(crate) fn data(&self, id: NodeId) -> Option<&NodeData> {
        self.nodes.get(id.index())
    }

    /// The number of the entry that a mapping with many keys has for a key, which
    /// is the same in what is written and in what Python holds.
    pub(crate) fn find(&self, table: &HashTable<u32>, id: NodeId, key: &Key<'_>) -> Option<usize> {
        let is_key = |&number: &u32| {
            let number = number as usize;
            let found = match self.dicts.get(&id) {
                Some(dict) => dict.get(number).map(|entry| entry.key),
                None => self.pairs(id).get(number).map(|&[key, _]| key),
            };
            found.and_then(|found| Key::of(self, found)).as_ref() == Some(key)
        };
        let number = table.find(self.hasher.hash_one(key), is_key)?;
        Some(*number as usize)
    }

    /// The node that an alias stands for; itself when it is none.
    pub(crate) fn target(&self, id: NodeId) -> NodeId {
        match self.data(id).map(|node| node.content) {
            Some(Content::Alias(target)) => target,
            _ => id,
        }
    }

    /// The value of a node that is no alias, if it is a scalar in Python.
    pub(crate) fn cell(&self, id: NodeId) -> Option<Cell> {
        let node = self.data(id)?;
        match node.content {
            Content::Scalar { value, .. } => Some(value),
            _ => self.properties_of(node)?.scalar,
        }
    }

    pub(crate) fn properties_of(&self, node: &NodeData) -> Option<&PropertiesData> {
        let index = node.properties.checked_sub(1)?;
        self.properties.get(index as usize)
    }

    /// Gives a mapping the value that its tag makes of it.
    pub(crate) fn set_scalar(&mut self, id: NodeId, value: Cell) {
        let index = self
            .data(id)
            .and_then(|node| node.properties.checked_sub(1));
        let properties = index.and_then(|index| self.properties.get_mut(index as usize));
        if let Some(properties) = properties {
            properties.scalar = Some(value);
        }
    }

    /// Makes the `=` of a key the string that it is there.
    pub(crate) fn make_str(&mut self, id: NodeId) {
        let id = self.target(id);
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.tag = Tag::Scalar(CoreTag::Str);
        }
    }

    /// Keys and values of a mapping that is no alias, as they are written.
    pub(crate) fn pairs(&self, id: NodeId) -> &[[NodeId; 2]] {
        match self.data(id).map(|node| node.content) {
            Some(Content::Mapping(run)) => self.run(run).as_chunks().0,
            _ => &[],
        }
    }

    /// A node's place together with those of its anchor and tag.
    pub(crate) fn full_span(&self, id: NodeId) -> Span {
        let node = Node { stream: self, id };
        node.full_span()
    }

    /// Keeps a value; what it needs as text goes to the end of `cooked`.
    pub(crate) fn store(&mut self, cooked: &mut String, value: ScalarValue, text: Span) -> Cell {
        let mut cook = |iso: &str| {
            let start = self.text.len() + cooked.len();
            cooked.push_str(iso);
            Span::new(count(start), count(start + iso.len()))
        };
        match value {
            ScalarValue::Str => Cell::Str(text),
            ScalarValue::Null => Cell::Null,
            ScalarValue::Bool(bool) => Cell::Bool(bool),
            ScalarValue::Int(int) => Cell::Int(int),
            ScalarValue::Float(float) => Cell::Float(float),
            ScalarValue::Date(iso) => Cell::Date(cook(&iso)),
            ScalarValue::DateTime(iso) => Cell::DateTime(cook(&iso)),
            ScalarValue::BigInt(big) => {
                self.big_ints.push(big);
                Cell::BigInt(count(self.big_ints.len() - 1))
            }
            ScalarValue::Binary(bytes) => {
                self.binaries.push(bytes);
                Cell::Binary(count(self.binaries.len() - 1))
            }
        }
    }

    /// Puts the errors in the order of their places, and tells each its
    /// document and each document that it is broken.
    pub(crate) fn place_errors(&mut self) {
        self.errors.sort_by_key(|error| error.span);
        for error in &mut self.errors {
            let start = error.span.start_u32();
            let documents = &mut self.documents;
            let after = documents.partition_point(|document| document.span.start_u32() <= start);
            error.document = after.saturating_sub(1);
            if let Some(document) = documents.get_mut(error.document) {
                document.broken = true;
            }
        }
    }

    pub(crate) fn run(&self, run: Run) -> &[NodeId] {
        let start = run.start as usize;
        self.children
            .get(start..start + run.len as usize)
            .unwrap_or_default()
    }
}

/// A length or offset as the tree keeps it; [`crate::parse`] has checked that
/// the text is short enough for it.
pub(crate) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The part of a text, or of the cooked text that spans see behind it.
pub(crate) fn slice<'s>(text: &'s str, cooked: &'s str, span: Span) -> &'s str {
    match span.start().checked_sub(text.len()) {
        Some(start) if !span.is_empty() => {
            let end = span.end().saturating_sub(text.len());
            cooked.get(start..end).unwrap_or_default()
        }
        _ => span.text(text),
    }
}

/// A comment, from its `#` to the end of the line (without the line break).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Comment {
    /// Its place.
    pub span: Span,
}

/// Two keys of one mapping that are one key in Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DuplicateKey<'s> {
    /// The one that was first.
    pub first: Node<'s>,
    /// A later one, whose value replaces the first's.
    pub second: Node<'s>,
    /// The mapping that both are written in.
    pub mapping: Node<'s>,
}

/// A `%` line before a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Directive<'s> {
    /// From the `%` to the end of the value.
    pub span: Span,
    /// `YAML`, `TAG`, or what is written.
    pub name: &'s str,
    /// What follows the name: `1.1`, or `!e! tag:example.org,2000:`.
    pub value: &'s str,
}

/// One document of a stream.
#[derive(Clone, Copy, Debug)]
pub struct Document<'s> {
    stream: &'s Stream<'s>,
    index: usize,
}

impl<'s> Document<'s> {
    /// Its number in the stream, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    /// From its directives, marker or first line to the start of the next
    /// document. The spans of a stream's documents have no gaps: the first
    /// begins at 0, the last ends with the text.
    pub fn span(self) -> Span {
        self.data().map_or(Span::default(), |data| data.span)
    }

    /// Its content; `None` when nothing is written, which PyYAML reads as `None`.
    pub fn root(self) -> Option<Node<'s>> {
        let id = self.data()?.root?;
        Some(Node {
            stream: self.stream,
            id,
        })
    }

    /// The `%` lines before it.
    pub fn directives(self) -> &'s [Directive<'s>] {
        let Run { start, len } = self.data().map_or(Run::default(), |data| data.directives);
        let start = start as usize;
        let directives = self.stream.directives.get(start..start + len as usize);
        directives.unwrap_or_default()
    }

    /// The place of its `---`.
    pub fn marker(self) -> Option<Span> {
        self.data()?.marker
    }

    /// Whether PyYAML raises in it; the tree then holds what was read before.
    pub fn is_broken(self) -> bool {
        self.data().is_some_and(|data| data.broken)
    }

    fn data(self) -> Option<&'s DocumentData> {
        self.stream.documents.get(self.index)
    }
}

impl NodeData {
    pub(crate) fn kind(&self) -> NodeKind {
        match self.content {
            Content::Scalar { .. } | Content::Alias(_) => NodeKind::Scalar,
            Content::Sequence(_) => NodeKind::Sequence,
            Content::Mapping(_) => NodeKind::Mapping,
        }
    }
}
