//! How a finding or a failure is drawn: the message, the lines that it is about
//! with the place marked, and notes.

use super::excerpt::{self, Excerpt};
use super::paint::Paint;
use crate::terminal::Style;
use codespan_reporting::diagnostic::Diagnostic;
use codespan_reporting::files;
use codespan_reporting::term::{Config, emit_to_write_style};
use std::io::{self, Write};

/// Draws `diagnostic` on the lines of `excerpt`.
pub(super) fn draw(
    excerpt: &Excerpt<'_>,
    diagnostic: &Diagnostic<()>,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let config = Config {
        start_context_lines: excerpt::HEAD,
        end_context_lines: excerpt::TAIL,
        tab_width: 4,
        ..Config::default()
    };
    let mut out = Paint::new(style, out);
    emit_to_write_style(&mut out, &config, excerpt, diagnostic).map_err(|error| match error {
        files::Error::Io(error) => error,
        // The excerpt has every line that it is asked for.
        error => io::Error::other(error),
    })
}

/// A note in lines that fit beside the gutter, those after the first indented.
pub(super) fn wrap(note: &str, style: Style) -> String {
    /// Line numbers, the mark of a note and the blanks around them.
    const GUTTER: usize = 8;
    /// Stands for a blank that must not become a line break; notes have no such
    /// character, being printable.
    const BLANK: char = '\u{1}';

    let mut kept = String::with_capacity(note.len());
    for (at, part) in note.split('`').enumerate() {
        if at > 0 {
            kept.push('`');
        }
        let is_code = at % 2 == 1;
        let kept_blank = |letter| if letter == ' ' { BLANK } else { letter };
        if is_code {
            kept.extend(part.chars().map(kept_blank));
        } else {
            kept.push_str(part);
        }
    }
    let options =
        textwrap::Options::new(style.width.saturating_sub(GUTTER)).subsequent_indent("      ");
    textwrap::fill(&kept, options).replace(BLANK, " ")
}
