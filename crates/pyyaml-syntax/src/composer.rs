//! From events to the tree.

mod reference;

use hashbrown::HashMap;

use crate::diagnosis;
use crate::error;
use crate::parser::{Collection, Event, Parser};
use crate::resolve::resolve_plain;
use crate::scalar::{self, CoreTag, ScalarFault, ScalarValue};
use crate::tag::Tag;
use crate::text::count;
use crate::tree::{Children, Content, DocumentData, NodeData, Run};
use crate::{Limits, NodeId, NodeKind, Span, Stream, Style};

/// The scalars of a stream that have no value, and why.
pub(crate) type ScalarFaults = HashMap<NodeId, ScalarFault>;

/// Reads a stream to its end into the tree.
pub(crate) fn compose<'t>(
    parser: Parser<'t>,
    limits: &Limits,
    stream: &mut Stream<'t>,
) -> ScalarFaults {
    let mut composer = Composer {
        parser,
        limits,
        stream,
        in_document: false,
        open: Vec::new(),
        pending: Vec::new(),
        anchors: HashMap::new(),
        tag_names: HashMap::new(),
        tag_bytes: 0,
        reach: 0,
        aliased: 0,
        faults: HashMap::new(),
    };
    composer.run();
    composer.finish()
}

struct Composer<'c, 't> {
    parser: Parser<'t>,
    limits: &'c Limits,
    stream: &'c mut Stream<'t>,
    in_document: bool,
    /// The collections that are not closed yet.
    open: Vec<Open>,
    /// The children of the open collections, the innermost's last.
    pending: Vec<NodeId>,
    anchors: HashMap<&'t str, Anchor>,
    /// Names of tags that are not written as such, in the cooked text.
    tag_names: HashMap<String, Span>,
    tag_bytes: usize,
    /// Nodes of the document so far, aliases counted as what they stand for.
    reach: u64,
    /// Those of them that aliases stand for.
    aliased: u64,
    faults: ScalarFaults,
}

/// A collection whose end is not read yet.
struct Open {
    id: NodeId,
    /// Its opening bracket, or the place where its first child is.
    place: Span,
    /// Where its children begin in the pending ones.
    first: usize,
    anchor: Option<Span>,
    /// The document's reach before it.
    reach: u64,
    height: usize,
}

#[derive(Clone, Copy)]
struct Anchor {
    id: NodeId,
    span: Span,
    /// What it stands for; unknown as long as it is open.
    extent: Option<Extent>,
}

/// The size of a node, aliases counted as what they stand for.
#[derive(Clone, Copy)]
struct Extent {
    nodes: u64,
    /// How many collections are nested in it, itself included.
    height: usize,
}

impl Composer<'_, '_> {
    fn run(&mut self) {
        loop {
            match self.step() {
                Ok(true) if !self.is_hopeless() => {}
                Ok(true) => {
                    let place = self.stream.text.len();
                    return self.give_up(Span::at(place));
                }
                Ok(false) => return,
                Err(error) => {
                    self.give_up(error.span);
                    self.stream.errors.push(*error);
                    self.parser.recover();
                }
            }
        }
    }

    /// Whether there are so many errors that more would help nobody.
    fn is_hopeless(&self) -> bool {
        self.stream.errors.len() + self.parser.scanner.faults.len() >= self.limits.errors
    }

    /// One event; tells whether there may be more.
    fn step(&mut self) -> error::Result<bool> {
        match self.parser.next()? {
            Event::StreamEnd => return Ok(false),
            Event::DocumentStart => {
                let start = self.parser.take_document();
                let directives = Run {
                    start: count(self.stream.directives.len()),
                    len: count(start.directives.len()),
                };
                self.stream.directives.extend(start.directives);
                self.start_document(start.start, start.marker, directives);
            }
            Event::DocumentEnd => self.end_document(),
            Event::Alias(span) => self.alias(span),
            Event::Scalar { text, style, span } => self.scalar(text, style, span),
            Event::Empty(place) => self.empty(place),
            Event::SequenceStart(collection) => {
                self.start(collection, Content::Sequence(Children::OPEN))?;
            }
            Event::MappingStart(collection) => {
                self.start(collection, Content::Mapping(Children::OPEN))?;
            }
            Event::End(bracket) => self.end(bracket),
        }
        Ok(true)
    }

