//! From byte offsets to lines and columns.

use pyyaml_syntax::Span;
use std::ops::Range;
use std::sync::OnceLock;

/// The lines of a text, for turning byte offsets into positions.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// The offset at which each line begins; the first is 0.
    starts: Vec<usize>,
    /// The number of columns before each block of [`BLOCK`] bytes, so that
    /// a column in a line of any length is found by counting in one block.
    /// Empty when every character is one byte.
    columns: Vec<usize>,
    /// The same in units of UTF-16, which editors and browsers ask for.
    units: OnceLock<Vec<usize>>,
}

/// The number of bytes after which characters are counted once and for all.
const BLOCK: usize = 1024;

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values. A byte order mark takes
    /// none, as PyYAML counts.
    pub column: usize,
    /// The offset in bytes, from 0.
    pub offset: usize,
}

impl LineIndex {
    /// Finds the lines of `text`. A line ends after `\n`, `\r\n` or a lone `\r`,
    /// as editors count; the rarer breaks of YAML 1.1 do not count.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for offset in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if !bytes
                .get(offset..)
                .is_some_and(|rest| rest.starts_with(b"\r\n"))
            {
                starts.push(offset + 1);
            }
        }
        let columns = if text.is_ascii() {
            Vec::new()
        } else {
            count_blocks(bytes, count_columns)
        };
        Self {
            starts,
            columns,
            units: OnceLock::new(),
        }
    }

    fn units(&self, text: &str) -> &[usize] {
        self.units.get_or_init(|| {
            if self.columns.is_empty() {
                Vec::new()
            } else {
                count_blocks(text.as_bytes(), count_units)
            }
        })
    }

    /// The number of lines; a text that ends with a line break has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from 1, on which `offset` lies.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Where `line`, from 1, begins and where it ends, without its line break.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let start = self.start(line);
        let next = self.starts.get(line).copied().unwrap_or(text.len());
        let end = text.get(start..next).map_or(start, |line| {
            start + line.trim_end_matches(['\r', '\n']).len()
        });
        Span::new(start, end)
    }

    /// The position of `offset`; past the end of `text`, that of its end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.line(offset);
        let before = |offset| self.columns_before(text, offset);
        Position {
            line,
            column: before(offset) - before(self.start(line)) + 1,
            offset,
        }
    }

    /// The number of columns before `offset`, all lines together.
    fn columns_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        match self.columns.get(block) {
            Some(&count) => count + count_columns(text.as_bytes(), block * BLOCK..offset),
            None => offset,
        }
    }

    /// The number of UTF-16 code units before `offset`, all lines together.
    pub fn utf16_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        match self.units(text).get(block) {
            Some(&count) => count + count_units(text.as_bytes(), block * BLOCK..offset),
            None => offset,
        }
    }

    /// The offset of the character in which the UTF-16 code unit number `unit` lies, all
    /// lines together; past the end of `text`, that of its end.
    pub fn offset_of_utf16(&self, text: &str, unit: usize) -> usize {
        let units = self.units(text);
        let after = units.partition_point(|&before| before <= unit);
        let block = after.saturating_sub(1);
        let Some(&before) = units.get(block) else {
            return unit.min(text.len());
        };
        let start = text.ceil_char_boundary(block * BLOCK);
        let mut units = before;
        let mut characters = text.get(start..).unwrap_or_default().char_indices();
        let found = characters.find(|(_, character)| {
            units += character.len_utf16();
            units > unit
        });
        found.map_or(text.len(), |(at, _)| start + at)
    }

    fn start(&self, line: usize) -> usize {
        self.starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    }
}

/// What `count_in` counts before each block, the one after the last included.
fn count_blocks(bytes: &[u8], count_in: fn(&[u8], Range<usize>) -> usize) -> Vec<usize> {
    let mut counts = vec![0];
    let mut count = 0;
    for start in (0..bytes.len()).step_by(BLOCK) {
        count += count_in(bytes, start..bytes.len().min(start + BLOCK));
        counts.push(count);
    }
    counts
}

/// Whether a byte goes on with a character that begins before it.
fn continues(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The number of UTF-16 code units of the characters that begin in `range`: two for those
/// of four bytes.
fn count_units(bytes: &[u8], range: Range<usize>) -> usize {
    let part = bytes.get(range).unwrap_or_default();
    let units = |&byte: &u8| usize::from(!continues(byte)) + usize::from(byte >= 0xf0);
    part.iter().map(units).sum()
}

/// The number of characters that begin in `range` and take a column.
fn count_columns(bytes: &[u8], range: Range<usize>) -> usize {
    let start = range.start;
    let part = bytes.get(range).unwrap_or_default();
    let begins = part.iter().filter(|&&byte| !continues(byte)).count();
    // The last two bytes of a mark may lie beyond the range.
    let is_mark = |&at: &usize| {
        let rest = bytes.get(start + at..).unwrap_or_default();
        rest.starts_with("\u{feff}".as_bytes())
    };
    begins - memchr::memchr_iter(0xef, part).filter(is_mark).count()
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    #[test]
    fn columns_count_characters_and_offsets_count_bytes() {
        let text = "é: 1\r\nb: ü2";
        let lines = LineIndex::new(text);
        let at = text.find('2').unwrap();
        assert_eq!(
            lines.position(text, at),
            Position {
                line: 2,
                column: 5,
                offset: at
            }
        );
    }

    /// PyYAML's `Reader.forward` moves the column for every character but U+FEFF.
    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let column = |text: &str, of: char| {
            let offset = text.find(of).unwrap();
            LineIndex::new(text).position(text, offset).column
        };
        assert_eq!(column("\u{feff}kind: x", 'k'), 1);
        assert_eq!(column("\u{feff}kind: x", 'x'), 7);
        assert_eq!(column("a: '\u{feff}é' # x", 'x'), 10);
        for before in 1018..1030 {
            let text = format!("{}\u{feff}éx", "a".repeat(before));
            assert_eq!(column(&text, 'x'), before + 2);
        }
    }

    #[test]
    fn a_line_ends_at_any_of_the_three_usual_breaks() {
        let text = "a\nb\r\nc\rd";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 4);
        for (line, expected) in (1..).zip(["a", "b", "c", "d"]) {
            assert_eq!(lines.line_span(text, line).text(text), expected);
        }
    }

    #[test]
    fn columns_are_right_in_lines_of_many_blocks() {
        let text = format!("first\n{}x{}y", "é".repeat(2_000), "日".repeat(2_000));
        let lines = LineIndex::new(&text);
        for (wanted, column) in [('x', 2_001), ('y', 4_002)] {
            let position = lines.position(&text, text.find(wanted).unwrap());
            assert_eq!((position.line, position.column), (2, column));
        }
    }

    #[test]
    fn offsets_and_utf_16_code_units_lead_to_each_other_in_text_of_many_blocks() {
        let text = format!("1\n{}🙂{}y", "é".repeat(1_500), "日".repeat(1_500));
        let lines = LineIndex::new(&text);
        let mut units = 0;
        for (offset, character) in text.char_indices() {
            assert_eq!(lines.utf16_before(&text, offset), units, "{offset}");
            for unit in units..units + character.len_utf16() {
                assert_eq!(lines.offset_of_utf16(&text, unit), offset, "{unit}");
            }
            units += character.len_utf16();
        }
        for past in [0, 1, 5_000] {
            assert_eq!(lines.offset_of_utf16(&text, units + past), text.len());
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let lines = LineIndex::new("ab");
        assert_eq!(
            lines.position("ab", 9),
            Position {
                line: 1,
                column: 3,
                offset: 2
            }
        );
    }
}
