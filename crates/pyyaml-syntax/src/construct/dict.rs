//! What Python's `dict` holds: merges applied, equal keys made one.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::{Constructor, FEW_KEYS, Pair};
use crate::Limits;
use crate::diagnosis;
use crate::key::Key;
use crate::scalar::CoreTag;
use crate::tag::Tag;
use crate::text::count;
use crate::tree::{Content, DictEntry, NodeData, NodeId};

impl Constructor<'_, '_> {
    /// The mappings that a `<<` with this value merges, in the order they are
    /// written; or the node that is none.
    pub(super) fn merge_sources(&self, value: NodeId) -> Result<Vec<NodeId>, NodeId> {
        let is_mapping = |id: NodeId| {
            let target = self.stream.target(id);
            match self.stream.data(target).map(NodeData::content) {
                Some(Content::Mapping(_)) => Ok(target),
                _ => Err(id),
            }
        };
        let target = self.stream.target(value);
        match self.stream.data(target).map(NodeData::content) {
            Some(Content::Sequence(run)) => self
                .stream
                .run(run)
                .iter()
                .map(|&id| is_mapping(id))
                .collect(),
            _ => is_mapping(value).map(|source| vec![source]),
        }
    }

    pub(super) fn merge(&mut self, key: NodeId, value: NodeId, merged: &mut Vec<DictEntry>) {
        let mut sources = match self.merge_sources(value) {
            Ok(sources) => sources,
            Err(other) => {
                let span = self.stream.full_span(other);
                self.report(diagnosis::merge(span));
                return;
            }
        };
        // Of a list, what comes first wins, so that it has to be last here.
        sources.reverse();
        for source in sources {
            let before = merged.len();
            let entry = |[key_node, value]: Pair| DictEntry {
                key: key_node,
                value,
                merged: Some(key),
            };
            match self.stream.dicts.get(&source) {
                Some(dict) => merged.extend(dict.iter().map(|old| entry([old.key, old.value]))),
                None => merged.extend(self.stream.pairs(source).iter().copied().map(entry)),
            }
            self.merged += (merged.len() - before) as u64;
            if self.merged > self.limits.merged_entries + Limits::by_size(self.stream.text) {
                merged.truncate(before);
                let span = self.stream.full_span(value);
                self.report(diagnosis::merge_expansion(span));
                return;
            }
        }
    }

    pub(super) fn are_different_strings(&self, id: NodeId) -> bool {
        let text = |id| {
            let node = self.stream.data(self.stream.target(id))?;
            match (node.content(), node.tag) {
                (Content::Scalar(text), Tag::Scalar(CoreTag::Str)) => Some(self.stream.slice(text)),
                _ => None,
            }
        };
        let mut texts = [""; FEW_KEYS];
        for (index, &[key, _]) in self.stream.pairs(id).iter().enumerate() {
            let Some(text) = text(key) else { return false };
            let (before, rest) = texts.split_at_mut(index);
            if before.contains(&text) {
                return false;
            }
            if let Some(place) = rest.first_mut() {
                *place = text;
            }
        }
        true
    }

    /// Of equal keys the first gives the place and the last the value.
    pub(super) fn make_dict(&mut self, id: NodeId, merged: Vec<DictEntry>) {
        let stream = &*self.stream;
        let pairs = stream.pairs(id);
        let own = pairs.iter().filter(|[key, _]| self.tag(*key) != Tag::Merge);
        let own = own.map(|&[key, value]| DictEntry {
            key,
            value,
            merged: None,
        });
        let hash = |key: &Key<'_>| stream.hasher.hash_one(key);
        let mut table = HashTable::<u32>::new();
        let mut dict: Vec<DictEntry> = Vec::with_capacity(merged.len() + pairs.len());
        // The first key written here, for each entry.
        let mut first: Vec<Option<NodeId>> = Vec::with_capacity(dict.capacity());
        let mut duplicates = Vec::new();
        for entry in merged.into_iter().chain(own) {
            let written = entry.merged.is_none().then_some(entry.key);
            let number = dict.len();
            let Some(key) = Key::of(stream, entry.key) else {
                dict.push(entry);
                first.push(written);
                continue;
            };
            let key_at = |number: u32| {
                let entry = dict.get(number as usize)?;
                Key::of(stream, entry.key)
            };
            let found = table.find(hash(&key), |&number| key_at(number).as_ref() == Some(&key));
            let Some(found) = found.map(|&number| number as usize) else {
                let rehash = |&number: &u32| key_at(number).map_or(0, |key| hash(&key));
                table.insert_unique(hash(&key), count(number), rehash);
                dict.push(entry);
                first.push(written);
                continue;
            };
            if let (Some(old), Some(first)) = (dict.get_mut(found), first.get_mut(found)) {
                match (*first, written) {
                    (Some(first), Some(second)) => duplicates.push([id, first, second]),
                    _ => *first = first.or(written),
                }
                old.value = entry.value;
                old.merged = entry.merged;
                // Python keeps the first of two equal keys; which one shows
                // only where they differ in type.
                if matches!(key, Key::Str(_)) {
                    old.key = entry.key;
                }
            }
        }
        let is_written =
            |(entry, &[key, value]): (&DictEntry, &Pair)| entry.key == key && entry.value == value;
        let same = dict.len() == pairs.len() && dict.iter().zip(pairs).all(is_written);
        let has_table = dict.len() > FEW_KEYS;
        if let Some(node) = self.stream.nodes.get_mut(id.index()) {
            node.looked_up = has_table || !same;
        }
        if has_table {
            self.stream.tables.insert(id, table);
        }
        if !same {
            self.stream.dicts.insert(id, dict.into_boxed_slice());
            self.stream.duplicates.extend(duplicates);
        }
    }
}