    fn start_document(&mut self, start: usize, marker: Option<Span>, directives: Run) {
        self.in_document = true;
        self.stream.documents.push(DocumentData {
            span: Span::at(start),
            marker,
            directives,
            first_node: count(self.stream.nodes.len()),
            ..DocumentData::default()
        });
    }

    fn end_document(&mut self) {
        self.in_document = false;
        if let Some(document) = self.stream.documents.last_mut() {
            document.root = self.pending.pop();
        }
        self.pending.clear();
        self.anchors.clear();
        self.reach = 0;
        self.aliased = 0;
    }

    /// Closes what is open, so that the tree holds what was read.
    fn give_up(&mut self, place: Span) {
        // What cannot begin a document is a fault of the one before, except
        // after its `...`.
        if !self.in_document && (self.stream.documents.is_empty() || self.parser.is_after_end()) {
            self.start_document(place.start(), None, Run::default());
        }
        if self.in_document {
            while !self.open.is_empty() {
                self.end(None);
            }
            self.end_document();
        }
    }

    fn finish(self) -> ScalarFaults {
        let scanner = self.parser.scanner;
        self.stream.errors.extend(scanner.faults);
        self.stream.comments = scanner.comments;
        self.stream.cooked = scanner.cooked;
        // Documents were placed by their starts alone.
        let mut start = 0;
        let ends = self.stream.documents.iter().skip(1);
        let mut ends: Vec<usize> = ends.map(|document| document.span.start()).collect();
        ends.push(self.stream.text.len());
        for (document, end) in self.stream.documents.iter_mut().zip(ends) {
            document.span = Span::new(start, end.max(start));
            start = document.span.end();
        }
        self.faults
    }

    fn push(&mut self, span: Span, content: Content, style: Style, tag: Tag) -> NodeId {
        let id = self.next_id();
        self.stream.special_keys |= matches!(tag, Tag::Merge | Tag::Value);
        let node = self.stream.make(span, content, style, tag);
        self.stream.nodes.push(node);
        self.pending.push(id);
        self.reach += 1;
        id
    }

    /// The identity of the node that is pushed next.
    fn next_id(&self) -> NodeId {
        NodeId(count(self.stream.nodes.len()))
    }

    /// A value that is not written.
    fn empty(&mut self, place: Option<Span>) {
        let place = place.unwrap_or_else(|| {
            let last = self.pending.last();
            Span::at(last.map_or(0, |id| self.stream.full_span(*id).end()))
        });
        let (content, tag) = (Content::Scalar(place), Tag::Scalar(CoreTag::Null));
        self.push(place, content, Style::Plain, tag);
    }

    fn scalar(&mut self, text: Span, style: Style, span: Span) {
        let (tag, has_properties) = self.properties();
        let written = self.parser.scanner.slice(text);
        let tag = match tag {
            Some(tag) => tag,
            None if style != Style::Plain && !self.is_unspecific() => Tag::Scalar(CoreTag::Str),
            None => resolve_plain(written).into(),
        };
        let value = match tag {
            Tag::Scalar(CoreTag::Str | CoreTag::Null) => None,
            Tag::Scalar(core) => Some(scalar::construct(core, written)),
            _ => None,
        };
        let id = self.push(span, Content::Scalar(text), style, tag);
        if let Some(value) = value {
            self.keep(id, value, text);
        }
        if has_properties {
            let anchor = self.parser.properties().anchor;
            self.anchor(anchor, id);
            self.close_anchor(
                anchor,
                Extent {
                    nodes: 1,
                    height: 0,
                },
            );
        }
    }

    /// Keeps what the text alone does not tell in an instant.
    fn keep(&mut self, id: NodeId, value: Result<ScalarValue, ScalarFault>, text: Span) {
        match value {
            Ok(ScalarValue::Bool(_) | ScalarValue::Int(_) | ScalarValue::Float(_)) => {}
            Ok(value) => {
                self.stream.values.insert(id, (value, text));
                if let Some(node) = self.stream.nodes.get_mut(id.index()) {
                    node.looked_up = true;
                }
            }
            Err(fault) => {
                self.faults.insert(id, fault);
            }
        }
    }

