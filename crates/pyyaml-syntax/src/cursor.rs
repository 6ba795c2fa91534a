//! A place in the text that knows its line and column.

use memchr::memchr2;

use crate::Span;
use crate::text::TextFacts;

/// Reads bytes and keeps count of columns as PyYAML does: in characters, from
/// 0, byte order marks not counted.
#[derive(Debug)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
    facts: TextFacts,
    pos: usize,
    line_start: usize,
    /// Bytes of the line so far that are not a column of their own.
    extra: usize,
}

/// What a line break is to a scalar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Break {
    /// LF, CR, CR LF or NEL: all of them read as LF.
    Line,
    /// U+2028, which stays itself.
    LineSeparator,
    /// U+2029, which stays itself.
    ParagraphSeparator,
}

impl Break {
    pub(crate) const fn as_char(self) -> char {
        match self {
            Self::Line => '\n',
            Self::LineSeparator => '\u{2028}',
            Self::ParagraphSeparator => '\u{2029}',
        }
    }
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str, facts: TextFacts) -> Self {
        let bytes = text.as_bytes();
        // A mark at the very start is skipped; elsewhere it is a character.
        let pos = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text,
            bytes,
            facts,
            pos,
            line_start: pos,
            extra: 0,
        }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    /// Where the line begins; tells lines apart.
    pub(crate) fn line_start(&self) -> usize {
        self.line_start
    }

    pub(crate) fn column(&self) -> usize {
        self.pos - self.line_start - self.extra
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    /// The byte `offset` bytes after the next one.
    pub(crate) fn peek_at(&self, offset: usize) -> Option<u8> {
        self.bytes.get(self.pos + offset).copied()
    }

    /// What is left to read.
    pub(crate) fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.pos..).unwrap_or_default()
    }

    /// The span from `start` to here.
    pub(crate) fn span_from(&self, start: usize) -> Span {
        Span::new(start, self.pos)
    }

    /// The place here.
    pub(crate) fn here(&self) -> Span {
        Span::new(self.pos, self.pos)
    }

    /// The next character, or nothing at the end or before a line break.
    pub(crate) fn next_char_span(&self) -> Span {
        if self.break_len(0) > 0 {
            return self.here();
        }
        let next = self.text.get(self.pos..).and_then(|s| s.chars().next());
        Span::new(self.pos, self.pos + next.map_or(0, char::len_utf8))
    }

    /// The next character for a message.
    pub(crate) fn next_char(&self) -> Option<char> {
        self.text.get(self.pos..)?.chars().next()
    }

    /// Goes on by bytes of one line.
    #[inline]
    pub(crate) fn advance(&mut self, len: usize) {
        if !self.facts.ascii {
            self.count_extra(len);
        }
        self.pos = (self.pos + len).min(self.bytes.len());
    }

    #[cold]
    fn count_extra(&mut self, len: usize) {
        let ahead = self.rest();
        let passed = ahead.get(..len).unwrap_or(ahead);
        self.extra += passed.iter().filter(|&&b| is_continuation(b)).count();
        if self.facts.marks {
            self.extra += memchr::memmem::find_iter(passed, "\u{feff}").count();
        }
    }

    /// Goes on over spaces.
    #[inline]
    pub(crate) fn skip_spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.pos += 1;
        }
    }

    /// Goes on over spaces, but not beyond a column.
    pub(crate) fn skip_spaces_to(&mut self, column: usize) {
        while self.column() < column && self.peek() == Some(b' ') {
            self.pos += 1;
        }
    }

    /// Length of the line break at `offset` bytes from here; 0 when there is none.
    #[inline]
    pub(crate) fn break_len(&self, offset: usize) -> usize {
        match self.peek_at(offset) {
            Some(b'\r') if self.peek_at(offset + 1) == Some(b'\n') => 2,
            Some(b'\n' | b'\r') => 1,
            Some(0xC2) if self.peek_at(offset + 1) == Some(0x85) => 2,
            Some(0xE2)
                if self.peek_at(offset + 1) == Some(0x80)
                    && matches!(self.peek_at(offset + 2), Some(0xA8 | 0xA9)) =>
            {
                3
            }
            _ => 0,
        }
    }

    /// Goes on over a line break, if there is one here.
    #[inline]
    pub(crate) fn skip_break(&mut self) -> Option<Break> {
        let (len, kind) = match self.peek()? {
            b'\n' => (1, Break::Line),
            b'\r' | 0xC2 | 0xE2 => self.rare_break()?,
            _ => return None,
        };
        self.pos += len;
        self.line_start = self.pos;
        self.extra = 0;
        Some(kind)
    }

    fn rare_break(&self) -> Option<(usize, Break)> {
        let kind = match self.rest() {
            [_, 0x80, 0xA8, ..] => Break::LineSeparator,
            [_, 0x80, 0xA9, ..] => Break::ParagraphSeparator,
            _ => Break::Line,
        };
        let len = self.break_len(0);
        (len > 0).then_some((len, kind))
    }

    /// Whether the text ends, or a line break is, `offset` bytes from here.
    pub(crate) fn is_line_end(&self, offset: usize) -> bool {
        self.pos + offset >= self.bytes.len() || self.break_len(offset) > 0
    }

    /// [`is_line_end`](Self::is_line_end), or a space.
    pub(crate) fn is_space_or_line_end(&self, offset: usize) -> bool {
        self.peek_at(offset) == Some(b' ') || self.is_line_end(offset)
    }

    /// [`is_space_or_line_end`](Self::is_space_or_line_end), or a tab.
    pub(crate) fn is_blank_or_line_end(&self, offset: usize) -> bool {
        self.peek_at(offset) == Some(b'\t') || self.is_space_or_line_end(offset)
    }

    /// Number of bytes up to the end of the line.
    pub(crate) fn line_len(&self) -> usize {
        let rest = self.rest();
        let mut len = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        if self.facts.wide_breaks {
            let wide = (0..len).find(|&offset| self.break_len(offset) > 0);
            len = wide.unwrap_or(len);
        }
        len
    }

    /// Whether a line break is in the next `len` bytes.
    pub(crate) fn has_break(&self, len: usize) -> bool {
        let ahead = self.rest().get(..len).unwrap_or_default();
        memchr2(b'\n', b'\r', ahead).is_some()
            || self.facts.wide_breaks && (0..len).any(|offset| self.break_len(offset) > 0)
    }

    /// Whether `---` or `...`, alone or before a blank, begins the line here.
    #[inline]
    pub(crate) fn document_marker(&self) -> Option<u8> {
        match self.peek()? {
            sign @ (b'-' | b'.') if self.column() == 0 => {
                let three = self.rest().starts_with(&[sign; 3]);
                (three && self.is_blank_or_line_end(3)).then_some(sign)
            }
            _ => None,
        }
    }

    /// Number of characters between two places of the line; counted no further
    /// than needed to know that they are more than `enough`.
    #[inline]
    pub(crate) fn is_longer(&self, start: usize, enough: usize) -> bool {
        self.pos - start > enough && self.has_more_chars(start, enough)
    }

    #[cold]
    fn has_more_chars(&self, start: usize, enough: usize) -> bool {
        let len = self.pos - start;
        // A character has at most four bytes.
        if self.facts.ascii || len > 4 * enough {
            return true;
        }
        let passed = self.bytes.get(start..self.pos).unwrap_or_default();
        let continuing = passed.iter().filter(|&&b| is_continuation(b)).count();
        len - continuing > enough
    }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}
