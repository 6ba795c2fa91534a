//! Removing an entry of a mapping or an item of a list.

use std::ops::Range;

use super::insert::is_block_scalar;
use super::layout::{is_bracketed, last_leaf};
use super::{Edit, Editor, Refusal, Result};
use crate::{Entry, Node, NodeKind, Style};

/// A child of a collection and its neighbors, as they are written.
struct Child {
    /// From its `?` or `-`, or else its first character, to its last.
    range: Range<usize>,
    /// Where the one before ends, and whether a block scalar ends it.
    before: Option<(usize, bool)>,
    /// Where the next one begins.
    next: Option<usize>,
    ends_with_block_scalar: bool,
}

impl<'s> Editor<'s> {
    /// Removes an entry of `mapping` with its key.
    ///
    /// # Errors
    /// Where the entry is shared, holds what an alias repeats, has a comment in
    /// it, is the last one of a block mapping or is written twice.
    pub fn remove_entry(&self, mapping: Node<'s>, entry: &Entry<'s>) -> Result {
        self.check_entry(mapping, entry)?;
        let entries: Vec<_> = mapping.written_entries().collect();
        let index = entries.iter().position(|other| other.key == entry.key);
        let index = index.ok_or(Refusal::Layout)?;
        let neighbors = |index: usize| entries.get(index);
        let before = index.checked_sub(1).and_then(neighbors);
        let from = before.map_or(mapping.span().start(), |entry| self.entry_end(entry));
        let first = |entry: &Entry<'s>| match mapping.style() {
            Style::Flow => self.entry_start(entry.key, from + usize::from(before.is_none())),
            _ => self.first_start(entry),
        };
        let start = match before {
            Some(_) => self.entry_start(entry.key, from),
            None => first(entry),
        };
        self.remove(
            mapping,
            &Child {
                range: start..self.entry_end(entry),
                before: before.map(|it| (self.entry_end(it), is_block_scalar(last_leaf(it.value)))),
                next: neighbors(index + 1)
                    .map(|next| self.entry_start(next.key, self.entry_end(entry))),
                ends_with_block_scalar: is_block_scalar(last_leaf(entry.value)),
            },
        )
    }

    /// Removes an item of the list `sequence`.
    ///
    /// # Errors
    /// As [`Editor::remove_entry`].
    pub fn remove_item(&self, sequence: Node<'s>, index: usize) -> Result {
        if sequence.kind() != NodeKind::Sequence {
            return Err(Refusal::Layout);
        }
        self.check_shared(sequence)?;
        let item = |index: usize| sequence.items().nth(index);
        let removed = item(index).ok_or(Refusal::Layout)?;
        let before = index.checked_sub(1).and_then(item);
        let is_flow = sequence.style() == Style::Flow;
        let start = |item: Node<'s>| {
            if is_flow {
                Ok(self.start_of(item))
            } else {
                self.dash_before(item).ok_or(Refusal::Layout)
            }
        };
        let next = item(index + 1).map(start).transpose()?;
        self.remove(
            sequence,
            &Child {
                range: start(removed)?..removed.full_span().end(),
                before: before.map(|it| (it.full_span().end(), is_block_scalar(last_leaf(it)))),
                next,
                ends_with_block_scalar: is_block_scalar(last_leaf(removed)),
            },
        )
    }

    fn remove(&self, collection: Node<'s>, child: &Child) -> Result {
        let Range { start, end } = child.range;
        if self
            .facts()
            .holds_shared(super::span(start..end.max(start + 1)))
        {
            return Err(Refusal::Shared);
        }
        let range = match collection.style() {
            Style::Flow => flow_range(collection, child)?,
            _ => self.block_range(child)?,
        };
        if self.has_comment(range.start, range.end) {
            return Err(Refusal::Comment);
        }
        Ok(Edit::delete(range))
    }

    /// What of a block collection goes with a child: its lines.
    fn block_range(&self, child: &Child) -> Result<Range<usize>> {
        let Range { start, end } = child.range;
        if child.before.is_none() && child.next.is_none() {
            return Err(Refusal::LastEntry);
        }
        if !self.begins_line(start) {
            // The first one, after a dash: the next one takes its place.
            return Ok(start..child.next.ok_or(Refusal::Layout)?);
        }
        let line = self.line_start(start);
        let next = if child.ends_with_block_scalar && self.line_start(end) == end {
            end
        } else {
            self.next_line(end)
        };
        if !child.ends_with_block_scalar
            && !self.is_blank(end, self.line_end(end))
            && !self.has_comment(end, self.line_end(end))
        {
            return Err(Refusal::Layout);
        }
        if next == self.text.len() && self.line_end(end) == next && !self.is_line_start(next) {
            // The last line stays without a break.
            let (before, ends_with_block_scalar) = child.before.ok_or(Refusal::Layout)?;
            if ends_with_block_scalar {
                return Err(Refusal::BlockScalar);
            }
            return Ok(self.line_end(before)..next);
        }
        self.check_swallowing(line, next)?;
        Ok(line..next)
    }

    fn is_line_start(&self, offset: usize) -> bool {
        self.line_start(offset) == offset
    }
}

/// What of a flow collection goes with a child: one comma.
fn flow_range(collection: Node<'_>, child: &Child) -> Result<Range<usize>> {
    let Range { start, end } = child.range;
    if let Some(next) = child.next {
        return Ok(start..next);
    }
    if let Some((before, _)) = child.before {
        return Ok(before..end);
    }
    let whole = collection.span();
    if is_bracketed(collection) {
        Ok(whole.start() + 1..whole.end().saturating_sub(1))
    } else {
        Err(Refusal::LastEntry)
    }
}
