//! The writing of scalars where lines may be folded: where PyYAML breaks them is part
//! of the style.

use super::emitter::{Emitter, INDENT};
use super::scalar::{Style, escape};

/// The column after which a line is folded.
const WIDTH: usize = 80;

impl Emitter {
    /// Writes a scalar; `folded` when lines may be broken.
    pub(super) fn scalar(&mut self, text: &str, style: Style, folded: bool) {
        let outer = self.indent;
        self.indent = Some(outer.map_or(INDENT, |indent| indent + INDENT));
        match style {
            Style::Plain => {
                self.open_ended = outer.is_none();
                self.plain(text, folded);
            }
            Style::SingleQuoted => self.single_quoted(text, folded),
            Style::DoubleQuoted => self.double_quoted(text, folded),
        }
        self.indent = outer;
    }

    pub(super) fn key(&mut self, text: &str, style: Style, simple: bool) {
        self.line();
        if simple {
            self.scalar(text, style, false);
            self.push(":");
        } else {
            self.block_indicator("?");
            self.scalar(text, style, true);
            self.line();
            self.block_indicator(":");
        }
    }

    /// One line of printable ASCII.
    fn plain(&mut self, text: &str, folded: bool) {
        self.separate();
        self.only_indicators = false;
        for run in Runs(text) {
            if run == " " && folded && self.column > WIDTH {
                self.line();
                self.spaced = false;
                self.only_indicators = false;
            } else {
                self.push(run);
            }
        }
    }

    /// Printable ASCII, perhaps of several lines.
    fn single_quoted(&mut self, text: &str, folded: bool) {
        self.separate();
        self.push("'");
        self.only_indicators = false;
        let mut rest = text.len();
        for run in Runs(text) {
            let first = rest == text.len();
            rest -= run.len();
            if run.starts_with('\n') {
                // A break that stands alone would be read as a space.
                self.line_break();
                for _ in run.bytes() {
                    self.line_break();
                }
                self.line();
            } else if run == " " && folded && self.column > WIDTH && !first && rest > 0 {
                self.line();
            } else {
                self.push(&run.replace('\'', "''"));
            }
        }
        self.push("'");
        self.spaced = false;
        self.only_indicators = false;
    }

    /// Any text. Lines are broken with a backslash before a space or beside an
    /// escape.
    fn double_quoted(&mut self, text: &str, folded: bool) {
        self.separate();
        self.push("\"");
        self.only_indicators = false;
        let mut rest = text.chars();
        let mut first = true;
        // Whether the last thing written is a backslash for the space to come.
        // In lines indented by more than the width PyYAML breaks after it, and
        // reads back something else.
        let mut guarded = false;
        // Characters that stand for themselves, not yet written.
        let mut run = String::new();
        while let Some(c) = rest.next() {
            let escaped = escape(c);
            if let Some(escaped) = &escaped {
                self.push(&run);
                run.clear();
                self.push(escaped);
            }
            // PyYAML counts an escape as one column less than it takes.
            let column = self.column + run.len() - usize::from(escaped.is_some());
            let may_break = escaped.is_some() || c == ' ' || run.is_empty();
            let inside = !first && !rest.as_str().is_empty();
            first = false;
            let breaks = folded && inside && may_break && column > WIDTH && !guarded;
            guarded = false;
            if breaks {
                self.push(&run);
                run.clear();
                self.push("\\");
                self.line();
                self.spaced = false;
                self.only_indicators = false;
                let next = if escaped.is_some() {
                    rest.clone().next()
                } else {
                    Some(c)
                };
                if next == Some(' ') {
                    self.push("\\");
                    guarded = escaped.is_some();
                }
            }
            if escaped.is_none() {
                run.push(c);
            }
        }
        self.push(&run);
        self.push("\"");
        self.spaced = false;
    }
}

/// Divides a string into runs of spaces, of line breaks and of other characters.
struct Runs<'t>(&'t str);

impl<'t> Iterator for Runs<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let kind = |c| match c {
            ' ' => 0,
            '\n' => 1,
            _ => 2,
        };
        let first = kind(self.0.chars().next()?);
        let end = self.0.find(|c| kind(c) != first).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(run)
    }
}
