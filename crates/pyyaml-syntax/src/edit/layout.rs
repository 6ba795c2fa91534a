//! Lines, their breaks and columns, as PyYAML counts them.

use super::Editor;
use crate::{Entry, LINE_BREAKS, Node, Style};

/// What separates the parts of a line. Every other space, such as a no-break space, is content.
pub(super) const SPACES: [char; 2] = [' ', '\t'];
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

impl<'s> Editor<'s> {
    pub(super) fn before(&self, offset: usize) -> &'s str {
        self.text.get(..offset).unwrap_or_default()
    }

    pub(super) fn after(&self, offset: usize) -> &'s str {
        self.text.get(offset..).unwrap_or_default()
    }

    /// Where the line begins on which `offset` lies; after a byte order mark.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        let before = self.before(offset);
        let line = before.rsplit(LINE_BREAKS).next().unwrap_or_default();
        offset - line.trim_start_matches(BYTE_ORDER_MARK).len()
    }

    /// Where the line ends on which `offset` lies, without its break.
    pub(super) fn line_end(&self, offset: usize) -> usize {
        let rest = self.after(offset);
        offset + rest.find(LINE_BREAKS).unwrap_or(rest.len())
    }

    /// Where the next line begins; the end of the text when there is none.
    pub(super) fn next_line(&self, offset: usize) -> usize {
        let end = self.line_end(offset);
        end + break_at(self.after(end)).len()
    }

    /// The break to write near `offset`: that of its line, else of the line
    /// before, else the first of the text. The breaks that only YAML knows are
    /// never written.
    pub(super) fn line_break(&self, offset: usize) -> &'static str {
        let end = self.line_end(offset);
        let start = self.line_start(offset);
        let before = self.before(start);
        let first = self.text.find(['\n', '\r']);
        usual_break_at(self.after(end))
            .or_else(|| usual_break_before(before))
            .or_else(|| usual_break_at(self.after(first?)))
            .unwrap_or("\n")
    }

    /// The column of `offset`, from 0; a byte order mark has none.
    pub(super) fn column(&self, offset: usize) -> usize {
        let line = self.text.get(self.line_start(offset)..offset);
        let line = line.unwrap_or_default();
        line.chars().filter(|&char| char != BYTE_ORDER_MARK).count()
    }

    /// Whether nothing but spaces stands before `offset` on its line.
    pub(super) fn begins_line(&self, offset: usize) -> bool {
        let line = self.text.get(self.line_start(offset)..offset);
        line.is_some_and(|line| line.bytes().all(|byte| byte == b' '))
    }

    /// Whether a comment stands in the text from `start` to `end`.
    pub(super) fn has_comment(&self, start: usize, end: usize) -> bool {
        let comments = self.stream.comments();
        let next = comments.partition_point(|comment| comment.span.start() < start);
        comments
            .get(next)
            .is_some_and(|comment| comment.span.start() < end)
    }

    /// Where an entry begins: at its `?`, else at its key. `from` is a place
    /// between the entry before and this one.
    pub(super) fn entry_start(&self, key: Node<'s>, from: usize) -> usize {
        let start = self.start_of(key);
        let Some(between) = self.text.get(from..start) else {
            return start;
        };
        let Some(mark) = self.last_of_text(between, from) else {
            return start;
        };
        if self.is_key_mark(mark) && !self.is_empty_key(mark, start) {
            mark
        } else {
            start
        }
    }

    /// Whether the `?` at `mark` is an entry of its own: in a block its key would be
    /// further in than itself.
    fn is_empty_key(&self, mark: usize, key: usize) -> bool {
        self.line_end(mark) < key
            && self.column(key) <= self.column(mark)
            && self.facts().flow_around(mark).is_none()
    }

    /// The dash of an item of a block sequence.
    pub(super) fn dash_before(&self, item: Node<'s>) -> Option<usize> {
        let start = self.start_of(item);
        let dash = self.last_of_text(self.before(start), 0)?;
        let is_dash = self.after(dash).starts_with('-') && !self.facts().ends_scalar(dash + 1);
        is_dash.then_some(dash)
    }

    /// Where a node begins, with its properties and its first mark: the span of
    /// a collection without brackets is that of what is in it.
    pub(super) fn start_of(&self, node: Node<'s>) -> usize {
        let start = node.full_span().start();
        let is_marked = start < node.span().start();
        if is_marked || node.is_alias() || is_bracketed(node) {
            return start;
        }
        if let Some(item) = node.items().next() {
            return self.dash_before(item).unwrap_or(start);
        }
        let first = node.written_entries().next();
        first.map_or(start, |entry| self.entry_start(entry.key, 0))
    }

    /// Where an entry ends, comments after it left out.
    pub(super) fn entry_end(&self, entry: &Entry<'s>) -> usize {
        let key = entry.key.full_span().end();
        let value = entry.value.full_span();
        if !value.is_empty() || entry.value.is_alias() {
            return key.max(value.end());
        }
        // An empty value stands after its colon, or, where there is none, where
        // the next thing begins.
        let between = self.text.get(key..value.start()).unwrap_or_default();
        let colon = self.last_of_text(between, key);
        colon.map_or(key, |colon| colon + 1)
    }

    /// Where the last character stands that is neither space, break nor part
    /// of a comment, in `text`, which begins at `from`.
    fn last_of_text(&self, text: &str, from: usize) -> Option<usize> {
        let comments = self.stream.comments();
        let mut end = from + text.len();
        loop {
            let rest = self.text.get(from..end)?.trim_end_matches(is_space);
            let last = rest.chars().next_back()?;
            let at = from + rest.len() - last.len_utf8();
            let next = comments.partition_point(|comment| comment.span.start() <= at);
            let comment = next.checked_sub(1).and_then(|index| comments.get(index));
            match comment.filter(|comment| at < comment.span.end()) {
                Some(comment) => end = comment.span.start(),
                None => return Some(at),
            }
        }
    }

    /// Whether a `?` at `offset` marks a key: it is no part of a scalar, and outside of
    /// brackets it has space, a break or nothing on both sides.
    fn is_key_mark(&self, offset: usize) -> bool {
        let before = self.before(offset).chars().next_back();
        let after = self.after(offset).strip_prefix('?');
        let is_apart = |char: char| is_space(char) || char == BYTE_ORDER_MARK;
        let stands_alone =
            |after: &str| before.is_none_or(is_apart) && after.chars().next().is_none_or(is_apart);
        after.is_some_and(|after| self.facts().flow_around(offset).is_some() || stands_alone(after))
            && self.facts().scalar_around(offset).is_none()
            && !self.facts().ends_scalar(offset + 1)
    }

    /// Whether something is written between `start` and `end` besides spaces.
    pub(super) fn is_blank(&self, start: usize, end: usize) -> bool {
        self.text
            .get(start..end)
            .is_some_and(|between| between.trim_matches(is_space).is_empty())
    }
}

