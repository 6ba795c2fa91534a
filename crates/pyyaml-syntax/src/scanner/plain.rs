//! Scalars without quotes.

use super::cursor::span;
use super::{Scanner, TokenKind};
use crate::Style;
use crate::error::Result;

/// Bytes that may end a run of a plain scalar: blanks, the first bytes of line
/// breaks, `:`, and the indicators that count inside brackets.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = b" \t\r\n\xC2\xE2:,?[]{}";
    let mut index = 0;
    while index < bytes.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            stops[bytes[index] as usize] = true;
        }
        index += 1;
    }
    stops
};

/// What stands between two runs of a plain scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Spaces,
    Lines,
}

impl Scanner<'_> {
    pub(super) fn fetch_plain(&mut self) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = false;

        let start = self.cursor.pos();
        let mut end = start;
        let mut gap = Gap::Spaces;
        // Where the text begins in the cooked text, once a line break is in it.
        let mut cooked = None;
        while self.cursor.peek() != Some(b'#') {
            let len = self.plain_run();
            if len == 0 {
                break;
            }
            self.key_allowed = false;
            let run = span(self.cursor.pos(), self.cursor.pos() + len);
            self.cursor.advance(len);
            if cooked.is_none() && gap == Gap::Lines {
                cooked = Some(self.cooked.len());
                self.cooked
                    .push_str(span(start, end).text(self.cursor.text()));
            }
            if cooked.is_some() {
                self.cook_gap(span(end, run.start()).text(self.text()));
                self.cooked.push_str(run.text(self.cursor.text()));
            }
            end = run.end();
            match self.skip_gap() {
                Some(found) => gap = found,
                None => break,
            }
            if !self.in_flow() && self.cursor.column() < self.content_column() {
                break;
            }
        }

        let place = span(start, end);
        let text = cooked.map_or(place, |from| self.cooked_span(from));
        let style = Style::Plain;
        self.push(TokenKind::Scalar { text, style }, place);
        Ok(())
    }

    /// Number of bytes up to a blank, a line break or an indicator.
    fn plain_run(&self) -> usize {
        let rest = self.cursor.rest();
        let mut len = 0;
        loop {
            let run = rest.get(len..).unwrap_or_default();
            let stop = |&byte: &u8| STOPS.get(usize::from(byte)).is_some_and(|&stop| stop);
            len += run.iter().position(stop).unwrap_or(run.len());
            let ends = match rest.get(len) {
                Some(b':') => {
                    self.cursor.is_blank_or_line_end(len + 1)
                        || self.in_flow()
                            && matches!(rest.get(len + 1), Some(b',' | b'[' | b']' | b'{' | b'}'))
                }
                Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => self.in_flow(),
                Some(b' ' | b'\t') | None => true,
                Some(_) => self.cursor.break_len(len) > 0,
            };
            if ends {
                return len;
            }
            len += 1;
        }
    }

    /// Goes over spaces and line breaks after a run; `None` when it cannot go
    /// on after them.
    fn skip_gap(&mut self) -> Option<Gap> {
        let start = self.cursor.pos();
        self.cursor.skip_spaces();
        if self.cursor.skip_break().is_none() {
            return (self.cursor.pos() > start).then_some(Gap::Spaces);
        }
        self.key_allowed = true;
        loop {
            if self.cursor.document_marker().is_some() {
                return None;
            }
            self.cursor.skip_spaces();
            if self.cursor.skip_break().is_none() {
                return Some(Gap::Lines);
            }
        }
    }

    /// Adds what a gap means: spaces are themselves, one line break is a space,
    /// further ones are themselves.
    fn cook_gap(&mut self, gap: &str) {
        let unified = gap.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
        let mut breaks = unified.chars().filter(|&char| char != ' ');
        match breaks.next() {
            None => self.cooked.push_str(gap),
            Some('\n') => {
                let before = self.cooked.len();
                self.cooked.extend(breaks);
                if self.cooked.len() == before {
                    self.cooked.push(' ');
                }
            }
            Some(first) => {
                self.cooked.push(first);
                self.cooked.extend(breaks);
            }
        }
    }
}
