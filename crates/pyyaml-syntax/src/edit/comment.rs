//! Writing and removing comments.

use crate::{Comment, LINE_BREAKS, Span};

use super::layout::{BYTE_ORDER_MARK, SPACES, is_break_or_blank};
use super::{Edit, Editor, Refusal, Result};

impl Editor<'_> {
    /// The comment on the line of `offset`, if it has one.
    pub fn comment_on_line(&self, offset: usize) -> Option<Comment> {
        let comments = self.stream.comments();
        let line = self.line_start(offset);
        let next = comments.partition_point(|comment| comment.span.start() < line);
        let comment = comments.get(next).copied()?;
        (comment.span.end() <= self.line_end(offset)).then_some(comment)
    }

    /// Writes `comment`, which begins with `#`, at the end of the line of
    /// `offset`, after what is there. A comment that stands there is continued.
    ///
    /// # Errors
    /// Where the line ends in the middle of a value, and on blank lines.
    pub fn add_comment_beside(&self, offset: usize, comment: &str) -> Result {
        check_comment(comment)?;
        let end = self.line_end(offset);
        let line = self
            .text
            .get(self.line_start(offset)..end)
            .unwrap_or_default();
        let content = line.trim_end_matches(SPACES);
        let at = end - (line.len() - content.len());
        if content.is_empty() {
            return Err(Refusal::Empty);
        }
        let is_inside = self.value_around(at).is_some()
            || self.facts().scalar_around(end).is_some()
            || self.facts().ends_block_scalar(at);
        if is_inside {
            return Err(Refusal::InsideValue);
        }
        Ok(Edit::insert(at, format!("  {comment}")))
    }

    /// Writes `comment` on a line of its own above the line of `offset`, or
    /// above the line on which the value begins that this is the middle of.
    ///
    /// # Errors
    /// Where the line lies in a value that begins on no line of its own.
    pub fn add_comment_above(&self, offset: usize, comment: &str) -> Result {
        check_comment(comment)?;
        let mut line = self.line_start(offset);
        while let Some(value) = self.value_around(line) {
            line = self.line_start(value.start());
        }
        let rest = self.after(line);
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        let indent = " ".repeat(indent);
        let line_break = self.line_break(line);
        Ok(Edit::insert(line, format!("{indent}{comment}{line_break}")))
    }

    /// Removes the comment at `span`, or the part of one: from its `#` to the
    /// end of the line or to the next `#`. The line goes where nothing else is
    /// on it.
    ///
    /// # Errors
    /// Where the lines after it would flow into a block scalar, and in a text
    /// that PyYAML rejects, where it may be what ends a value.
    pub fn remove_comment(&self, span: Span) -> Result {
        if !self.stream.errors().is_empty() {
            return Err(Refusal::Unreadable);
        }
        let after = self.after(span.end());
        let next = after.trim_start_matches(SPACES);
        if next.starts_with('#') && self.line_end(span.end()) > span.end() {
            return Ok(Edit::delete(
                span.start()..span.end() + (after.len() - next.len()),
            ));
        }
        if !self.begins_line(span.start()) {
            let before = self.before(span.start()).trim_end_matches(SPACES);
            return Ok(Edit::delete(before.len()..span.end()));
        }
        let line = self.line_start(span.start());
        let next = self.next_line(span.end());
        self.check_swallowing(line, next)?;
        if self.line_end(span.end()) < next {
            return Ok(Edit::delete(line..next));
        }
        // The last line: a missing final line break stays missing.
        let before = self.before(line).trim_end_matches(is_break_or_blank);
        let scalar = self.facts().block_scalar_before(line);
        if scalar.is_some_and(|(end, _)| end >= before.len()) {
            return Err(Refusal::BlockScalar);
        }
        Ok(Edit::delete(before.len()..span.end()))
    }

    /// Whether a block scalar before `start` would take in what follows `end`,
    /// were it not for what stands between them: blank lines when it keeps them,
    /// lines of spaces, which are content where they are long enough, and
    /// comments that are further in.
    /// At the start of the text that is the byte order mark, which takes in a character of a line.
    pub(super) fn check_swallowing(&self, start: usize, end: usize) -> Result<()> {
        if start == 0 && self.after(end).starts_with(BYTE_ORDER_MARK) {
            return Err(Refusal::Layout);
        }
        let Some((scalar, keeps)) = self.facts().block_scalar_before(start) else {
            return Ok(());
        };
        if !self.is_blank(scalar, start) {
            return Ok(());
        }
        let continues = keeps && end < self.text.len() && self.is_blank(end, self.line_end(end));
        let is_followed = self.after(end).trim_start().starts_with('#');
        if continues || is_followed || self.has_line_of_spaces(end) {
            return Err(Refusal::BlockScalar);
        }
        Ok(())
    }

    /// Whether one of the blank lines from `start` on has spaces.
    fn has_line_of_spaces(&self, start: usize) -> bool {
        let rest = self.after(start);
        let blank = rest.find(|char| !is_break_or_blank(char));
        let lines = match blank {
            // What stands before the next thing on its line indents it.
            Some(end) => rest.get(..end).unwrap_or_default().rsplit_once(LINE_BREAKS),
            None => Some((rest, "")),
        };
        lines.is_some_and(|(lines, _)| lines.contains(' '))
    }

    /// The outermost value that is no block and that `offset` is in the middle of.
    fn value_around(&self, offset: usize) -> Option<Span> {
        let facts = self.facts();
        facts
            .flow_around(offset)
            .or_else(|| facts.scalar_around(offset))
    }
}

/// Whether `comment` is one comment on one line.
fn check_comment(comment: &str) -> Result<()> {
    let may_stand = |char: char| {
        let is_break = matches!(char, '\u{2028}' | '\u{2029}');
        let is_refused = matches!(char, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
        char == '\t' || !(char.is_control() || is_break || is_refused)
    };
    if comment.starts_with('#') && comment.chars().all(may_stand) {
        Ok(())
    } else {
        Err(Refusal::Unwritable)
    }
}
