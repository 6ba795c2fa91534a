//! What versions of PyYAML read differently in one string.

use hashbrown::HashMap;

use crate::tree::{DictEntry, NodeId, Reading, Stream};
use crate::{Entry, Error, Node, PyYamlVersion, Value, parse_with};

/// How many nodes are compared to see whether two values are the same data.
const MAX_COMPARED: usize = 1_000_000;

/// One key of a mapping whose value depends on the version of PyYAML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct MergeDifference<'s> {
    /// The mapping that has the merge.
    pub mapping: Node<'s>,
    /// What PyYAML 6.0.2 and 6.0.3 give.
    pub before: Entry<'s>,
    /// What PyYAML 6.0.4 gives.
    pub since: Entry<'s>,
}

impl<'s> MergeDifference<'s> {
    /// What a version gives.
    pub fn entry_in(&self, version: PyYamlVersion) -> Entry<'s> {
        if version.merges_once() {
            self.since
        } else {
            self.before
        }
    }
}

impl<'s> Node<'s> {
    /// [`entries`](Self::entries) in a version of PyYAML.
    ///
    /// Only a string with merges costs time: it is read once more, when this is
    /// asked for the first time.
    pub fn entries_in(self, version: PyYamlVersion) -> impl Iterator<Item = Entry<'s>> + Clone {
        let id = self.target().id;
        let reading = self.stream.reading(version);
        let other = reading.and_then(|reading| reading.dicts.get(&id));
        let others = other.map(|dict| dict.iter().map(move |entry| self.dict_entry(entry)));
        let own = other.is_none().then(|| self.entries());
        others
            .into_iter()
            .flatten()
            .chain(own.into_iter().flatten())
    }

    /// The value that Python finds under a string with a version of PyYAML.
    pub fn get_in(self, version: PyYamlVersion, key: &str) -> Option<Node<'s>> {
        let reading = self.stream.reading(version);
        if reading.is_none_or(|reading| !reading.dicts.contains_key(&self.target().id)) {
            return self.get(key);
        }
        let mut entries = self.entries_in(version);
        entries
            .find(|entry| entry.key.is_str(key))
            .map(|entry| entry.value)
    }
}

impl Stream<'_> {
    /// What a version of PyYAML rejects, in order of place.
    pub fn errors_in(&self, version: PyYamlVersion) -> &[Error] {
        match self.reading(version) {
            Some(reading) => &reading.errors,
            None => self.errors(),
        }
    }

    /// The keys whose values depend on the version of PyYAML, in documents that
    /// all versions read. A mapping that merges another one with differences has
    /// them, too.
    ///
    /// Only a string with merges costs time: it is read once more.
    pub fn merge_differences(&self) -> impl Iterator<Item = MergeDifference<'_>> {
        let oldest = PyYamlVersion::ALL
            .into_iter()
            .find(|version| !version.reads_as(self.version()));
        let reading = oldest.and_then(|other| self.reading(other));
        let mut mappings: Vec<NodeId> = reading.map_or(Vec::new(), |reading| {
            reading.dicts.keys().copied().collect()
        });
        mappings.sort_unstable();
        let mut budget = MAX_COMPARED;
        let mut differences = Vec::new();
        for id in mappings {
            let mapping = Node { stream: self, id };
            let document = mapping.document_index();
            let is_broken = |broken: Option<bool>| broken.unwrap_or_default();
            let theirs = reading.and_then(|reading| reading.broken.get(document).copied());
            let ours = self.document(document).map(crate::Document::is_broken);
            if !is_broken(theirs) && !is_broken(ours) {
                self.compare(mapping, &mut budget, &mut differences);
            }
        }
        differences.into_iter()
    }

    fn compare<'s>(
        &'s self,
        mapping: Node<'s>,
        budget: &mut usize,
        differences: &mut Vec<MergeDifference<'s>>,
    ) {
        let before = mapping.entries_in(PyYamlVersion::V6_0_3);
        let mut others = HashMap::new();
        for entry in before {
            others.insert(self.key(entry.key.id), entry);
        }
        for since in mapping.entries_in(PyYamlVersion::V6_0_4) {
            if let Some(&before) = others.get(&self.key(since.key.id))
                && !is_same_data(before.value, since.value, budget)
            {
                differences.push(MergeDifference {
                    mapping,
                    before,
                    since,
                });
            }
        }
    }

    /// What the versions that read otherwise than this stream's make of it;
    /// nothing for a version that reads as it, and where there are no merges.
    fn reading(&self, version: PyYamlVersion) -> Option<&Reading> {
        if version.reads_as(self.version()) || !self.has_merges() {
            return None;
        }
        let read = || {
            let other = parse_with(self.text, &self.options.clone().version(version));
            Reading::of(self, other)
        };
        Some(self.other_reading.get_or_init(|| Box::new(read())))
    }

    fn has_merges(&self) -> bool {
        self.special_keys && !self.dicts.is_empty()
    }
}

