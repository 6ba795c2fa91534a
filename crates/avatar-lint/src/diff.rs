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
    if before == after {
        return String::new();
    }
    let start = unchanged_before(before, after);
    let (skipped, before) = before.split_at_checked(start).unwrap_or(("", before));
    let after = after.get(start..).unwrap_or(after);
    let rest = unchanged_after(before, after);
    let diff = TextDiff::configure()
        // Beyond this the diff is longer than it need be, and still right.
        .timeout(Duration::from_secs(2))
        .diff_lines(without(before, rest), without(after, rest));
    let skipped = lines(skipped);
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if out.is_empty() {
            out = format!("--- {}\n+++ {}\n", header("a/", path), header("b/", path));
        }
        let hunk = hunk.to_string();
        out.push_str(&moved(&hunk, skipped).unwrap_or(hunk));
    }
    out
}

/// How many unchanged lines are shown on either side of what changes.
const CONTEXT: usize = 3;

/// The length of what is the same at the start of both texts, less the lines that are
/// shown of it.
fn unchanged_before(before: &str, after: &str) -> usize {
    let both = before.bytes().zip(after.bytes());
    let equal = both.take_while(|(one, other)| one == other).count();
    let breaks = before.as_bytes().get(..equal).unwrap_or_default();
    let mut breaks = memchr::memrchr_iter(b'\n', breaks);
    breaks.nth(CONTEXT).map_or(0, |line_break| line_break + 1)
}

/// The length of what is the same at the end of both texts, less the lines that are
/// shown of it.
fn unchanged_after(before: &str, after: &str) -> usize {
    let both = before.bytes().rev().zip(after.bytes().rev());
    let equal = both.take_while(|(one, other)| one == other).count();
    let rest = before.as_bytes().get(before.len() - equal..);
    let rest = rest.unwrap_or_default();
    let mut breaks = memchr::memchr_iter(b'\n', rest);
    breaks
        .nth(CONTEXT)
        .map_or(0, |line_break| rest.len() - line_break - 1)
}

/// `text` without its last `length` bytes.
fn without(text: &str, length: usize) -> &str {
    text.get(..text.len() - length).unwrap_or(text)
}

/// How many lines end in `text`: at a line feed, or at a carriage return alone.
fn lines(text: &str) -> usize {
    let returns = memchr::memchr_iter(b'\r', text.as_bytes());
    let alone = returns.filter(|at| text.as_bytes().get(at + 1) != Some(&b'\n'));
    alone.count() + memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// `hunk` with `by` more lines before what it is of.
fn moved(hunk: &str, by: usize) -> Option<String> {
    let (before, rest) = hunk.strip_prefix("@@ -")?.split_once(" +")?;
    let (after, rest) = rest.split_once(' ')?;
    let move_one = |range: &str| {
        let end = range.find(',').unwrap_or(range.len());
        let (line, count) = range.split_at_checked(end)?;
        let line: usize = line.parse().ok()?;
        Some(format!("{}{count}", line + by))
    };
    Some(format!(
        "@@ -{} +{} {rest}",
        move_one(before)?,
        move_one(after)?
    ))
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
    use proptest::prelude::*;
    use std::path::Path;

    #[test]
    fn a_diff_shows_what_changes_to_the_last_byte() {
        assert_eq!(
            diff(Path::new("a.yaml"), "a\r\nb\r\nc", "a\r\nB\r\nc"),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\n\
             \\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_diff_of_a_long_text_is_that_of_what_changes() {
        let head = "head\n".repeat(5);
        let tail = "tail\r\n".repeat(5);
        let text = |middle: &str| format!("{head}{middle}{tail}");
        let shown = diff(Path::new("a"), &text("x\ry\n"), &text("x\rz\n"));
        assert_eq!(
            shown,
            "--- a/a\n+++ b/a\n@@ -4,7 +4,7 @@\n head\n head\n x\r-y\n+z\n tail\r\n tail\r\n tail\r\n"
        );
        assert_eq!(diff(Path::new("a"), &text("x"), &text("x")), "");
    }

    #[test]
    fn a_hunk_behind_a_carriage_return_alone_has_its_lines() {
        let text = |ends: &str| {
            format!(
                "{}{ends}\n1\n2\r3\r{}{ends}\n",
                "head\n".repeat(5),
                "4\r".repeat(6)
            )
        };
        let shown = diff(Path::new("a"), &text("x"), &text("y"));
        let (before, after) = (text("x"), text("y"));
        assert_eq!(shown.matches("@@ -").count(), 2, "{shown}");
        assert_eq!(apply(&before, &shown), after);
    }

    proptest! {
        /// What is left out before and after changes nothing but the time it takes.
        #[test]
        fn a_diff_is_that_of_the_whole_texts(
            before in "(a\n|b\r\n|c\r|a b\n|é\n){0,24}x?",
            after in "(a\n|b\r\n|c\r|a b\n|é\n){0,24}x?",
            head in "(a\n|b\r\n|c\r|é\n){0,12}",
            tail in "(a\n|b\r\n|c\n|é\n){0,12}x?",
        ) {
            let (before, after) = (format!("{head}{before}{tail}"), format!("{head}{after}{tail}"));
            let shown = diff(Path::new("a"), &before, &after);
            prop_assert_eq!(apply(&before, &shown), after);
        }
    }

    /// What `text` becomes by the hunks of a diff, which must fit.
    fn apply(text: &str, diff: &str) -> String {
        let lines = |text: &str| -> Vec<String> {
            let marked = text.replace("\r\n", "\u{1}").replace('\r', "\r\u{2}");
            let marked = marked
                .replace('\n', "\n\u{2}")
                .replace('\u{1}', "\r\n\u{2}");
            let lines = marked.split('\u{2}').filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        let old = lines(text);
        let mut done = 0;
        let mut new = Vec::new();
        let mut pending = lines(diff).into_iter().peekable();
        while let Some(line) = pending.next() {
            let mut content = line.get(1..).unwrap_or_default().to_owned();
            let is_last = pending
                .peek()
                .is_some_and(|next| next.starts_with("\\ No newline"));
            if is_last {
                content.pop();
            }
            if let Some(hunk) = line.strip_prefix("@@ -") {
                let (number, rest) = hunk.split_once([',', ' ']).unwrap();
                let number: usize = number.parse().unwrap();
                let start = number - usize::from(!rest.starts_with("0 "));
                new.extend(old[done..start].iter().cloned());
                done = start;
            } else if line.starts_with("---") || line.starts_with("+++") || line.starts_with('\\') {
            } else if line.starts_with('+') {
                new.push(content);
            } else {
                assert_eq!(old[done], content);
                done += 1;
                if line.starts_with(' ') {
                    new.push(content);
                }
            }
        }
        new.extend(old[done..].iter().cloned());
        new.concat()
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
