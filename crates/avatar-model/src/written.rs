//! From the value of a scalar to the bytes that it is written with.

use pyyaml_syntax::{Node, Span, Style};
use std::ops::Range;

/// The content of a scalar without its quotes or its header.
pub fn content(text: &str, node: Node<'_>) -> Span {
    let whole = node.span();
    match node.style() {
        Style::SingleQuoted | Style::DoubleQuoted if whole.len() >= 2 => {
            span(whole.start() + 1..whole.end() - 1)
        }
        Style::Literal | Style::Folded => {
            let header = whole.text(text).find('\n').map_or(0, |end| end + 1);
            let content = span(whole.start() + header..whole.end());
            let indent = content.text(text).len() - content.text(text).trim_start().len();
            span(content.start() + indent..content.end())
        }
        _ => whole,
    }
}

/// Where a part of a scalar's value, given in bytes of the value, is written: the
/// whole scalar when that cannot be said, because it is folded over lines, and the
/// alias when it is written elsewhere.
pub fn part(text: &str, node: Node<'_>, part: &Range<usize>) -> Span {
    Parts::new(text, node).part(part)
}

/// Finds where parts of one scalar's value are written. Parts that are asked for in
/// the order of the value are found in one pass.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    node: Node<'a>,
    content: Span,
    written: &'a str,
    /// Whether what is written is the value, letter by letter.
    is_verbatim: bool,
    /// How far escapes have been read: in what is written, and in the value.
    read: (usize, usize),
}

impl<'a> Parts<'a> {
    /// The parts of `node`, which was read from `text`.
    pub fn new(text: &'a str, node: Node<'a>) -> Self {
        let content = content(text, node);
        let written = content.text(text);
        Self {
            node,
            content,
            written,
            is_verbatim: written == node.text().unwrap_or_default(),
            read: (0, 0),
        }
    }

    /// Where a part of the value, given in bytes of the value, is written. See [`part`].
    pub fn part(&mut self, part: &Range<usize>) -> Span {
        if self.node.is_alias() {
            return self.node.span();
        }
        if self.is_verbatim {
            return span(shift(part.clone(), self.content.start()));
        }
        let aligned = match self.node.style() {
            Style::SingleQuoted => self.align(part, single_quoted_character),
            Style::DoubleQuoted => self.align(part, double_quoted_character),
            _ => same_occurrence(self.written, self.node.text().unwrap_or_default(), part),
        };
        aligned.map_or(self.content, |range| {
            span(shift(range, self.content.start()))
        })
    }

    /// The part of a quoted scalar as it is written, found by reading character
    /// after character. `character` gives the length in bytes of what is written at
    /// the start of a text, and of what it means.
    fn align(
        &mut self,
        part: &Range<usize>,
        character: fn(&str) -> Option<(usize, usize)>,
    ) -> Option<Range<usize>> {
        if self.read.1 > part.start {
            self.read = (0, 0);
        }
        let (mut source, mut meaning) = self.read;
        let mut start = None;
        while meaning < part.end {
            if meaning >= part.start && start.is_none() {
                start = Some(source);
                self.read = (source, meaning);
            }
            let (written_len, meant_len) = character(self.written.get(source..)?)?;
            source += written_len;
            meaning += meant_len;
        }
        start.map(|start| start..source)
    }
}

/// The part as it is written, found by counting how often it occurs before.
fn same_occurrence(written: &str, value: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let wanted = value.get(part.clone())?;
    let before = value.get(..part.start)?.matches(wanted).count();
    let (start, found) = written.match_indices(wanted).nth(before)?;
    Some(start..start + found.len())
}

fn single_quoted_character(rest: &str) -> Option<(usize, usize)> {
    if rest.starts_with("''") {
        return Some((2, 1));
    }
    plain_character(rest)
}

fn double_quoted_character(rest: &str) -> Option<(usize, usize)> {
    let Some(escape) = rest.strip_prefix('\\') else {
        return plain_character(rest);
    };
    let digits = match escape.chars().next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'N' | '_' => return Some((2, 2)),
        'L' | 'P' => return Some((2, 3)),
        '\r' | '\n' => return None,
        simple => return Some((1 + simple.len_utf8(), simple.len_utf8())),
    };
    let code = u32::from_str_radix(escape.get(1..=digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(code)?.len_utf8()))
}

/// A character that means itself; line breaks are folded.
fn plain_character(rest: &str) -> Option<(usize, usize)> {
    let character = rest.chars().next()?;
    (!matches!(character, '\r' | '\n')).then(|| (character.len_utf8(), character.len_utf8()))
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// A range as a span; the reader takes no text in which that could fail.
pub fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::{content, part};
    use pyyaml_syntax::parse;

    /// What is written for the first occurrence of `wanted` in the value of `a`.
    fn written(yaml: &str, wanted: &str) -> String {
        let stream = parse(yaml);
        let root = stream.document(0).and_then(pyyaml_syntax::Document::root);
        let node = root.and_then(|root| root.get("a")).unwrap();
        let start = node.text().unwrap().find(wanted).unwrap();
        let span = part(yaml, node, &(start..start + wanted.len()));
        span.text(yaml).to_owned()
    }

    #[test]
    fn a_part_of_any_scalar_is_found_where_it_is_written() {
        assert_eq!(written("a: x {{b}} y\n", "{{b}}"), "{{b}}");
        assert_eq!(written("a: 'it''s {{b}}'\n", "{{b}}"), "{{b}}");
        assert_eq!(written("a: 'it''s'\n", "'s"), "''s");
        assert_eq!(written("a: \"\\u00e9 \\x41{{b}}\"\n", "A{{"), "\\x41{{");
        assert_eq!(written("a: |\n  x\n  {{b}}\n", "{{b}}"), "{{b}}");
    }

    #[test]
    fn a_part_that_is_folded_over_lines_is_the_whole() {
        assert_eq!(written("a: 'x\n  y'\n", "x y"), "x\n  y");
    }

    #[test]
    fn the_content_of_a_block_scalar_has_no_header() {
        let yaml = "a: |-\n  secret\nb: 1\n";
        let stream = parse(yaml);
        let root = stream.document(0).and_then(pyyaml_syntax::Document::root);
        let node = root.and_then(|root| root.get("a")).unwrap();
        assert_eq!(content(yaml, node).text(yaml).trim_end(), "secret");
    }
}
