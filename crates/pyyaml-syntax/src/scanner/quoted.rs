//! Scalars in single or double quotes.

use super::Scanner;
use crate::cursor::Break;
use crate::diagnosis;
use crate::error::Result;
use crate::{Span, Style};

impl Scanner<'_> {
    pub(super) fn fetch_quoted(&mut self) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = false;

        let start = self.cursor.pos();
        let (quote, style) = match self.cursor.peek() {
            Some(b'"') => (b'"', Style::DoubleQuoted),
            _ => (b'\'', Style::SingleQuoted),
        };
        self.cursor.advance(1);
        let text = match self.simple_quoted_len(quote) {
            Some(len) => {
                let inside = self.cursor.pos();
                self.cursor.advance(len + 1);
                Span::new(inside, inside + len)
            }
            None => self.cook_quoted(quote, start)?,
        };
        let place = self.cursor.span_from(start);
        self.push_scalar(text, style, place);
        Ok(())
    }

    /// Number of bytes up to the closing quote, when all of them mean themselves.
    fn simple_quoted_len(&self, quote: u8) -> Option<usize> {
        let rest = self.cursor.rest();
        let escape = if quote == b'"' { b'\\' } else { quote };
        let len = memchr::memchr3(quote, escape, b'\n', rest)?;
        let closes =
            rest.get(len) == Some(&quote) && (quote == b'"' || rest.get(len + 1) != Some(&quote));
        (closes && !self.cursor.has_break(len)).then_some(len)
    }

    /// Reads up to and with the closing quote into the cooked text.
    fn cook_quoted(&mut self, quote: u8, open: usize) -> Result<Span> {
        let from = self.cooked.len();
        loop {
            self.cook_run(quote);
            match self.cursor.peek() {
                None => return Err(Box::new(diagnosis::unclosed_quote(&self.cursor, open))),
                Some(b'\'') if quote == b'\'' && self.cursor.peek_at(1) == Some(b'\'') => {
                    self.cooked.push('\'');
                    self.cursor.advance(2);
                }
                Some(byte) if byte == quote => {
                    self.cursor.advance(1);
                    return Ok(self.cooked_span(from));
                }
                Some(b'\\') if quote == b'"' => self.cook_escape(open)?,
                _ => self.cook_blanks(open)?,
            }
        }
    }

    /// Copies what means itself.
    fn cook_run(&mut self, quote: u8) {
        let rest = self.cursor.rest();
        let ends = |(index, &byte): (usize, &u8)| match byte {
            b' ' | b'\t' | b'\n' | b'\r' => true,
            b'\\' => quote == b'"',
            0xC2 | 0xE2 => self.cursor.break_len(index) > 0,
            _ => byte == quote,
        };
        let len = rest.iter().enumerate().position(ends);
        let start = self.cursor.pos();
        self.cursor.advance(len.unwrap_or(rest.len()));
        let run = self.text().get(start..self.cursor.pos());
        self.cooked.push_str(run.unwrap_or_default());
    }

    /// Blanks inside a line stay; around line breaks they go.
    fn cook_blanks(&mut self, open: usize) -> Result<()> {
        let start = self.cursor.pos();
        while matches!(self.cursor.peek(), Some(b' ' | b'\t')) {
            self.cursor.advance(1);
        }
        let blanks = Span::new(start, self.cursor.pos());
        if self.cursor.peek().is_none() {
            return Err(Box::new(diagnosis::unclosed_quote(&self.cursor, open)));
        }
        let Some(first) = self.cursor.skip_break() else {
            self.cooked.push_str(blanks.text(self.cursor.text()));
            return Ok(());
        };
        if first != Break::Line {
            self.cooked.push(first.as_char());
        }
        let further = self.cook_breaks(open)?;
        if first == Break::Line && !further {
            self.cooked.push(' ');
        }
        Ok(())
    }

    /// Empty lines are line breaks of the text. Tells whether there were any.
    fn cook_breaks(&mut self, open: usize) -> Result<bool> {
        let mut any = false;
        loop {
            if self.cursor.document_marker().is_some() {
                return Err(Box::new(diagnosis::unclosed_quote(&self.cursor, open)));
            }
            while matches!(self.cursor.peek(), Some(b' ' | b'\t')) {
                self.cursor.advance(1);
            }
            match self.cursor.skip_break() {
                Some(further) => self.cooked.push(further.as_char()),
                None => return Ok(any),
            }
            any = true;
        }
    }

    /// A backslash and what it makes of what follows.
    fn cook_escape(&mut self, open: usize) -> Result<()> {
        let start = self.cursor.pos();
        self.cursor.advance(1);
        let meant = match self.cursor.peek() {
            Some(b'0') => '\0',
            Some(b'a') => '\x07',
            Some(b'b') => '\x08',
            Some(b't' | b'\t') => '\t',
            Some(b'n') => '\n',
            Some(b'v') => '\x0B',
            Some(b'f') => '\x0C',
            Some(b'r') => '\r',
            Some(b'e') => '\x1B',
            Some(byte @ (b' ' | b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'N') => '\u{85}',
            Some(b'_') => '\u{A0}',
            Some(b'L') => '\u{2028}',
            Some(b'P') => '\u{2029}',
            Some(b'x') => self.code(start, 2)?,
            Some(b'u') => self.code(start, 4)?,
            Some(b'U') => self.code(start, 8)?,
            _ if self.cursor.skip_break().is_some() => {
                self.cook_breaks(open)?;
                return Ok(());
            }
            _ => return Err(Box::new(diagnosis::unknown_escape(&self.cursor, start))),
        };
        self.cursor.advance(1);
        self.cooked.push(meant);
        Ok(())
    }

    /// The character of an escape with digits, all but the last of which are
    /// left behind.
    fn code(&mut self, start: usize, digits: usize) -> Result<char> {
        let mut code = 0_u32;
        for index in 1..=digits {
            let digit = self.cursor.peek_at(index).map(char::from);
            match digit.and_then(|digit| digit.to_digit(16)) {
                Some(digit) => code = code << 4 | digit,
                None => {
                    return Err(Box::new(diagnosis::short_escape(
                        &self.cursor,
                        start,
                        digits,
                    )));
                }
            }
        }
        self.cursor.advance(digits);
        let place = Span::new(start, self.cursor.pos() + 1);
        match char::from_u32(code) {
            Some(char) => Ok(char),
            // Half of a character, which Python holds and UTF-8 cannot.
            None if (0xD800..0xE000).contains(&code) => {
                self.faults.push(diagnosis::lone_surrogate(place));
                Ok(char::REPLACEMENT_CHARACTER)
            }
            None => Err(Box::new(diagnosis::no_such_character(place))),
        }
    }

    /// The span of what was added to the cooked text since it had length `from`.
    pub(super) fn cooked_span(&self, from: usize) -> Span {
        let behind = self.text().len();
        Span::new(behind + from, behind + self.cooked.len())
    }
}
