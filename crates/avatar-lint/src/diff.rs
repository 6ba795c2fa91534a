//! What fixes change, shown as a diff.

use crate::terminal::Dress;
use avatar_lint_driver::printable::{escape, is_hidden};
use similar::TextDiff;
use std::io::{self, Write};
use std::time::Duration;

/// The lines that change, in the unified format.
pub(crate) fn diff(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::configure()
        // Beyond this the diff is longer than it need be, and still right.
        .timeout(Duration::from_secs(2))
        .diff_lines(before, after);
    let name = name.replace('\\', "/");
    diff.unified_diff()
        .context_radius(3)
        .header(&format!("a/{name}"), &format!("b/{name}"))
        .to_string()
}

/// Writes a diff: with colors if they are wanted, and on a terminal without
/// characters that act on it.
pub(crate) fn write_diff(
    diff: &str,
    dress: Dress,
    is_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in diff.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let color = match line.as_bytes().first() {
            _ if !dress.color => "",
            Some(b'+') => "\x1b[32m",
            Some(b'-') => "\x1b[31m",
            Some(b'@') => "\x1b[36m",
            _ => "",
        };
        let reset = if color.is_empty() { "" } else { "\x1b[0m" };
        write!(out, "{color}")?;
        if is_terminal {
            for c in line.chars() {
                match c {
                    '\t' => write!(out, "\t")?,
                    '\r' => {}
                    c if is_hidden(c) => write!(out, "{}", escape(c))?,
                    c => write!(out, "{c}")?,
                }
            }
        } else {
            write!(out, "{line}")?;
        }
        write!(out, "{reset}{end}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn a_diff_shows_what_changes_to_the_last_byte() {
        assert_eq!(
            diff("a.yaml", "a\r\nb\r\nc", "a\r\nB\r\nc"),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\n\
             \\ No newline at end of file\n"
        );
    }
}
