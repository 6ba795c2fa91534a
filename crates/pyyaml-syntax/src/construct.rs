//! What Python makes of the tree: merges, equal keys, and the values that
//! cannot be made.
//!
//! Nodes are visited in PyYAML's order, level by level, and only those that it
//! visits: what a scalar's tag or a merge leaves aside raises nothing.

mod dict;
mod merge;

use hashbrown::HashMap;
use std::rc::Rc;

use crate::composer::ScalarFaults;
use crate::diagnosis;
use crate::scalar::{self, CoreTag, ScalarFault};
use crate::tag::Tag;
use crate::text::count;
use crate::tree::{Content, DictEntry, NodeId, Stream};
use crate::{Error, ErrorKind, Limits, Node, Options};

/// Up to so many keys are compared each with each.
const FEW_KEYS: usize = 8;

/// Constructs all documents.
pub(crate) fn construct(stream: &mut Stream<'_>, faults: &ScalarFaults, options: &Options) {
    let limits = &options.limits;
    // Python never gets to what a broken document would mean; half a character
    // breaks it for us alone.
    let mut broken = vec![false; stream.documents.len()];
    for error in &stream.errors {
        if let Some(broken) = broken.get_mut(error.document) {
            *broken |= error.kind != ErrorKind::LoneSurrogate;
        }
    }
    let starts = stream.documents.iter().map(|document| document.first_node);
    let mut ends: Vec<u32> = starts.skip(1).collect();
    ends.push(count(stream.nodes.len()));
    let mut constructor = Constructor {
        faults,
        limits,
        first: 0,
        seen: Vec::new(),
        queue: Vec::new(),
        flat: HashMap::new(),
        merged: 0,
        errors: Vec::new(),
        stream,
    };
    for (index, (end, broken)) in ends.into_iter().zip(broken).enumerate() {
        let Some(document) = constructor.stream.documents.get(index) else {
            return;
        };
        let first = document.first_node;
        let Some(root) = document.root else { continue };
        constructor.begin(first, end);
        constructor.run(root);
        let errors = std::mem::take(&mut constructor.errors);
        let stream = &mut *constructor.stream;
        if let Some(document) = stream.documents.get_mut(index)
            && !broken
        {
            document.broken |= !errors.is_empty();
            let left = limits.errors.saturating_sub(stream.errors.len());
            stream.errors.extend(errors.into_iter().take(left));
        }
    }
}

struct Constructor<'c, 't> {
    stream: &'c mut Stream<'t>,
    faults: &'c ScalarFaults,
    limits: &'c Limits,
    /// The first node of the document, and what is known of it and those after.
    first: u32,
    seen: Vec<Seen>,
    /// Collections to visit.
    queue: Vec<NodeId>,
    /// What PyYAML replaces the entries of a mapping with merges by: those that
    /// they bring, then its own.
    flat: HashMap<NodeId, Rc<[DictEntry]>>,
    /// Entries that merges have copied.
    merged: u64,
    errors: Vec<Error>,
}

#[derive(Clone, Copy, Default)]
struct Seen {
    visited: bool,
    /// Its merges are applied.
    flattened: bool,
    /// Its `dict` is made.
    constructed: bool,
}

/// A key and its value.
type Pair = [NodeId; 2];

impl Constructor<'_, '_> {
    /// Forgets the document before; a stream may have a million.
    fn begin(&mut self, first: u32, end: u32) {
        self.first = first;
        self.seen.clear();
        self.seen
            .resize(end.saturating_sub(first) as usize, Seen::default());
        self.queue.clear();
        self.flat.clear();
        self.merged = 0;
    }

    fn run(&mut self, root: NodeId) {
        self.visit(root);
        let mut next = 0;
        while let Some(&id) = self.queue.get(next) {
            next += 1;
            self.collection(id);
        }
        if self.stream.special_keys {
            self.finish();
        }
    }

    /// Mappings that Python reads only for others to merge them, and those that
    /// it leaves aside, can be asked what they hold, too.
    fn finish(&mut self) {
        let reported = self.errors.len();
        for index in 0..count(self.seen.len()) {
            let id = NodeId(self.first + index);
            if self.stream.is_mapping(id) {
                self.flatten(id);
                self.make_dict(id);
            }
        }
        self.errors.truncate(reported);
    }

    fn report(&mut self, error: Error) {
        if self.errors.len() < self.limits.errors {
            self.errors.push(error);
        }
    }

    fn seen(&mut self, id: NodeId) -> Option<&mut Seen> {
        self.seen.get_mut(id.0.checked_sub(self.first)? as usize)
    }

