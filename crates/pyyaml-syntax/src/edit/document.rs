//! Beginning a document.

use super::{Edit, Editor, Refusal, Result};
use crate::{Document, Node, Style};

impl<'s> Editor<'s> {
    /// Begins a new document with the entry that `key` begins in a document's outermost
    /// mapping.
    ///
    /// # Errors
    /// Where the entry is not on lines of its own in a block mapping, where it
    /// or what follows repeats something before it, and where directives count
    /// for the document.
    pub fn begin_document(&self, mapping: Node<'s>, key: Node<'s>) -> Result {
        let document = self.stream.document(mapping.document_index());
        let document = document.filter(|it| it.root() == Some(mapping));
        let document = document.ok_or(Refusal::Layout)?;
        if mapping.style() != Style::Block {
            return Err(Refusal::Layout);
        }
        let start = self.entry_start(key, mapping.span().start());
        if !self.begins_line(start) {
            return Err(Refusal::Layout);
        }
        if !document.directives().is_empty() {
            return Err(Refusal::Directives);
        }
        if self.facts().reaches_back(start) {
            return Err(Refusal::Shared);
        }
        let line = self.line_start(start);
        Ok(Edit::insert(line, format!("---{}", self.line_break(line))))
    }

    /// Adds a document, given as YAML of whole lines, after the last one.
    ///
    /// # Errors
    /// Where the text cannot be read, or ends with a block scalar that a line
    /// break would change.
    pub fn append_document(&self, yaml: &str) -> Result {
        if !self.stream.errors().is_empty() {
            return Err(Refusal::Unreadable);
        }
        let end = self.text.len();
        let line_break = self.line_break(end);
        let is_whole = self.line_start(end) == end;
        let ends_with_scalar = self.facts().block_scalar_before(end);
        if !is_whole && ends_with_scalar.is_some_and(|(scalar, _)| scalar == end) {
            return Err(Refusal::BlockScalar);
        }
        let break_before = if is_whole { "" } else { line_break };
        let is_first = self.stream.documents().next().is_none();
        let marker = if is_first {
            String::new()
        } else {
            format!("---{line_break}")
        };
        Ok(Edit::insert(end, format!("{break_before}{marker}{yaml}")))
    }

    /// The document that an offset of the text belongs to.
    pub fn document_at(&self, offset: usize) -> Option<Document<'s>> {
        let mut documents = self.stream.documents();
        documents.find(|document| document.span().contains(offset))
    }
}
