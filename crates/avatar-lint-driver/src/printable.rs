//! Text that a terminal shows and does not obey.
//!
//! A file under check may hold escape sequences that move the cursor or fake
//! output, and bidirectional or invisible characters that make a line look
//! like another one. They are shown by their code point instead.

pub use avatar_model::characters::{escape, has_hidden, is_hidden};

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use std::path::{MAIN_SEPARATOR, Path};

/// `text` on one line, safe to print: breaks and tabs become spaces.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '\r' => {}
            c if is_hidden(c) => out.push_str(&escape(c)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A path as it is shown: on one line, safe to print, and different for different
/// paths.
pub fn printable_path(path: &Path) -> String {
    printable_name(&whole(path))
}

/// The name of a file as it is shown. Line breaks and tabs are part of a name, so
/// they are shown by their code points too.
pub fn printable_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            c if is_hidden(c) => out.push_str(&escape(c)),
            c => out.push(c),
        }
    }
    out
}

/// A path as text for programs, with `/` between its parts. Nothing in it is
/// escaped but bytes that are not UTF-8, which no text can hold: `<0xFF>`.
pub fn portable_path(path: &Path) -> String {
    let text = whole(path);
    if MAIN_SEPARATOR == '/' {
        // A backslash is part of a name.
        text
    } else {
        text.replace(MAIN_SEPARATOR, "/")
    }
}

/// The text of a path, bytes that are not UTF-8 by their value.
fn whole(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to memory cannot fail.
            let _ = write!(out, "<0x{byte:02X}>");
        }
    }
    out
}

/// `text` with the same offsets, safe to print: every byte of a hidden
/// character becomes a `?`. Line breaks and tabs stay.
pub fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_break = c == '\n' || (c == '\r' && chars.peek() == Some(&'\n'));
        if is_break || c == '\t' || !is_hidden(c) {
            out.push(c);
        } else {
            out.extend(std::iter::repeat_n('?', c.len_utf8()));
        }
    }
    out
}

/// JSON that reads the same and is safe to print: hidden characters, which
/// occur in strings alone, become `\u` escapes.
pub fn printable_json(json: &str) -> Cow<'_, str> {
    let unsafe_in_json = |c: char| is_hidden(c) && c != '\n';
    if !has_hidden(json) || !json.contains(unsafe_in_json) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if unsafe_in_json(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to memory cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Writes JSON, which arrives in whole characters, as [`printable_json`] to the writer
/// in it.
#[derive(Debug)]
pub struct PrintableJson<W>(pub W);

impl<W: io::Write> io::Write for PrintableJson<W> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(json).map_err(io::Error::other)?;
        self.0.write_all(printable_json(text).as_bytes())?;
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{blanked, portable_path, printable, printable_json, printable_path};
    use std::path::Path;

    #[test]
    fn a_path_is_shown_on_one_line() {
        let shown = |path: &str| printable_path(Path::new(path));
        assert_eq!(
            shown("a\nb\t\u{1b}[31m.yaml"),
            "a<U+000A>b<U+0009><U+001B>[31m.yaml"
        );
        assert_eq!(shown("\u{202e}lmay.é"), "<U+202E>lmay.é");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_and_backslashes_of_a_path_are_kept_apart() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(OsStr::from_bytes(b"a\xff\\b/c\xe9.yaml"));
        assert_eq!(printable_path(path), "a<0xFF>\\b/c<0xE9>.yaml");
        assert_eq!(portable_path(path), "a<0xFF>\\b/c<0xE9>.yaml");
        assert_eq!(portable_path(Path::new("a\nb")), "a\nb");
    }

    #[test]
    fn escape_sequences_and_overrides_are_shown_not_sent() {
        assert_eq!(printable("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(printable("a\u{202e}b\u{9b}c"), "a<U+202E>b<U+009B>c");
        assert_eq!(printable("é 日本"), "é 日本");
        assert_eq!(printable("a\r\nb\tc"), "a b c");
    }

    #[test]
    fn blanked_text_keeps_its_offsets() {
        assert_eq!(blanked("a\r\nb\rc\t\u{202e}é"), "a\r\nb?c\t???é");
    }

    #[test]
    fn escaped_json_reads_the_same() {
        let text = "a\u{202e}b\u{e0041}c\u{7f}";
        let json = serde_json::to_string(&text).unwrap();
        let safe = printable_json(&json);
        assert_eq!(safe, "\"a\\u202eb\\udb40\\udc41c\\u007f\"");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }
}
