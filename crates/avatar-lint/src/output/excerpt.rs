//! The few lines of a file that a finding is drawn on.
//!
//! What is drawn never depends on the size of the file, of a line or of the
//! place: of a place over many lines only both ends are shown, and of a long
//! line only a window.

use avatar_lint_driver::CheckedFile;
use avatar_lint_driver::printable::{escape, is_hidden};
use avatar_lint_rules::LineIndex;
use codespan_reporting::files::{Error, Files, Location};
use pyyaml_syntax::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most characters of a line that are shown.
const WIDTH: usize = 120;
/// How many of them may come before the place, when the line is cut.
const LEAD: usize = 30;
/// How many lines after the first one of a place are shown.
pub(super) const HEAD: usize = 2;
/// How many lines before the last one of a place are shown.
pub(super) const TAIL: usize = 1;

/// A text that excerpts are taken from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// The text.
    pub(super) text: &'a str,
    /// The lines of the text.
    pub(super) lines: &'a LineIndex,
}

impl<'a> From<&'a CheckedFile> for Source<'a> {
    fn from(file: &'a CheckedFile) -> Self {
        Self {
            name: &file.name,
            text: &file.text,
            lines: &file.lines,
        }
    }
}

/// The lines around some places of a file, made safe to print.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    file: Source<'a>,
    location: Location,
    source: String,
    lines: Vec<Line>,
}

/// A line that is shown.
#[derive(Debug)]
struct Line {
    /// Its index in the excerpt. Lines that follow one another in the file do
    /// so here; where lines are left out, the index jumps by [`GAP`].
    index: usize,
    /// Its number in the file.
    number: usize,
    /// What is shown of it, as offsets in the file.
    shown: Range<usize>,
    /// What it looks like, as offsets in the source of the excerpt.
    range: Range<usize>,
    /// Where, in the source, the first shown character is: after the mark for
    /// what is cut off.
    origin: usize,
}

/// A line of an excerpt, for those who draw it themselves.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MarkedLine<'e> {
    /// Its number in the file.
    pub(super) number: usize,
    /// What it looks like.
    pub(super) text: &'e str,
    /// The part of the text that the excerpt is about, in bytes.
    pub(super) mark: Range<usize>,
}

/// Far enough for the renderer to draw a break instead of the lines between.
const GAP: usize = 3;

impl<'a> Excerpt<'a> {
    /// The lines of `primary` and of `others` in `file`.
    pub(super) fn new(file: Source<'a>, primary: Span, others: &[Span]) -> Self {
        let start = file.lines.position(file.text, primary.start());
        let mut excerpt = Self {
            file,
            location: Location {
                line_number: start.line,
                column_number: start.column,
            },
            source: String::new(),
            lines: Vec::new(),
        };
        let spans: Vec<Range<usize>> = std::iter::once(&primary)
            .chain(others)
            .map(|span| excerpt.trimmed(*span))
            .collect();
        for number in excerpt.numbers(&spans) {
            let span = file.lines.line_span(file.text, number);
            let focus = spans
                .iter()
                .flat_map(|place| [place.start, place.end])
                .find(|&offset| span.start() <= offset && offset <= span.end());
            excerpt.push(number, span, focus.unwrap_or(span.start()));
        }
        excerpt
    }

    /// Where `span` is in the source of the excerpt; `None` when it is in the
    /// part of a long line that is cut off.
    pub(super) fn place(&self, span: Span) -> Option<Range<usize>> {
        let range = self.trimmed(span);
        let (start, start_is_shown) = self.offset(range.start)?;
        let (end, end_is_shown) = self.offset(range.end)?;
        (start_is_shown || end_is_shown).then_some(start..end.max(start))
    }

    /// The offsets of a span, within the text and without the line breaks and
    /// blanks at its end.
    fn trimmed(&self, span: Span) -> Range<usize> {
        let offset = |offset| self.file.lines.position(self.file.text, offset).offset;
        let (start, end) = (offset(span.start()), offset(span.end()));
        let text = self.file.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end().len()
    }

    /// The numbers of the lines to show.
    fn numbers(&self, spans: &[Range<usize>]) -> BTreeSet<usize> {
        let mut numbers = BTreeSet::new();
        for span in spans {
            let first = self.file.lines.line(span.start);
            let last = self.file.lines.line(span.end);
            numbers.extend(first..=last.min(first + HEAD));
            numbers.extend(first.max(last.saturating_sub(TAIL))..=last);
        }
        // Instead of a break for one line, that line.
        let single_gaps: Vec<usize> = numbers
            .iter()
            .map(|number| number + 1)
            .filter(|next| !numbers.contains(next) && numbers.contains(&(next + 1)))
            .collect();
        numbers.extend(single_gaps);
        numbers
    }