/// Whether `char` separates what is written, within a line or between lines.
fn is_space(char: char) -> bool {
    SPACES.contains(&char) || LINE_BREAKS.contains(&char)
}

/// Whether `char` is a space or ends a line.
pub(super) fn is_break_or_blank(char: char) -> bool {
    char == ' ' || LINE_BREAKS.contains(&char)
}

/// Whether `node` is a collection in brackets, or no collection. A pair in a list, as in
/// `[key: value]`, has none.
pub(super) fn is_bracketed(node: Node<'_>) -> bool {
    match node.style() {
        Style::Block => false,
        Style::Flow => {
            let first = node.written_entries().next();
            first.is_none_or(|entry| node.span().start() < entry.key.full_span().start())
        }
        _ => true,
    }
}

/// The last thing written in `node`, which may be itself.
pub(super) fn last_leaf(node: Node<'_>) -> Node<'_> {
    let mut node = node;
    while !node.is_alias() && node.style() == Style::Block {
        let item = node.items().next_back();
        let Some(last) = item.or_else(|| node.written_entries().last().map(|entry| entry.value))
        else {
            break;
        };
        node = last;
    }
    node
}

/// The line break that `text` begins with, or nothing.
fn break_at(text: &str) -> &str {
    if text.starts_with("\r\n") {
        return text.get(..2).unwrap_or_default();
    }
    let first = text
        .chars()
        .next()
        .filter(|char| LINE_BREAKS.contains(char));
    text.get(..first.map_or(0, char::len_utf8))
        .unwrap_or_default()
}

fn usual_break_at(text: &str) -> Option<&'static str> {
    let breaks = ["\r\n", "\n", "\r"];
    breaks.into_iter().find(|it| text.starts_with(it))
}

fn usual_break_before(text: &str) -> Option<&'static str> {
    let breaks = ["\r\n", "\n", "\r"];
    breaks.into_iter().find(|it| text.ends_with(it))
}
