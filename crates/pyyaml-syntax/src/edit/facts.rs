//! What an edit of one place must know of the whole text.

use hashbrown::HashSet;
use std::cmp::Reverse;

use crate::{Node, NodeId, NodeKind, Span, Stream, Style};

/// Facts about a stream, each sorted by place.
#[derive(Debug)]
pub(super) struct Facts {
    /// What aliases repeat: the outermost spans.
    shared: Vec<Span>,
    /// For each alias where it stands, and the first place that it or a later
    /// alias repeats.
    reaches: Vec<(usize, usize)>,
    /// The scalars that are written, aliases left out.
    scalars: Vec<Span>,
    /// Flow collections: the outermost spans.
    flows: Vec<Span>,
    block_scalars: Vec<BlockScalar>,
    /// The mappings that hold a key twice, and those that merge others.
    repeating: HashSet<NodeId>,
    merging: HashSet<NodeId>,
}

/// A scalar that is written with `|` or `>`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct BlockScalar {
    /// Before the line break of its last line.
    end: usize,
    header_end: usize,
    /// Whether it keeps the blank lines after it.
    keeps: bool,
}

impl Facts {
    pub(super) fn new(stream: &Stream<'_>) -> Self {
        let mut facts = Self {
            shared: Vec::new(),
            reaches: Vec::new(),
            scalars: Vec::new(),
            flows: Vec::new(),
            block_scalars: Vec::new(),
            repeating: HashSet::new(),
            merging: HashSet::new(),
        };
        for node in stream.nodes() {
            facts.learn(node, stream.text());
        }
        let duplicates = stream.duplicate_keys();
        facts.repeating = duplicates.iter().map(|pair| pair.mapping.id()).collect();
        facts.shared = outermost(std::mem::take(&mut facts.shared));
        facts.flows = outermost(std::mem::take(&mut facts.flows));
        facts.scalars.sort_unstable();
        facts.block_scalars.sort_unstable();
        facts.reaches.sort_unstable();
        let mut first = usize::MAX;
        for (_, reached) in facts.reaches.iter_mut().rev() {
            first = first.min(*reached);
            *reached = first;
        }
        facts
    }

    fn learn(&mut self, node: Node<'_>, text: &str) {
        if node.is_alias() {
            let target = node.target().full_span();
            self.shared.push(target);
            self.reaches.push((node.span().start(), target.start()));
            return;
        }
        match (node.kind(), node.style()) {
            (NodeKind::Scalar, style) => {
                if !node.span().is_empty() {
                    self.scalars.push(node.span());
                }
                if matches!(style, Style::Literal | Style::Folded) {
                    let header = node.header_span().unwrap_or_default();
                    self.block_scalars.push(BlockScalar {
                        end: node.span().end(),
                        header_end: header.end(),
                        keeps: header.text(text).contains('+'),
                    });
                }
            }
            (_, Style::Flow) => self.flows.push(node.span()),
            _ => {}
        }
        let is_merge = |key: Node<'_>| key.style() == Style::Plain && key.text() == Some("<<");
        if node.written_entries().any(|entry| is_merge(entry.key)) {
            self.merging.insert(node.id());
        }
    }

    /// Whether `span` lies in something that an alias repeats.
    pub(super) fn is_shared(&self, span: Span) -> bool {
        let last = last_before(&self.shared, span.start() + 1);
        last.is_some_and(|shared| span.end() <= shared.end())
    }

    /// Whether something inside `span` is repeated by an alias.
    pub(super) fn holds_shared(&self, span: Span) -> bool {
        last_before(&self.shared, span.end()).is_some_and(|shared| shared.end() > span.start())
    }

    /// Whether an alias at `offset` or after it repeats what stands before.
    pub(super) fn reaches_back(&self, offset: usize) -> bool {
        let next = self.reaches.partition_point(|&(alias, _)| alias < offset);
        let reached = self.reaches.get(next).map(|&(_, reached)| reached);
        reached.is_some_and(|reached| reached < offset)
    }

    /// The scalar that `offset` is in the middle of.
    pub(super) fn scalar_around(&self, offset: usize) -> Option<Span> {
        last_before(&self.scalars, offset).filter(|scalar| offset < scalar.end())
    }

    /// The flow collection that `offset` is in the middle of.
    pub(super) fn flow_around(&self, offset: usize) -> Option<Span> {
        last_before(&self.flows, offset).filter(|flow| offset < flow.end())
    }

    /// Whether the last character of a scalar stands before `offset`.
    pub(super) fn ends_scalar(&self, offset: usize) -> bool {
        last_before(&self.scalars, offset).is_some_and(|scalar| scalar.end() >= offset)
    }

    /// The last block scalar that ends at `offset` or before: its end, and
    /// whether it keeps the blank lines after it.
    pub(super) fn block_scalar_before(&self, offset: usize) -> Option<(usize, bool)> {
        let last = self.last_block_scalar(offset)?;
        Some((last.end, last.keeps))
    }

    /// Whether the last line of a block scalar ends at `offset`, so that what is
    /// written there becomes part of it.
    pub(super) fn ends_block_scalar(&self, offset: usize) -> bool {
        let last = self.last_block_scalar(offset);
        last.is_some_and(|last| last.header_end < offset && last.end == offset)
    }

    fn last_block_scalar(&self, offset: usize) -> Option<&BlockScalar> {
        let scalars = &self.block_scalars;
        let next = scalars.partition_point(|scalar| scalar.end <= offset);
        scalars.get(next.checked_sub(1)?)
    }

    /// Whether the mapping has a key twice, by itself or through a merge.
    pub(super) fn may_repeat_keys(&self, mapping: Node<'_>) -> bool {
        let id = mapping.target().id();
        self.repeating.contains(&id) || self.merging.contains(&id)
    }
}

/// The last of `spans` that begins before `offset`.
fn last_before(spans: &[Span], offset: usize) -> Option<Span> {
    let next = spans.partition_point(|span| span.start() < offset);
    spans.get(next.checked_sub(1)?).copied()
}

/// The spans that lie in no other.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start(), Reverse(span.end())));
    let mut outermost: Vec<Span> = Vec::new();
    for span in spans {
        if outermost.last().is_none_or(|last| last.end() < span.end()) {
            outermost.push(span);
        }
    }
    outermost
}
