//! A handle on one document of a stream.

use crate::tree::{DocumentData, Run, Stream};
use crate::{Directive, Node, Span};

/// One document of a stream.
#[derive(Clone, Copy, Debug)]
pub struct Document<'s> {
    stream: &'s Stream<'s>,
    index: usize,
}

impl Stream<'_> {
    /// The documents, in order.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = Document<'_>> + Clone {
        (0..self.documents.len()).map(|index| Document::new(self, index))
    }

    /// The document at `index`, from 0.
    pub fn document(&self, index: usize) -> Option<Document<'_>> {
        (index < self.documents.len()).then(|| Document::new(self, index))
    }
}

impl<'s> Document<'s> {
    fn new(stream: &'s Stream<'s>, index: usize) -> Self {
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
