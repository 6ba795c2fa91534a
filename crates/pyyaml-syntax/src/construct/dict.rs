//! What Python's `dict` holds: equal keys made one.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::{Constructor, FEW_KEYS, Pair};
use crate::key::Key;
use crate::scalar::CoreTag;
use crate::tag::Tag;
use crate::text::count;
use crate::tree::{Content, DictEntry, NodeId};

impl Constructor<'_, '_> {
    fn are_different_strings(&self, id: NodeId) -> bool {
        let text = |id| {
            let node = self.stream.data(self.stream.target(id))?;
            match (self.stream.content(node), node.tag) {
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

    /// Makes the `dict` of a mapping where that is not simply what is written.
    pub(super) fn make_dict(&mut self, id: NodeId) {
        match self.seen(id) {
            Some(seen) if !seen.constructed => seen.constructed = true,
            _ => return,
        }
        if let Some(flat) = self.flat.get(&id).cloned() {
            self.fill_dict(id, flat.iter().copied());
        } else {
            let pairs = self.stream.pairs(id);
            if pairs.len() > FEW_KEYS || !self.are_different_strings(id) {
                let entries: Vec<DictEntry> =
                    pairs.iter().copied().map(DictEntry::written).collect();
                self.fill_dict(id, entries.into_iter());
            }
        }
    }

    /// Of equal keys the first gives the place and the last the value.
    fn fill_dict(&mut self, id: NodeId, entries: impl ExactSizeIterator<Item = DictEntry>) {
        let stream = &*self.stream;
        let pairs = stream.pairs(id);
        let hash = |key: &Key<'_>| stream.hasher.hash_one(key);
        let mut table = HashTable::<u32>::new();
        let mut dict: Vec<DictEntry> = Vec::with_capacity(entries.len());
        // The first key written here, for each entry.
        let mut first: Vec<Option<NodeId>> = Vec::with_capacity(dict.capacity());
        let mut duplicates = Vec::new();
        for entry in entries {
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
