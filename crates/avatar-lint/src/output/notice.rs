//! The command's own failures, drawn as findings are.

use super::draw::{draw, wrap};
use super::excerpt::{Excerpt, Source};
use crate::notice::Notice;
use crate::terminal::Style;
use avatar_lint_driver::printable::printable;
use avatar_lint_rules::LineIndex;
use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};
use pyyaml_syntax::Span;
use std::io::{self, Write};

/// Draws `notice`.
pub(crate) fn write(notice: &Notice, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (name, text, span) = match &notice.origin {
        Some(origin) => (&*origin.name, &*origin.text, origin.span),
        None => ("", "", Span::default()),
    };
    let lines = LineIndex::new(text);
    let source = Source {
        name,
        text,
        lines: &lines,
    };
    let excerpt = Excerpt::new(source, span, &[]);
    let severity = if notice.is_warning {
        Severity::Warning
    } else {
        Severity::Error
    };
    let place = notice.origin.as_ref().and_then(|_| excerpt.place(span));
    let labels = place.map(|place| Label::primary((), place));
    let notes = notice.help.iter().map(|help| {
        let lines = help.lines().map(printable);
        let help: Vec<_> = lines.map(|line| wrap(&line, style)).collect();
        format!("help: {}", help.join("\n      "))
    });
    let diagnostic = Diagnostic::new(severity)
        .with_message(printable(&notice.message))
        .with_labels(labels.into_iter().collect())
        .with_notes(notes.collect());
    draw(&excerpt, &diagnostic, style, out)
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::notice::Notice;
    use crate::terminal::Style;
    use pyyaml_syntax::Span;

    fn draw(notice: &Notice) -> String {
        let mut out = Vec::new();
        write(notice, Style::PLAIN, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_failure_has_a_message_and_help() {
        let notice = Notice::new("wrong").help("first\nsecond");
        assert_eq!(
            draw(&notice),
            "error: wrong\n = help: first\n         second\n\n"
        );
    }

    #[test]
    fn of_a_line_of_any_length_a_window_is_shown() {
        let text = format!("{}\u{1b}{{", "#".repeat(200_000));
        let end = text.len();
        let notice = Notice::new("`{` has no `}`").at("pattern", &text, Span::new(end - 1, end));
        let drawn = draw(&notice.warning());
        assert!(drawn.starts_with("warning: `{` has no `}`\n"), "{drawn}");
        assert!(drawn.contains("#<U+001B>{\n"), "{drawn}");
        assert!(drawn.lines().all(|line| line.len() < 200), "{drawn}");
    }
}
