//! Scalars without quotes.

use super::Scanner;
use crate::error::Result;
use crate::{Span, Style};

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

/// A line's part of a plain scalar, in bytes from its start.
#[derive(Clone, Copy)]
struct Line {
    /// Where its text ends.
    text: usize,
    /// Where the spaces after that end.
    spaces: usize,
}

impl Scanner<'_> {
    pub(super) fn fetch_plain(&mut self) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = false;

        let start = self.cursor.pos();
        let line = self.plain_line();
        let mut end = start + line.text;
        self.cursor.advance(line.spaces);
        // Where the text begins in the cooked text, once it has a second line.
        let mut cooked = None;
        while self.next_line() {
            let next = self.cursor.pos();
            let line = self.plain_line();
            if line.text == 0 {
                break;
            }
            self.key_allowed = false;
            if cooked.is_none() {
                cooked = Some(self.cooked.len());
                self.cooked
                    .push_str(Span::new(start, end).text(self.cursor.text()));
            }
            self.cook_gap(Span::new(end, next).text(self.cursor.text()));
            end = next + line.text;
            self.cooked
                .push_str(Span::new(next, end).text(self.cursor.text()));
            self.cursor.advance(line.spaces);
        }

        let place = Span::new(start, end);
        let text = cooked.map_or(place, |from| self.cooked_span(from));
        self.push_scalar(text, Style::Plain, place);
        Ok(())
    }

    /// Reads ahead up to a line break, a comment, a tab or an indicator.
    fn plain_line(&self) -> Line {
        let rest = self.cursor.rest();
        let mut line = Line { text: 0, spaces: 0 };
        let mut len = 0;
        loop {
            let run = rest.get(len..).unwrap_or_default();
            let stop = |&byte: &u8| STOPS.get(usize::from(byte)).is_some_and(|&stop| stop);
            let stop = run.iter().position(stop).unwrap_or(run.len());
            let ends = match run.get(stop) {
                Some(b':') => self.is_colon_end(len + stop + 1),
                Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => self.in_flow(),
                Some(b' ' | b'\t') | None => true,
                Some(_) => self.cursor.break_len(len + stop) > 0,
            };
            len += stop;
            if !ends {
                len += 1;
                continue;
            }
            if len == line.spaces {
                return line;
            }
            line.text = len;
            while rest.get(len) == Some(&b' ') {
                len += 1;
            }
            line.spaces = len;
            if len == line.text || rest.get(len) == Some(&b'#') {
                return line;
            }
        }
    }

    /// Whether a `:` ends a scalar, by what follows it.
    fn is_colon_end(&self, next: usize) -> bool {
        self.cursor.is_blank_or_line_end(next)
            || self.in_flow()
                && matches!(
                    self.cursor.peek_at(next),
                    Some(b',' | b'[' | b']' | b'{' | b'}')
                )
    }

    /// Goes over line breaks to what may go on with a scalar.
    fn next_line(&mut self) -> bool {
        if self.cursor.skip_break().is_none() {
            return false;
        }
        self.key_allowed = true;
        loop {
            if self.cursor.document_marker().is_some() {
                return false;
            }
            self.cursor.skip_spaces();
            if self.cursor.skip_break().is_none() {
                break;
            }
        }
        self.cursor.peek() != Some(b'#')
            && (self.in_flow() || self.cursor.column() >= self.content_column())
    }

    /// Adds what line breaks mean: one is a space, further ones are themselves.
    fn cook_gap(&mut self, gap: &str) {
        let unified = gap.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
        let mut breaks = unified.chars().filter(|&char| char != ' ');
        let before = self.cooked.len();
        if let Some(first) = breaks.next()
            && first != '\n'
        {
            self.cooked.push(first);
        }
        self.cooked.extend(breaks);
        if self.cooked.len() == before {
            self.cooked.push(' ');
        }
    }
}
