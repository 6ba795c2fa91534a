//! The arena that holds a stream: documents, nodes, comments, errors.

use std::collections::HashMap;

use num_bigint::BigInt;

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
    /// What the tag makes of a collection.
    pub(crate) shape: Shape,
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

/// What Python makes of a collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A scalar, or what the kind says.
    Natural,
    Set,
    Pairs,
    /// A mapping with an `=` key under a scalar's tag: index into `values`.
    Scalar,
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
        match span.start().checked_sub(self.text.len()) {
            Some(start) if !span.is_empty() => {
                let end = span.end().saturating_sub(self.text.len());
                self.cooked.get(start..end).unwrap_or_default()
            }
            _ => span.text(self.text),
        }
    }

    pub(crate) fn run(&self, run: Run) -> &[NodeId] {
        let start = run.start as usize;
        self.children
            .get(start..start + run.len as usize)
            .unwrap_or_default()
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
