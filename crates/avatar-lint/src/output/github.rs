//! Annotations of GitHub Actions: commands that a step writes to its output.

use super::place::repository_path;
use crate::report::Report;
use avatar_lint_driver::printable::{escape, is_hidden, printable};
use avatar_lint_rules::Level;
use std::io::{self, Write};

/// Writes one command a finding.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (file, found) in report.findings() {
        let finding = &found.finding;
        let range = file.range(finding.span);
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(&repository_path(&file.path)),
            range.start.line,
            range.end.line,
        )?;
        // Columns are understood within one line only; the last is inclusive.
        if range.start.line == range.end.line {
            let last = range.end.column.saturating_sub(1).max(range.start.column);
            write!(out, ",col={},endColumn={last}", range.start.column)?;
        }
        let mut message = printable(&finding.message).into_owned();
        if let Some(help) = &finding.help {
            message.push('\n');
            message.push_str(&printable(help));
        }
        writeln!(
            out,
            ",title={}::{}",
            property(&format!("avatar-lint: {}", finding.rule.name)),
            data(&message),
        )?;
    }
    Ok(())
}

/// What may stand after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What may stand after a `=`. GitHub reads line breaks back; other characters that
/// act on the log are shown by their code points.
fn property(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => shown.push(c),
            c if is_hidden(c) => shown.push_str(&escape(c)),
            c => shown.push(c),
        }
    }
    data(&shown).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        assert_eq!(data("50 %\r\n::error::x"), "50 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
        assert_eq!(property("a\nb\u{1b}\\\u{202e}"), "a%0Ab<U+001B>\\<U+202E>");
    }
}
