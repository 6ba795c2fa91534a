//! What `<<` brings: `flatten_mapping` of PyYAML's constructor.

use hashbrown::{HashMap, HashSet};

use super::Constructor;
use crate::diagnosis;
use crate::tag::Tag;
use crate::tree::{Content, DictEntry, NodeId};
use crate::{Limits, Node, Style};

/// What PyYAML 6.0.4 tells keys apart by: the identity of the string object that
/// a key was read into.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    /// A string of its own.
    Node(NodeId),
    /// `CPython` has one object for the empty string, and one for each string of
    /// one character up to U+00FF.
    Shared(Option<char>),
}

impl Constructor<'_, '_> {
    /// Applies the merges of a mapping, after those of the mappings that it
    /// merges, and makes `=` the string that it is as a key.
    pub(super) fn flatten(&mut self, id: NodeId) {
        let mut stack = vec![(id, false)];
        while let Some((id, ready)) = stack.pop() {
            if ready {
                self.merge(id);
                continue;
            }
            match self.seen(id) {
                Some(seen) if !seen.flattened => seen.flattened = true,
                _ => continue,
            }
            if self.name_equals_signs(id) {
                stack.push((id, true));
                for [key, value] in self.stream.pairs(id).iter().rev() {
                    if self.tag(*key) == Tag::Merge {
                        let sources = self.merge_sources(*value).into_iter().flatten();
                        stack.extend(sources.rev().map(|source| (source, false)));
                    }
                }
            }
        }
    }

    /// Whether the mapping has a `<<`, found on the way.
    fn name_equals_signs(&mut self, id: NodeId) -> bool {
        let mut has_merge = false;
        for index in 0..self.stream.pairs(id).len() {
            let Some(&[key, _]) = self.stream.pairs(id).get(index) else {
                break;
            };
            match self.tag(key) {
                Tag::Merge => has_merge = true,
                Tag::Value => self.stream.make_str(key),
                _ => {}
            }
        }
        has_merge
    }

    /// The mappings that a `<<` with this value merges, in the order they are
    /// written; or the node that is not a mapping.
    fn merge_sources(&self, value: NodeId) -> Result<Vec<NodeId>, NodeId> {
        let mapping = |id: NodeId| {
            let target = self.stream.target(id);
            self.stream.is_mapping(target).then_some(target).ok_or(id)
        };
        let target = self.stream.target(value);
        match self
            .stream
            .data(target)
            .map(|node| self.stream.content(node))
        {
            Some(Content::Sequence(run)) => {
                let items = self.stream.run(run).iter();
                items.map(|&id| mapping(id)).collect()
            }
            _ => mapping(value).map(|source| vec![source]),
        }
    }

    /// Applies the merges of a mapping; what it merges is flat.
    fn merge(&mut self, id: NodeId) {
        let mut merged = Vec::new();
        let mut known = HashSet::new();
        let mut sources = 0;
        for &[key, value] in &self.stream.pairs(id).to_vec() {
            if self.tag(key) == Tag::Merge {
                sources += self.merge_one(key, value, &mut merged, &mut known);
            }
        }
        if sources > 1 && !self.merges_once() {
            merged = without_middle(merged);
        }
        let own = self.stream.pairs(id).iter();
        let own = own.filter(|[key, _]| self.tag(*key) != Tag::Merge);
        merged.extend(own.copied().map(DictEntry::written));
        self.flat.insert(id, merged.into());
    }

    /// Adds what one `<<` brings; gives how many mappings that was from.
    fn merge_one(
        &mut self,
        key: NodeId,
        value: NodeId,
        merged: &mut Vec<DictEntry>,
        known: &mut HashSet<Identity>,
    ) -> usize {
        let mut sources = match self.merge_sources(value) {
            Ok(sources) => sources,
            Err(other) => {
                let span = self.stream.full_span(other);
                self.report(diagnosis::merge(span));
                return 0;
            }
        };
        let once = self.merges_once();
        if !once {
            // Of a list, what comes first wins, so that it has to be last.
            sources.reverse();
        }
        for &source in &sources {
            let entries = self.flat.get(&source).cloned().unwrap_or_else(|| {
                let pairs = self.stream.pairs(source).iter().copied();
                pairs.map(DictEntry::written).collect()
            });
            self.merged += entries.len() as u64;
            if self.merged > self.limits.merged_entries + Limits::by_size(self.stream.text) {
                let span = self.stream.full_span(value);
                self.report(diagnosis::merge_expansion(span));
                break;
            }
            for &entry in entries.iter() {
                if !once || known.insert(self.identity(entry.key)) {
                    let by = Some(key);
                    merged.push(DictEntry {
                        merged: by,
                        ..entry
                    });
                }
            }
        }
        sources.len()
    }

    fn merges_once(&self) -> bool {
        self.stream.options.version.merges_once()
    }

    fn identity(&self, key: NodeId) -> Identity {
        let id = self.stream.target(key);
        let node = Node {
            stream: self.stream,
            id,
        };
        let Some(string) = node.text() else {
            return Identity::Node(id);
        };
        let mut chars = string.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Identity::Shared(None),
            (Some(char @ ..='\u{FF}'), None) if is_one_piece(node) => Identity::Shared(Some(char)),
            // Escapes that are looked up in a table, which holds one object for each.
            (Some(char @ ('\u{2028}' | '\u{2029}')), None)
                if matches!(node.span().text(self.stream.text), r#""\L""# | r#""\P""#) =>
            {
                Identity::Shared(Some(char))
            }
            _ => Identity::Node(id),
        }
    }
}

/// Whether PyYAML has the one character of a key as it cut it out of its input.
/// A string that it joins from pieces is a new object, even if only one of them
/// is not empty; so it is with block scalars that have no line break at the end,
/// or nothing else.
fn is_one_piece(key: Node<'_>) -> bool {
    match key.style() {
        Style::Literal | Style::Folded => {
            let header = key.header_span().unwrap_or_default();
            header.text(key.stream.text).contains('-')
        }
        _ => true,
    }
}

/// Leaves of entries that are there several times the first, which gives the
/// place, and the last, which gives the value, so that merges of merges of the
/// same do not grow without end.
fn without_middle(entries: Vec<DictEntry>) -> Vec<DictEntry> {
    let numbered = entries.iter().enumerate();
    let last: HashMap<NodeId, usize> = numbered.map(|(at, entry)| (entry.key, at)).collect();
    let mut seen = HashSet::new();
    let numbered = entries.into_iter().enumerate();
    let kept =
        numbered.filter(|(at, entry)| seen.insert(entry.key) || last.get(&entry.key) == Some(at));
    kept.map(|(_, entry)| entry).collect()
}
