//! From byte offsets to lines and columns.

use pyyaml_syntax::Span;

/// The lines of a text, for turning byte offsets into positions.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// The offset at which each line begins; the first is 0.
    starts: Vec<usize>,
}

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
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
        for (offset, &byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(offset + 1);
            }
        }
        Self { starts }
    }

    /// The number of lines; a text that ends with a line break has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
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
        span(start, end)
    }

    /// The position of `offset`; past the end of `text`, that of its end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.line(offset);
        let before = text.get(self.start(line)..offset).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
            offset,
        }
    }

    fn start(&self, line: usize) -> usize {
        self.starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    }
}

/// A span from offsets, which texts that can be read never exceed.
fn span(start: usize, end: usize) -> Span {
    let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(clamp(start), clamp(end))
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

    #[test]
    fn a_line_ends_at_any_of_the_three_usual_breaks() {
        let text = "a\nb\r\nc\rd";
        let lines = LineIndex::new(text);
        assert_eq!(lines.len(), 4);
        for (line, expected) in (1..).zip(["a", "b", "c", "d"]) {
            assert_eq!(lines.line_span(text, line).text(text), expected);
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
