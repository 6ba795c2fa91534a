//! Block scalars: `|` keeps lines, `>` folds them.

use super::Scanner;
use crate::cursor::Break;
use crate::diagnosis;
use crate::error::Result;
use crate::{Span, Style};

/// What happens to the line breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    /// `-`: none is kept.
    Strip,
    /// One is kept.
    Clip,
    /// `+`: all are kept.
    Keep,
}

impl Scanner<'_> {
    pub(super) fn fetch_block_scalar(&mut self) -> Result<()> {
        self.key_allowed = true;
        self.drop_candidate()?;

        let start = self.cursor.pos();
        let style = match self.cursor.peek() {
            Some(b'>') => Style::Folded,
            _ => Style::Literal,
        };
        self.cursor.advance(1);
        let (chomping, increment) = self.block_header()?;
        let header_end = self.cursor.pos();
        self.end_of_header_line()?;

        let from = self.cooked.len();
        // Line breaks that count only if the text goes on, or if all are kept.
        let mut breaks = String::new();
        let least = self.content_column().max(1);
        let column = match increment {
            Some(increment) => {
                let column = least + increment - 1;
                self.block_breaks(column, &mut breaks);
                column
            }
            None => self.detect_block_column(&mut breaks).max(least),
        };
        let text_end = self.cook_block_lines(style, column, chomping, &mut breaks);

        let text = self.cooked_span(from);
        let place = Span::new(start, text_end.unwrap_or(header_end));
        self.push_scalar(text, style, place);
        Ok(())
    }

    /// Reads the lines at `column`; gives the end of the last one.
    fn cook_block_lines(
        &mut self,
        style: Style,
        column: usize,
        chomping: Chomping,
        breaks: &mut String,
    ) -> Option<usize> {
        let mut text_end = None;
        let mut last_break = None;
        while self.cursor.column() == column && self.cursor.peek().is_some() {
            self.cooked.push_str(breaks);
            let indented = self.at_blank();
            let start = self.cursor.pos();
            self.cursor.advance(self.cursor.line_len());
            text_end = Some(self.cursor.pos());
            let line = self.text().get(start..self.cursor.pos());
            self.cooked.push_str(line.unwrap_or_default());
            last_break = self.cursor.skip_break();

            breaks.clear();
            self.block_breaks(column, breaks);
            if self.cursor.column() != column || self.cursor.peek().is_none() {
                break;
            }
            let folds = style == Style::Folded
                && last_break == Some(Break::Line)
                && !indented
                && !self.at_blank();
            if !folds {
                self.cooked.extend(last_break.map(Break::as_char));
            } else if breaks.is_empty() {
                self.cooked.push(' ');
            }
        }
        if chomping != Chomping::Strip {
            self.cooked.extend(last_break.map(Break::as_char));
        }
        if chomping == Chomping::Keep {
            self.cooked.push_str(breaks);
        }
        text_end
    }

    fn at_blank(&self) -> bool {
        matches!(self.cursor.peek(), Some(b' ' | b'\t'))
    }

    /// The signs after `|` or `>`, in either order.
    fn block_header(&mut self) -> Result<(Chomping, Option<usize>)> {
        let mut chomping = None;
        let mut increment = None;
        loop {
            match self.cursor.peek() {
                Some(b'+') if chomping.is_none() => chomping = Some(Chomping::Keep),
                Some(b'-') if chomping.is_none() => chomping = Some(Chomping::Strip),
                Some(digit @ b'1'..=b'9') if increment.is_none() => {
                    increment = Some(usize::from(digit - b'0'));
                }
                _ => break,
            }
            self.cursor.advance(1);
        }
        if !self.cursor.is_space_or_line_end(0) {
            return Err(Box::new(diagnosis::block_header(&self.cursor)));
        }
        Ok((chomping.unwrap_or(Chomping::Clip), increment))
    }

    fn end_of_header_line(&mut self) -> Result<()> {
        self.cursor.skip_spaces();
        self.skip_comment();
        if !self.cursor.is_line_end(0) {
            return Err(Box::new(diagnosis::block_header(&self.cursor)));
        }
        self.cursor.skip_break();
        Ok(())
    }

    /// Skips empty lines and finds the column that the widest of them and the
    /// first line with text reach.
    fn detect_block_column(&mut self, breaks: &mut String) -> usize {
        let mut widest = 0;
        loop {
            self.cursor.skip_spaces();
            widest = widest.max(self.cursor.column());
            match self.cursor.skip_break() {
                Some(further) => breaks.push(further.as_char()),
                None => return widest,
            }
        }
    }

    /// Skips empty lines, and indentation up to `column`.
    fn block_breaks(&mut self, column: usize, breaks: &mut String) {
        self.cursor.skip_spaces_to(column);
        while let Some(further) = self.cursor.skip_break() {
            breaks.push(further.as_char());
            self.cursor.skip_spaces_to(column);
        }
    }
}