impl Reading {
    /// The same string gives the same nodes, whatever the version.
    fn of(stream: &Stream<'_>, mut other: Stream<'_>) -> Self {
        let differs = |id: NodeId| {
            let ours = stream.written_or_dict(id);
            !ours.eq(other.written_or_dict(id))
        };
        let ids = stream.dicts.keys().chain(other.dicts.keys()).copied();
        let ids: Vec<NodeId> = ids.filter(|&id| differs(id)).collect();
        let mut dicts = HashMap::new();
        for id in ids {
            let dict = match other.dicts.remove(&id) {
                Some(dict) => dict,
                None => match dicts.remove(&id) {
                    Some(dict) => dict,
                    None => other
                        .pairs(id)
                        .iter()
                        .copied()
                        .map(DictEntry::written)
                        .collect(),
                },
            };
            dicts.insert(id, dict);
        }
        Self {
            dicts,
            broken: other
                .documents
                .iter()
                .map(|document| document.broken)
                .collect(),
            errors: other.errors,
        }
    }
}

impl Stream<'_> {
    fn written_or_dict(&self, id: NodeId) -> impl Iterator<Item = [NodeId; 2]> + '_ {
        let (dict, written) = match self.dict(id) {
            Some(dict) => (dict, &[][..]),
            None => (&[][..], self.pairs(id)),
        };
        let computed = dict.iter().map(|entry| [entry.key, entry.value]);
        computed.chain(written.iter().copied())
    }
}

/// Whether PyYAML 6.0.3 makes the same data of one node as 6.0.4 of another.
fn is_same_data(before: Node<'_>, since: Node<'_>, budget: &mut usize) -> bool {
    let mut pairs = vec![(before, since)];
    while let Some((before, since)) = pairs.pop() {
        // What differs inside of one node is reported there.
        if before.target() == since.target() {
            continue;
        }
        let Some(left) = budget.checked_sub(1) else {
            return false;
        };
        *budget = left;
        let (old, new) = (before.value(), since.value());
        match (old, new) {
            (Value::Float(old), Value::Float(new)) if old.is_nan() && new.is_nan() => {}
            (Value::List | Value::Pairs, Value::List | Value::Pairs) if old == new => {
                if before.items().len() != since.items().len() {
                    return false;
                }
                pairs.extend(before.items().zip(since.items()));
            }
            (Value::Dict | Value::Set, Value::Dict | Value::Set) if old == new => {
                let mut olds = before.entries_in(PyYamlVersion::V6_0_3);
                let mut news = since.entries_in(PyYamlVersion::V6_0_4);
                loop {
                    match (olds.next(), news.next()) {
                        (None, None) => break,
                        (Some(old), Some(new)) => {
                            pairs.push((old.key, new.key));
                            pairs.push((old.value, new.value));
                        }
                        _ => return false,
                    }
                }
            }
            _ if old != new => return false,
            _ => {}
        }
    }
    true
}
