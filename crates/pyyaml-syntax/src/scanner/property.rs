//! Anchors, aliases and tags.

use super::Scanner;
use crate::Span;
use crate::diagnosis;
use crate::error::Result;
use crate::text::count;
use crate::token::{Token, TokenKind};

impl Scanner<'_> {
    /// `&name` or `*name`.
    pub(super) fn fetch_named(&mut self, kind: TokenKind) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = false;

        let start = self.cursor.pos();
        self.cursor.advance(1);
        let len = self.name_len(0);
        self.cursor.advance(len);
        let ended = self.cursor.is_blank_or_line_end(0)
            || matches!(
                self.cursor.peek(),
                Some(b'?' | b':' | b',' | b']' | b'}' | b'%' | b'@' | b'`')
            );
        if len == 0 || !ended {
            return Err(Box::new(diagnosis::anchor_name(&self.cursor, start)));
        }
        self.push(kind, self.cursor.span_from(start));
        Ok(())
    }

    /// Number of letters, digits, `-` and `_` at `offset` bytes from here.
    pub(super) fn name_len(&self, offset: usize) -> usize {
        let rest = self.cursor.rest().get(offset..).unwrap_or_default();
        let part = |&byte: &u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        rest.iter().take_while(|byte| part(byte)).count()
    }

    pub(super) fn fetch_tag(&mut self) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = false;

        let start = self.cursor.pos();
        let (handle, text) = self.tag(start)?;
        if !self.cursor.is_space_or_line_end(0) {
            return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
        }
        self.queue.push(Token {
            text,
            handle,
            ..Token::sign(TokenKind::Tag, self.cursor.span_from(start))
        });
        Ok(())
    }

    /// The length of the handle, and the suffix.
    fn tag(&mut self, start: usize) -> Result<(u32, Span)> {
        if self.cursor.peek_at(1) == Some(b'<') {
            self.cursor.advance(2);
            let suffix = self.uri(start)?;
            if self.cursor.peek() != Some(b'>') {
                return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
            }
            self.cursor.advance(1);
            return Ok((0, suffix));
        }
        if self.cursor.is_blank_or_line_end(1) {
            self.cursor.advance(1);
            return Ok((0, self.cursor.span_from(start)));
        }
        if self.has_second_mark() {
            self.handle(start)?;
        } else {
            self.cursor.advance(1);
        }
        let handle = count(self.cursor.pos() - start);
        Ok((handle, self.uri(start)?))
    }

    /// Whether another `!` comes before the next space.
    fn has_second_mark(&self) -> bool {
        let mut offset = 1;
        while !self.cursor.is_space_or_line_end(offset) {
            if self.cursor.peek_at(offset) == Some(b'!') {
                return true;
            }
            offset += 1;
        }
        false
    }

    /// `!`, `!!` or `!name!`.
    pub(super) fn handle(&mut self, start: usize) -> Result<()> {
        if self.cursor.peek() != Some(b'!') {
            return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
        }
        self.cursor.advance(1);
        if self.cursor.peek() != Some(b' ') {
            self.cursor.advance(self.name_len(0));
            if self.cursor.peek() != Some(b'!') {
                return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
            }
            self.cursor.advance(1);
        }
        Ok(())
    }

    /// The characters of a tag or of a prefix of tags, at least one.
    pub(super) fn uri(&mut self, start: usize) -> Result<Span> {
        let from = self.cursor.pos();
        let mut escaped = false;
        while let Some(byte) = self.cursor.peek() {
            match byte {
                b'%' => {
                    escaped = true;
                    self.cursor.advance(1);
                    for _ in 0..2 {
                        if !self.cursor.peek().is_some_and(|b| b.is_ascii_hexdigit()) {
                            return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
                        }
                        self.cursor.advance(1);
                    }
                }
                b'-' | b';' | b'/' | b'?' | b':' | b'@' | b'&' | b'=' | b'+' | b'$' | b','
                | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' | b'[' | b']' => {
                    self.cursor.advance(1);
                }
                _ if byte.is_ascii_alphanumeric() => self.cursor.advance(1),
                _ => break,
            }
        }
        let written = Span::new(from, self.cursor.pos());
        if written.is_empty() {
            return Err(Box::new(diagnosis::tag_syntax(&self.cursor, start)));
        }
        if !escaped {
            return Ok(written);
        }
        match unescape(written.text(self.text())) {
            Some(text) => {
                let from = self.cooked.len();
                self.cooked.push_str(&text);
                Ok(self.cooked_span(from))
            }
            None => Err(Box::new(diagnosis::tag_syntax(&self.cursor, start))),
        }
    }
}

/// Percent escapes as the bytes they name, when those are UTF-8.
fn unescape(written: &str) -> Option<String> {
    let mut parts = written.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
