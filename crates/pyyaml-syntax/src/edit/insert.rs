//! Adding a field to a mapping, or setting one.

use super::layout::{is_bracketed, last_leaf};
use super::{Edit, Editor, Refusal, Result, Scalar};
use crate::{Entry, Node, NodeKind, Style};

/// Where a field is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place<'s> {
    /// Before the first entry.
    First,
    /// After the entry with this key.
    After(Node<'s>),
}

impl<'s> Editor<'s> {
    /// Makes the field `name` of `mapping` have the value `new`: writes it over
    /// the value that is there, or adds the field at `place`.
    ///
    /// # Errors
    /// Where the mapping is shared, a merge brings the field, or the value there
    /// cannot be replaced.
    pub fn set_field(
        &self,
        mapping: Node<'s>,
        name: &str,
        new: Scalar<'_>,
        place: Place<'s>,
    ) -> Result {
        match mapping.get_entry(name) {
            Some(entry) if entry.merged.is_some() => Err(Refusal::Shared),
            Some(entry) => self.replace(entry.value, new),
            None => self.add_field(mapping, name, new, place),
        }
    }

    /// Adds `name: value` to `mapping`, in the style it is written in.
    ///
    /// # Errors
    /// Where the mapping is shared or has the field already, and where a block
    /// scalar leaves no place for it.
    pub fn add_field(
        &self,
        mapping: Node<'s>,
        name: &str,
        new: Scalar<'_>,
        place: Place<'s>,
    ) -> Result {
        if mapping.get(name).is_some() {
            return Err(Refusal::Taken);
        }
        self.override_field(mapping, name, new, place)
    }

    /// Adds `name: value` to `mapping`, where it overrides what a merge brings.
    ///
    /// # Errors
    /// Where the mapping is shared or has the field itself, and where a block
    /// scalar leaves no place for it.
    pub fn override_field(
        &self,
        mapping: Node<'s>,
        name: &str,
        new: Scalar<'_>,
        place: Place<'s>,
    ) -> Result {
        self.override_written(mapping, name, &new.written(Style::Plain)?, place)
    }

    /// [`Editor::override_field`] with a value as it is to be written.
    pub(super) fn override_written(
        &self,
        mapping: Node<'s>,
        name: &str,
        value: &str,
        place: Place<'s>,
    ) -> Result {
        if mapping.kind() != NodeKind::Mapping {
            return Err(Refusal::NotMapping);
        }
        self.check_shared(mapping)?;
        let mut written = mapping.written_entries();
        if written.any(|entry| entry.key.is_str(name)) {
            return Err(Refusal::Taken);
        }
        let key = Scalar::String(name).written(Style::Plain)?;
        let field = format!("{key}: {value}");
        let Some(first) = mapping.written_entries().next() else {
            return add_only(mapping, field);
        };
        let place = match place {
            Place::First => None,
            Place::After(key) => {
                let after = mapping.written_entries().find(|entry| entry.key == key);
                Some(after.ok_or(Refusal::Layout)?)
            }
        };
        match (mapping.style(), place) {
            (Style::Flow, None) => {
                check_braces(mapping)?;
                let at = self.entry_start(first.key, mapping.span().start() + 1);
                Ok(Edit::insert(at, format!("{field}, ")))
            }
            (Style::Flow, Some(entry)) => {
                check_braces(mapping)?;
                Ok(Edit::insert(self.entry_end(&entry), format!(", {field}")))
            }
            (_, None) => Ok(self.add_before(&first, &field)),
            (_, Some(entry)) => self.add_after(&first, &entry, &field),
        }
    }

    /// Where the first entry of a block mapping begins.
    pub(super) fn first_start(&self, first: &Entry<'s>) -> usize {
        // A `? ` may stand lines above its key, after everything before.
        self.entry_start(first.key, 0)
    }

    /// Writes a field before the first of a block mapping.
    fn add_before(&self, first: &Entry<'s>, field: &str) -> Edit {
        let at = self.first_start(first);
        let indent = " ".repeat(self.column(at));
        Edit::insert(at, format!("{field}{}{indent}", self.line_break(at)))
    }

    /// Writes a field after another of a block mapping, on a line of its own.
    fn add_after(&self, first: &Entry<'s>, entry: &Entry<'s>, field: &str) -> Result {
        if is_block_scalar(last_leaf(entry.value)) {
            return Err(Refusal::BlockScalar);
        }
        let end = self.line_end(self.entry_end(entry));
        let indent = " ".repeat(self.column(self.first_start(first)));
        Ok(Edit::insert(
            end,
            format!("{}{indent}{field}", self.line_break(end)),
        ))
    }
}

/// Whether `node` is written with `|` or `>`.
pub(super) fn is_block_scalar(node: Node<'_>) -> bool {
    !node.is_alias() && matches!(node.style(), Style::Literal | Style::Folded)
}

/// A mapping of one pair in a list may have no braces.
fn check_braces(mapping: Node<'_>) -> Result<()> {
    if is_bracketed(mapping) {
        Ok(())
    } else {
        Err(Refusal::Layout)
    }
}

/// Fills `{}`.
fn add_only(mapping: Node<'_>, field: String) -> Result {
    check_braces(mapping)?;
    Ok(Edit::insert(mapping.span().start() + 1, field))
}
