//! What can be folded away: documents, sections, items, comments.

use crate::documents::OpenDocument;
use crate::open::Open;
use avatar_lint_ide::with_readable;
use avatar_lint_rules::LineIndex;
use gen_lsp_types::{FoldingRange, FoldingRangeKind};
use pyyaml_syntax::{Node, Stream};
use std::collections::BTreeMap;

/// Everything that can be folded. Of what begins on one line, the largest.
pub(crate) fn ranges(open: &Open<'_>) -> Vec<FoldingRange> {
    with_readable(open.stream(), |stream| of_stream(open.document, stream))
}

fn of_stream(document: &OpenDocument, stream: &Stream<'_>) -> Vec<FoldingRange> {
    let mut folds = Folds {
        text: &document.text,
        lines: document.lines(),
        ranges: BTreeMap::new(),
    };
    for part in stream.documents() {
        let Some(root) = part.root() else { continue };
        let start = part.marker().unwrap_or(root.full_span()).start();
        folds.add(start, root.span().end(), None);
        folds.add_inside(root);
    }
    folds.add_comments(stream);
    folds
        .ranges
        .into_iter()
        .map(|(start_line, (end_line, kind))| FoldingRange {
            start_line,
            end_line,
            kind,
            ..FoldingRange::default()
        })
        .collect()
}

struct Folds<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    /// By their first line, from 0: the last line, and what is folded.
    ranges: BTreeMap<u32, (u32, Option<FoldingRangeKind>)>,
}

impl Folds<'_> {
    /// From the line of `start` to the last line with something on it before
    /// `end`.
    fn add(&mut self, start: usize, end: usize, kind: Option<FoldingRangeKind>) {
        let written = self.text.get(start..end).unwrap_or_default().trim_end();
        let line =
            |offset| u32::try_from(self.lines.line(offset).saturating_sub(1)).unwrap_or(u32::MAX);
        let (first, last) = (line(start), line(start + written.len()));
        if first < last {
            let range = self.ranges.entry(first).or_insert((last, kind.clone()));
            if range.0 < last {
                *range = (last, kind);
            }
        }
    }

    /// The fields and items below `root`.
    fn add_inside(&mut self, root: Node<'_>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            if node.is_alias() {
                continue;
            }
            for entry in node.written_entries() {
                self.add(
                    entry.key.full_span().start(),
                    entry.value.span().end(),
                    None,
                );
                pending.push(entry.value);
            }
            for item in node.items() {
                self.add(item.full_span().start(), item.span().end(), None);
                pending.push(item);
            }
        }
    }

    /// Comments on lines that follow one another.
    fn add_comments(&mut self, stream: &Stream<'_>) {
        let mut block: Option<(usize, usize)> = None;
        for comment in stream.comments().iter().map(|comment| comment.span) {
            let line = self.lines.line(comment.start());
            let before = self.lines.line_span(self.text, line).start();
            let is_alone = self
                .text
                .get(before..comment.start())
                .is_some_and(|indent| indent.trim().is_empty());
            block = match block {
                Some((start, end)) if is_alone && self.lines.line(end) + 1 == line => {
                    self.add(start, comment.end(), Some(FoldingRangeKind::Comment));
                    Some((start, comment.end()))
                }
                _ => is_alone.then_some((comment.start(), comment.end())),
            };
        }
    }
}
