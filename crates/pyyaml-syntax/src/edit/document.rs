//! Beginning a document.

use super::{Edit, Editor, Refusal, Result};
use crate::{Node, Style};

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
}