    /// Whether the tag of the last event's node is `!`, given that it means nothing.
    fn is_unspecific(&self) -> bool {
        self.parser.properties().tag.is_some()
    }

    fn start(&mut self, collection: Collection, content: Content) -> error::Result<()> {
        if self.open.len() >= self.limits.depth {
            return Err(Box::new(diagnosis::depth(
                collection.place,
                self.limits.depth,
            )));
        }
        let (tag, _) = self.properties();
        let natural = match content {
            Content::Mapping(_) => Tag::Mapping,
            _ => Tag::Sequence,
        };
        let reach = self.reach;
        let Collection { place, style } = collection;
        let id = self.push(place, content, style, tag.unwrap_or(natural));
        let anchor = self.parser.properties().anchor;
        self.anchor(anchor, id);
        self.open.push(Open {
            id,
            place: collection.place,
            first: self.pending.len(),
            anchor,
            reach,
            height: 1,
        });
        Ok(())
    }

    fn end(&mut self, bracket: Option<Span>) {
        let Some(open) = self.open.pop() else { return };
        let is_mapping = self.stream.is_mapping(open.id);
        if is_mapping && (self.pending.len() - open.first) % 2 == 1 {
            self.empty(None);
        }
        let children = self.pending.get(open.first..).unwrap_or_default();
        let mut span = match (children.first(), children.last()) {
            (Some(&first), Some(&last)) => {
                let children = self
                    .stream
                    .full_span(first)
                    .cover(self.stream.full_span(last));
                if open.place.is_empty() {
                    children
                } else {
                    children.cover(open.place)
                }
            }
            _ => open.place,
        };
        if let Some(bracket) = bracket {
            span = span.cover(bracket);
        }
        let children = self.stream.add_children(children);
        self.pending.truncate(open.first);
        if let Some(node) = self.stream.nodes.get_mut(open.id.index()) {
            node.span = span;
            node.set_children(children);
        }
        let extent = Extent {
            nodes: self.reach - open.reach,
            height: open.height,
        };
        self.close_anchor(open.anchor, extent);
        self.grow(open.height);
    }

    /// Makes the innermost open collection at least as high as with a child of
    /// this height, which is the last that was read.
    fn grow(&mut self, height: usize) {
        let Some((parent, _)) = self.open.split_last() else {
            return;
        };
        let child = self.pending.len().saturating_sub(1);
        let height = (height + 1).saturating_sub(self.saved_by_merging(parent, child));
        if let Some(parent) = self.open.last_mut() {
            parent.height = parent.height.max(height);
        }
    }

    /// How many levels the child at `index` of the pending ones has less in
    /// Python than here: the value of a `<<` is not nested in the mapping that
    /// merges it, and neither are the mappings of a list.
    fn saved_by_merging(&self, parent: &Open, index: usize) -> usize {
        let is_value = self.stream.is_mapping(parent.id) && (index - parent.first) % 2 == 1;
        let data = |index: usize| {
            self.stream
                .data(self.stream.target(*self.pending.get(index)?))
        };
        let key = index.checked_sub(1).and_then(data);
        if !is_value || !key.is_some_and(|key| matches!(key.tag, Tag::Merge)) {
            return 0;
        }
        let is_list = |child: &NodeData| child.node_kind() == NodeKind::Sequence;
        if data(index).is_some_and(is_list) {
            2
        } else {
            1
        }
    }

    /// [`saved_by_merging`](Self::saved_by_merging) for all open collections and
    /// the child that comes next.
    fn saved_around(&self) -> usize {
        let inner = self.open.iter().skip(1).map(|child| child.first - 1);
        let children = inner.chain([self.pending.len()]);
        let saved = |(parent, child)| self.saved_by_merging(parent, child);
        self.open.iter().zip(children).map(saved).sum()
    }
}
