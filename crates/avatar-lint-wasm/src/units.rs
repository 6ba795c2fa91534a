//! From bytes to the units of UTF-16 in which JavaScript counts, and back.

use avatar_lint_rules::LineIndex;

/// The offsets of a string in both units.
pub(crate) struct Units<'t> {
    text: &'t str,
    lines: LineIndex,
}

impl<'t> Units<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
        }
    }

    /// The unit of a byte: that at which its character begins.
    pub(crate) fn unit(&self, byte: usize) -> u32 {
        let byte = self.text.floor_char_boundary(byte);
        let unit = self.lines.utf16_before(self.text, byte);
        u32::try_from(unit).unwrap_or(u32::MAX)
    }

    /// The byte at which the character of a unit begins.
    pub(crate) fn offset(&self, unit: u32) -> usize {
        self.lines.offset_of_utf16(self.text, unit as usize)
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.lines.line(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Units;

    #[test]
    fn units_are_those_of_javascript_and_lead_back() {
        let text = "a: é\n😀b";
        let units = Units::new(text);
        let by_byte: Vec<u32> = text.char_indices().map(|(at, _)| units.unit(at)).collect();
        assert_eq!(by_byte, [0, 1, 2, 3, 4, 5, 7]);
        assert_eq!(units.unit(text.len()), 8);
        for (at, _) in text.char_indices() {
            assert_eq!(units.offset(units.unit(at)), at);
        }
        // In the middle of a character, and after the end.
        assert_eq!(units.offset(6), 6);
        assert_eq!(units.offset(99), text.len());
        assert_eq!(Units::new("ab").offset(99), 2);
        assert_eq!(units.line(6), 2);
    }
}