    /// Adds a line, cut to a window around `focus` when it is long.
    fn push(&mut self, number: usize, span: Span, focus: usize) {
        let index = match self.lines.last() {
            None => 0,
            Some(before) if before.number + 1 == number => before.index + 1,
            Some(before) => before.index + GAP,
        };
        let text = span.text(self.file.text);
        let shown = window(text, focus - span.start());
        let start = self.source.len();
        if shown.start > 0 {
            self.source.push('…');
        }
        let origin = self.source.len();
        for c in text.get(shown.clone()).unwrap_or_default().chars() {
            show(c, &mut self.source);
        }
        if shown.end < text.len() {
            self.source.push('…');
        }
        self.lines.push(Line {
            index,
            number,
            shown: span.start() + shown.start..span.start() + shown.end,
            range: start..self.source.len(),
            origin,
        });
        self.source.push('\n');
    }

    /// An offset in the file as one in the source, and whether it is shown
    /// rather than the closest that is.
    fn offset(&self, offset: usize) -> Option<(usize, bool)> {
        let number = self.file.lines.line(offset);
        let at = self.lines.partition_point(|line| line.number < number);
        let line = self.lines.get(at).filter(|line| line.number == number)?;
        let clamped = offset.clamp(line.shown.start, line.shown.end);
        let mut before = String::new();
        let text = self.file.text.get(line.shown.start..clamped)?;
        text.chars().for_each(|c| show(c, &mut before));
        Some((line.origin + before.len(), clamped == offset))
    }

    /// The lines, in order, each with what it looks like and the part of it, in
    /// bytes, that lies in `span`.
    pub(super) fn marked_lines(&self, span: Span) -> impl Iterator<Item = MarkedLine<'_>> {
        let place = self.place(span).unwrap_or_default();
        self.lines.iter().map(move |line| {
            let in_line =
                |offset: usize| offset.clamp(line.range.start, line.range.end) - line.range.start;
            MarkedLine {
                number: line.number,
                text: self.source.get(line.range.clone()).unwrap_or_default(),
                mark: in_line(place.start)..in_line(place.end),
            }
        })
    }

    fn line(&self, index: usize) -> Option<&Line> {
        let at = self.lines.partition_point(|line| line.index < index);
        self.lines.get(at).filter(|line| line.index == index)
    }

    fn is_within(&self, index: usize) -> bool {
        self.lines.last().is_some_and(|last| index <= last.index)
    }
}

/// What `c` looks like in an excerpt.
fn show(c: char, out: &mut String) {
    match c {
        // The renderer turns tabs into spaces.
        '\t' => out.push('\t'),
        // The byte order mark that some editors put in front of a file.
        '\u{feff}' => {}
        c if is_hidden(c) => out.push_str(&escape(c)),
        c => out.push(c),
    }
}

/// The part of `line` that is shown, so that `focus` is in it.
fn window(line: &str, focus: usize) -> Range<usize> {
    if line.char_indices().nth(WIDTH).is_none() {
        return 0..line.len();
    }
    let before = line.get(..focus).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .nth(LEAD)
        .map_or(0, |(offset, _)| offset);
    let rest = line.get(start..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(WIDTH)
        .map_or(line.len(), |(offset, _)| start + offset);
    start..end
}

impl<'f> Files<'f> for Excerpt<'_> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.file.name)
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.source)
    }

    fn line_index(&'f self, (): (), offset: usize) -> Result<usize, Error> {
        let at = self.lines.partition_point(|line| line.range.end < offset);
        let line = self.lines.get(at).or(self.lines.last());
        line.map(|line| line.index).ok_or(Error::FileMissing)
    }

    fn line_number(&'f self, (): (), index: usize) -> Result<usize, Error> {
        // Lines that are left out are asked for and never shown.
        Ok(self.line(index).map_or(1, |line| line.number))
    }

    fn location(&'f self, (): (), _offset: usize) -> Result<Location, Error> {
        Ok(self.location)
    }

    fn line_range(&'f self, (): (), index: usize) -> Result<Range<usize>, Error> {
        match self.line(index) {
            Some(line) => Ok(line.range.clone()),
            None if self.is_within(index) => Ok(0..0),
            None => Err(Error::LineTooLarge {
                given: index,
                max: self.lines.len(),
            }),
        }
    }
}
