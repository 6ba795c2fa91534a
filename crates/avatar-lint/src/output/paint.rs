//! Colors for what `codespan-reporting` draws, and our names for its levels.

use crate::terminal::Style;
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;
use std::io::{self, Write};

/// Paints what is written through it.
pub(super) struct Paint<'a> {
    out: &'a mut dyn Write,
    color: bool,
    in_level: bool,
}

impl<'a> Paint<'a> {
    /// Writes to `out`.
    pub(super) fn new(style: Style, out: &'a mut dyn Write) -> Self {
        Self {
            out,
            color: style.color,
            in_level: false,
        }
    }

    /// Sets a style by its ANSI parameters.
    fn set(&mut self, parameters: &str) -> io::Result<()> {
        if self.color {
            write!(self.out, "\x1b[{parameters}m")?;
        }
        Ok(())
    }
}

impl Write for Paint<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The library's word for the lowest level is not ours.
        if self.in_level && bytes == b"note" {
            self.out.write_all(b"info")?;
        } else {
            self.out.write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl WriteStyle for Paint<'_> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.in_level = true;
        self.set(match severity {
            Severity::Bug | Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Note | Severity::Help => "1;36",
        })
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.in_level = false;
        self.set("0;1")
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set("34")
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set("34")
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set("34")
    }

    fn set_label(&mut self, severity: Severity, label: LabelStyle) -> io::Result<()> {
        self.set(match (label, severity) {
            (LabelStyle::Primary, Severity::Bug | Severity::Error) => "31",
            (LabelStyle::Primary, Severity::Warning) => "33",
            (LabelStyle::Primary, Severity::Note | Severity::Help) => "36",
            (LabelStyle::Secondary, _) => "34",
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        self.set("0")
    }
}
