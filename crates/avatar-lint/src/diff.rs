//! What fixes change, shown as a diff.

use crate::terminal::Style;
use avatar_lint_driver::printable::{escape, is_hidden, portable_path};
use similar::TextDiff;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// The lines that change, in the unified format, under names that `git apply` reads.
pub(crate) fn diff(path: &Path, before: &str, after: &str) -> String {
    let diff = TextDiff::configure()
        // Beyond this the diff is longer than it need be, and still right.
        .timeout(Duration::from_secs(2))
        .diff_lines(before, after);
    diff.unified_diff()
        .context_radius(3)
        .header(&header("a/", path), &header("b/", path))
        .to_string()
}

/// A name in the header of a diff. As git does, one with characters that would end
/// or change the line is quoted as in C.
fn header(side: &str, path: &Path) -> String {
    let name = portable_path(path);
    let is_plain = |c: char| !is_hidden(c) && c != '"' && (c != '\\' || cfg!(windows));
    let is_text = path.as_os_str().to_str().is_some();
    if is_text && name.chars().all(is_plain) {
        return format!("{side}{name}");
    }
    let mut quoted = format!("\"{side}");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => quoted.push('/'),
            b'"' | b'\\' => {
                quoted.push('\\');
                quoted.push(char::from(byte));
            }
            b'\n' => quoted.push_str("\\n"),
            b'\t' => quoted.push_str("\\t"),
            b' '..=b'~' => quoted.push(char::from(byte)),
            byte => {
                // Writing to memory cannot fail.
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Writes a diff: with colors if they are wanted, and on a terminal without
/// characters that act on it.
pub(crate) fn write_diff(
    diff: &str,
    style: Style,
    is_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in diff.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let color = match line.as_bytes().first() {
            _ if !style.color => "",
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
    use super::{diff, header};
    use std::path::Path;

    #[test]
    fn a_diff_shows_what_changes_to_the_last_byte() {
        assert_eq!(
            diff(Path::new("a.yaml"), "a\r\nb\r\nc", "a\r\nB\r\nc"),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\n\
             \\ No newline at end of file\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn names_are_quoted_as_git_quotes_them() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        for (name, expected) in [
            (&b"b c/\xc3\xa9.yaml"[..], "a/b c/\u{e9}.yaml"),
            (b"b\nc\t.yaml", r#""a/b\nc\t.yaml""#),
            (b"b\\\"c", r#""a/b\\\"c""#),
            (b"b\xff\x1b", r#""a/b\377\033""#),
            ("\u{202e}b".as_bytes(), r#""a/\342\200\256b""#),
        ] {
            assert_eq!(header("a/", Path::new(OsStr::from_bytes(name))), expected);
        }
    }
}
