//! What a suppression covers.

use crate::LineIndex;
use hashbrown::HashMap;
use pyyaml_syntax::{Node, NodeKind, Span, Stream, Style};
use std::ops::Range;

/// Where comments stand, and what of the tree belongs to them.
pub(super) struct Scopes<'t> {
    text: &'t str,
    lines: LineIndex,
    /// For the comments that stand alone, where what they cover begins: its
    /// line, and the offset after the dashes of list items.
    targets: HashMap<usize, (usize, usize)>,
    /// Where what begins at a target ends.
    ends: HashMap<usize, usize>,
    /// The line on which a value of several lines begins, by the line it ends on.
    several_lines: HashMap<usize, usize>,
}

impl<'t> Scopes<'t> {
    /// Prepares to answer for the comments that begin at `comments`, which come
    /// in the order of the text.
    pub(super) fn new(stream: &'t Stream<'_>, comments: &[usize]) -> Self {
        let mut scopes = Self {
            text: stream.text(),
            lines: LineIndex::new(stream.text()),
            targets: HashMap::new(),
            ends: HashMap::new(),
            several_lines: HashMap::new(),
        };
        scopes.find_targets(comments);
        for document in stream.documents() {
            let end = document.span().end();
            let places = [document.root().map(Node::full_span), document.marker()];
            for place in places.into_iter().flatten() {
                scopes.belongs(place, end);
            }
        }
        for node in stream.nodes().filter(|node| !node.is_alias()) {
            scopes.learn(node);
        }
        scopes
    }

    /// What the comment at offset `comment` covers, both ends included.
    pub(super) fn of(&self, comment: usize) -> Range<usize> {
        let line = self.lines.line(comment);
        if let Some(&(line, target)) = self.targets.get(&comment) {
            let line = self.lines.line_span(self.text, line);
            let end = self.ends.get(&target).copied().unwrap_or_default();
            line.start()..end.max(line.end())
        } else {
            let first = self.several_lines.get(&line).copied().unwrap_or(line);
            let start = self.lines.line_span(self.text, first).start();
            start..self.lines.line_span(self.text, line).end()
        }
    }

    /// Whether nothing but spaces stands before the comment on its line.
    pub(super) fn stands_alone(&self, comment: usize) -> bool {
        let line = self.lines.line_span(self.text, self.lines.line(comment));
        let before = self.text.get(line.start()..comment).unwrap_or_default();
        before.trim_start_matches('\u{feff}').trim().is_empty()
    }

    fn find_targets(&mut self, comments: &[usize]) {
        // From the last to the first, so that a run of comments is read once.
        let mut below = None;
        for &comment in comments.iter().rev() {
            if !self.stands_alone(comment) {
                continue;
            }
            let line = self.lines.line(comment);
            let target = self.target_after(line, below);
            self.targets.insert(comment, target);
            self.ends.insert(target.1, 0);
            below = Some((line, target));
        }
    }

    /// Where what begins after `line` begins. `below` is the answer for a later
    /// line that is a comment.
    fn target_after(&self, line: usize, below: Option<(usize, (usize, usize))>) -> (usize, usize) {
        for next in line + 1..=self.lines.count() {
            if let Some((_, target)) = below.filter(|(line, _)| *line == next) {
                return target;
            }
            let span = self.lines.line_span(self.text, next);
            let content = span.text(self.text).trim_start();
            if !content.is_empty() && !content.starts_with('#') {
                return (next, self.after_dashes(span.end() - content.len()));
            }
        }
        (self.lines.count(), self.text.len())
    }

    /// Where the item begins whose dash stands at `at`; `at` when none does.
    fn after_dashes(&self, mut at: usize) -> usize {
        while let Some(rest) = self.text.get(at..) {
            let dashed = rest.strip_prefix('-');
            let is_dash = dashed
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
            if is_dash {
                at += 1;
            } else if rest.starts_with('#') {
                at = self.lines.line_span(self.text, self.lines.line(at)).end();
            } else {
                break;
            }
            let rest = self.text.get(at..).unwrap_or_default();
            at = self.text.len() - rest.trim_start().len();
        }
        at
    }

    /// Notes what is inside `node`, and the lines it runs over.
    fn learn(&mut self, node: Node<'_>) {
        match node.kind() {
            NodeKind::Mapping => {
                for entry in node.written_entries() {
                    let (key, value) = (entry.key.full_span(), entry.value.full_span());
                    self.belongs(key, key.cover(value).end());
                }
            }
            NodeKind::Sequence => {
                for item in node.items() {
                    self.belongs(item.full_span(), item.full_span().end());
                }
            }
            NodeKind::Scalar => {}
        }
        // The comment of a block scalar stands beside its header, and blocks
        // have a comment beside each of their lines.
        let span = node.full_span();
        let is_block = matches!(node.style(), Style::Literal | Style::Folded | Style::Block);
        // Nodes are in one another, scalars are not: only their text is looked through.
        let is_one_line =
            node.kind() == NodeKind::Scalar && !span.text(self.text).contains(['\n', '\r']);
        if !is_block && !is_one_line {
            let (first, last) = (self.lines.line(span.start()), self.lines.line(span.end()));
            if first < last {
                let known = self.several_lines.entry(last).or_insert(first);
                *known = first.min(*known);
            }
        }
    }

    /// Notes that what begins with `first` ends at `end`, if somebody asks. Of
    /// what begins at one place, the outermost counts.
    fn belongs(&mut self, first: Span, end: usize) {
        if let Some(known) = self.ends.get_mut(&first.start()) {
            *known = end.max(*known);
        }
    }
}
