//! Giving a key, or whatever else is a name, another name.

use super::scalar::MAX_KEY;
use super::{Editor, Refusal, Result, Scalar};
use crate::{Entry, Node, NodeKind, Style};

impl<'s> Editor<'s> {
    /// Gives an entry of `mapping` another key. It keeps its quotes.
    ///
    /// # Errors
    /// Where the key is shared or came through a merge, `new` is a key already,
    /// or the old key is written twice, so that its other value would count.
    pub fn rename_key(&self, mapping: Node<'s>, entry: &Entry<'s>, new: &str) -> Result {
        self.check_entry(mapping, entry)?;
        self.check_scalar(entry.key)?;
        if mapping.get(new).is_some() {
            return Err(Refusal::Taken);
        }
        self.rename(entry.key, new)
    }

    /// Writes another string over a scalar that names something, be it a key or
    /// a value. That a key is free is for the caller to know.
    ///
    /// # Errors
    /// Where it is tagged, empty, a block scalar or no scalar, or `new` is too
    /// long for a key.
    pub fn rename(&self, name: Node<'s>, new: &str) -> Result {
        let written = Scalar::String(new).written(name.style())?;
        if name.kind() != NodeKind::Scalar || name.is_alias() {
            return Err(Refusal::NotScalar);
        }
        if name.properties().tag.is_some() {
            return Err(Refusal::Tagged);
        }
        if matches!(name.style(), Style::Literal | Style::Folded) {
            return self.replace_block_scalar(name, written);
        }
        if name.span().is_empty() {
            return Err(Refusal::Empty);
        }
        if written.chars().count() > MAX_KEY {
            return Err(Refusal::Unwritable);
        }
        Ok(self.overwrite(name, name.span(), &written))
    }
}
