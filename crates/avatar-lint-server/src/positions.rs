//! How editors count: lines from 0, and columns from 0 in units of UTF-16, or
//! of UTF-8 where both sides can.

use avatar_lint_rules::LineIndex;
use gen_lsp_types::{ClientCapabilities, Position, PositionEncodingKind, Range};
use pyyaml_syntax::Span;

/// The unit in which columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16: what every editor must understand.
    Utf16,
}

impl Encoding {
    /// UTF-8, which costs nothing here, if the editor offers it.
    pub(crate) fn negotiate(capabilities: &ClientCapabilities) -> Self {
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_ref());
        if offered.is_some_and(|offered| offered.contains(&PositionEncodingKind::UTF8)) {
            Self::Utf8
        } else {
            Self::Utf16
        }
    }

    /// The protocol's word for it.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// Translates between offsets in a text and an editor's positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Positions<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    encoding: Encoding,
}

impl<'a> Positions<'a> {
    /// For `text`, whose lines are `lines`.
    pub(crate) fn new(text: &'a str, lines: &'a LineIndex, encoding: Encoding) -> Self {
        Self {
            text,
            lines,
            encoding,
        }
    }

    /// The position of a byte offset. Inside a line break it is the end of the
    /// line, past the end of the text the end of the text.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.lines.line(offset);
        let line_span = self.lines.line_span(self.text, line);
        let end = offset.clamp(line_span.start(), line_span.end());
        let before = |offset| match self.encoding {
            Encoding::Utf8 => offset,
            Encoding::Utf16 => self.lines.utf16_before(self.text, offset),
        };
        Position::new(
            to_u32(line.saturating_sub(1)),
            to_u32(before(end) - before(line_span.start())),
        )
    }

    /// The range of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start()), self.position(span.end()))
    }

    /// The byte offset of a position, always at the boundary of a character.
    /// Past the end of a line it is the line's end, past the last line the end
    /// of the text.
    pub(crate) fn offset(&self, position: Position) -> usize {
        let line = position.line as usize + 1;
        if line > self.lines.count() {
            return self.text.len();
        }
        let span = self.lines.line_span(self.text, line);
        let column = position.character as usize;
        let offset = match self.encoding {
            Encoding::Utf8 => self.text.floor_char_boundary(span.start() + column),
            Encoding::Utf16 => {
                let before = self.lines.utf16_before(self.text, span.start());
                self.lines.offset_of_utf16(self.text, before + column)
            }
        };
        offset.min(span.end())
    }

    /// The span of a range; a range that is turned around is turned back.
    pub(crate) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }
}

/// Offsets in texts that the reader accepts fit in 32 bits.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Positions};
    use avatar_lint_rules::LineIndex;
    use gen_lsp_types::Position;
    use proptest::prelude::*;

    /// The position by the definition of the protocol: split at line breaks,
    /// encode what precedes.
    fn expected(text: &str, offset: usize, encoding: Encoding) -> Position {
        let before = &text[..offset];
        let mut line = 0;
        let mut start = 0;
        let bytes = before.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let is_crlf = *byte == b'\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
            if *byte == b'\n' || (*byte == b'\r' && !is_crlf) {
                line += 1;
                start = at + 1;
            }
        }
        let column = before[start..].trim_end_matches('\r');
        let units = match encoding {
            Encoding::Utf8 => column.len(),
            Encoding::Utf16 => column.encode_utf16().count(),
        };
        Position::new(line, u32::try_from(units).unwrap())
    }

    fn texts() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop_oneof![
                Just("a"),
                Just(": "),
                Just("é"),
                Just("漢"),
                Just("😀"),
                Just("\u{feff}"),
                Just("\n"),
                Just("\r\n"),
                Just("\r"),
                Just("\u{85}"),
                Just("\u{2028}"),
                Just("e\u{301}"),
                Just("\t"),
            ],
            0..40,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn positions_are_those_of_the_protocol_and_lead_back(
            text in texts(),
            encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16)],
        ) {
            let lines = LineIndex::new(&text);
            let positions = Positions::new(&text, &lines, encoding);
            for offset in (0..=text.len()).filter(|&offset| text.is_char_boundary(offset)) {
                let position = positions.position(offset);
                prop_assert_eq!(position, expected(&text, offset, encoding));
                let in_break = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                let back = if in_break { offset - 1 } else { offset };
                prop_assert_eq!(positions.offset(position), back);
            }
        }

        #[test]
        fn any_position_is_somewhere_in_the_text(
            text in texts(), line in 0..60_u32, column in 0..60_u32,
            encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16)],
        ) {
            let lines = LineIndex::new(&text);
            let positions = Positions::new(&text, &lines, encoding);
            let offset = positions.offset(Position::new(line, column));
            prop_assert!(text.is_char_boundary(offset));
        }
    }

    #[test]
    fn a_column_inside_a_surrogate_pair_is_the_character() {
        let text = "a😀b";
        let lines = LineIndex::new(text);
        let positions = Positions::new(text, &lines, Encoding::Utf16);
        assert_eq!(positions.offset(Position::new(0, 2)), 1);
        assert_eq!(positions.offset(Position::new(0, 3)), 5);
        assert_eq!(positions.offset(Position::new(0, 99)), 6);
        assert_eq!(positions.offset(Position::new(9, 0)), 6);
    }
}
