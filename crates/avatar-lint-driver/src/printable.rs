//! Text that a terminal shows and does not obey.
//!
//! A file under check may hold escape sequences that move the cursor or fake
//! output, and bidirectional or invisible characters that make a line look
//! like another one. They are shown by their code point instead.

pub use avatar_lint_rules::characters::{escape, is_hidden};

use std::borrow::Cow;
use std::fmt::Write;

/// `text` on one line, safe to print: breaks and tabs become spaces.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
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
    if !json.contains(unsafe_in_json) {
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

#[cfg(test)]
mod tests {
    use super::{blanked, printable, printable_json};

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