    /// Notes that Python constructs a node.
    fn visit(&mut self, id: NodeId) {
        let id = self.stream.target(id);
        let Some(node) = self.stream.data(id) else {
            return;
        };
        let (tag, content) = (node.tag, self.stream.content(node));
        if let (Content::Scalar(_), Tag::Scalar(_)) = (content, tag)
            && self.faults.is_empty()
        {
            return;
        }
        match self.seen(id) {
            Some(seen) if !seen.visited => seen.visited = true,
            _ => return,
        }
        match (content, tag) {
            (Content::Scalar(_), _) => self.scalar(id, tag),
            (Content::Mapping(_), Tag::Scalar(core)) => self.scalar_of_mapping(id, core),
            _ => self.queue.push(id),
        }
    }

    /// Only what cannot be constructed is of interest here: values are made
    /// when the tree is.
    fn scalar(&mut self, id: NodeId, tag: Tag) {
        let span = self.stream.full_span(id);
        let fault = match tag {
            Tag::Scalar(_) => match self.faults.get(&id) {
                Some(&fault) => diagnosis::scalar(span, fault),
                None => return,
            },
            Tag::Merge => diagnosis::scalar(span, ScalarFault::MergeAsValue),
            Tag::Value => diagnosis::scalar(span, ScalarFault::EqualsSignAsValue),
            Tag::Indicator => diagnosis::scalar(span, ScalarFault::IndicatorAsValue),
            Tag::Sequence | Tag::Mapping | Tag::Set | Tag::Pairs | Tag::Unknown => {
                self.mismatch(id)
            }
        };
        self.report(fault);
    }

    /// A tag that does not suit its node.
    fn mismatch(&self, id: NodeId) -> Error {
        let node = Node {
            stream: self.stream,
            id,
        };
        diagnosis::tag(node, self.tag(id))
    }

    /// A mapping with a scalar's tag is the value of its `=` key.
    fn scalar_of_mapping(&mut self, id: NodeId, core: CoreTag) {
        let mut at = id;
        let text = loop {
            match self.stream.data(at).map(|node| self.stream.content(node)) {
                Some(Content::Scalar(text)) => break text,
                Some(Content::Mapping(_)) => {
                    let pairs = self.stream.pairs(at).iter();
                    let value = pairs.copied().find(|&[key, _]| self.tag(key) == Tag::Value);
                    if let Some([_, value]) = value {
                        at = self.stream.target(value);
                        continue;
                    }
                }
                _ => {}
            }
            self.report(self.mismatch(id));
            return;
        };
        let written = self.stream.slice(text);
        // The one constructor that looks at the node itself again.
        let value = match core {
            CoreTag::Timestamp => Err(ScalarFault::NotATimestamp),
            _ => scalar::construct(core, written),
        };
        match value {
            Ok(value) => {
                self.stream.values.insert(id, (value, text));
            }
            Err(fault) => {
                let span = self.stream.full_span(id);
                self.report(diagnosis::scalar(span, fault));
            }
        }
    }

    fn tag(&self, id: NodeId) -> Tag {
        let node = self.stream.data(self.stream.target(id));
        node.map_or(Tag::Unknown, |node| node.tag)
    }

    fn collection(&mut self, id: NodeId) {
        let Some(node) = self.stream.data(id) else {
            return;
        };
        match (node.tag, self.stream.content(node)) {
            (Tag::Sequence, Content::Sequence(run)) => {
                for index in 0..self.stream.run(run).len() {
                    if let Some(&child) = self.stream.run(run).get(index) {
                        self.visit(child);
                    }
                }
            }
            (Tag::Mapping | Tag::Set, Content::Mapping(_)) => self.mapping(id),
            (Tag::Pairs, Content::Sequence(run)) => {
                for item in self.stream.run(run).to_vec() {
                    self.pair(item);
                }
            }
            _ => {
                let fault = self.mismatch(id);
                self.report(fault);
            }
        }
    }

    /// An item of `!!omap` or `!!pairs`.
    fn pair(&mut self, item: NodeId) {
        let target = self.stream.target(item);
        // What Python counts has its merges applied, if that was done before.
        let pairs = match self.flat.get(&target) {
            Some(flat) => flat.iter().map(|entry| [entry.key, entry.value]).collect(),
            None => self.stream.pairs(target).to_vec(),
        };
        if let [[key, value]] = pairs[..] {
            self.visit(key);
            self.visit(value);
        } else {
            let span = self.stream.full_span(item);
            self.report(diagnosis::not_a_pair(span));
        }
    }

    fn mapping(&mut self, id: NodeId) {
        if self.stream.special_keys {
            self.flatten(id);
        }
        if let Some(flat) = self.flat.get(&id).cloned() {
            for entry in flat.iter() {
                self.entry([entry.key, entry.value]);
            }
        } else {
            for index in 0..self.stream.pairs(id).len() {
                if let Some(&pair) = self.stream.pairs(id).get(index) {
                    self.entry(pair);
                }
            }
        }
        self.make_dict(id);
    }

    fn entry(&mut self, [key, value]: Pair) {
        self.visit(key);
        if !self.stream.is_hashable(self.stream.target(key)) {
            let span = self.stream.full_span(key);
            self.report(diagnosis::unhashable_key(span));
        }
        self.visit(value);
    }
}
