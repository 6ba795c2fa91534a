//! From bytes to the units of UTF-16 in which JavaScript counts, and back.

use avatar_lint_rules::LineIndex;

/// The offsets of a string in both units.
pub(crate) struct Units {
    /// For each byte, and for the end, the unit it is in; empty where both are the same.
    by_byte: Vec<u32>,
    len: usize,
    lines: LineIndex,
}

impl Units {
    pub(crate) fn new(text: &str) -> Self {
        let mut by_byte = Vec::new();
        if !text.is_ascii() {
            let mut unit = 0;
            for character in text.chars() {
                by_byte.extend(std::iter::repeat_n(unit, character.len_utf8()));
                unit += if character.len_utf16() == 2 { 2 } else { 1 };
            }
            by_byte.push(unit);
        }
        Self {
            by_byte,
            len: text.len(),
            lines: LineIndex::new(text),
        }
    }

    /// The unit of a byte.
    pub(crate) fn unit(&self, byte: usize) -> u32 {
        let byte = byte.min(self.len);
        let same = || u32::try_from(byte).unwrap_or(u32::MAX);
        self.by_byte.get(byte).copied().unwrap_or_else(same)
    }

    /// The byte at which the character of a unit begins.
    pub(crate) fn offset(&self, unit: u32) -> usize {
        if self.by_byte.is_empty() {
            return self.len.min(unit as usize);
        }
        let after = self.by_byte.partition_point(|&other| other <= unit);
        let found = after.saturating_sub(1);
        let unit = self.by_byte.get(found).copied().unwrap_or_default();
        self.by_byte.partition_point(|&other| other < unit)
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
