//! The parts of a stream above its nodes: documents, directives, comments.

use crate::tree::{NodeId, Run, Stream};
use crate::{Node, Span};

/// A comment, from its `#` to the end of the line (without the line break).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Comment {
    /// Its place.
    pub span: Span,
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

/// A `%` line before a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
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
    pub(crate) fn new(stream: &'s Stream<'s>, index: usize) -> Self {
        Self { stream, index }
    }

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
