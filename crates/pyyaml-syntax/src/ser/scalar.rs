//! How a scalar is written: without quotes, in single or in double quotes.

use std::fmt::Write;

use crate::resolve::{Resolved, resolve_plain};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
}

impl Style {
    /// The simplest style that keeps `text` what it is in block context.
    pub(super) fn of_text(text: &str) -> Self {
        let printable = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
        if !text.bytes().all(printable) || text.contains(" \n") || text.contains("\n ") {
            Self::DoubleQuoted
        } else if text.contains('\n')
            || text.starts_with(' ')
            || text.ends_with(' ')
            || has_indicator(text)
            || resolve_plain(text) != Resolved::Str
        {
            Self::SingleQuoted
        } else {
            Self::Plain
        }
    }
}

/// Whether a part of a line of ASCII text means something to YAML in block
/// context.
fn has_indicator(text: &str) -> bool {
    const FIRST: &[char] = &[
        '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`',
    ];
    text.starts_with("---")
        || text.starts_with("...")
        || text.starts_with(FIRST)
        || matches!(text, "-" | "?")
        || text.starts_with("- ")
        || text.starts_with("? ")
        || text.ends_with(':')
        || text.contains(": ")
        || text.contains(" #")
}

/// One text as a scalar on one line, in the quotes it needs, for whatever place:
/// a key, a value or an item, in block or flow context.
///
/// Letters and digits of every script stay as they are; other characters
/// outside ASCII are escaped. A string of more than 1000 characters cannot be a
/// key on one line.
#[must_use]
pub fn scalar(text: &str) -> String {
    let as_ascii: String = text
        .chars()
        .map(|c| if keeps(c) { 'x' } else { c })
        .collect();
    let for_flow = text.contains([',', '?', '[', ']', '{', '}', ':']) || text.starts_with('-');
    match Style::of_text(&as_ascii) {
        Style::Plain if !for_flow => text.to_owned(),
        Style::Plain | Style::SingleQuoted if !text.contains('\n') => {
            format!("'{}'", text.replace('\'', "''"))
        }
        _ => in_double_quotes(text),
    }
}

/// One text as a scalar on one line in double quotes.
pub(crate) fn in_double_quotes(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match escape(c) {
            Some(escaped) if !keeps(c) => quoted.push_str(&escaped),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a character outside ASCII stands for itself.
fn keeps(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}

/// How double quotes write a character that they cannot hold as it is.
pub(super) fn escape(c: char) -> Option<String> {
    let letter = match c {
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '"' => '"',
        '\\' => '\\',
        '\u{85}' => 'N',
        '\u{a0}' => '_',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        ' '..='~' => return None,
        c => {
            return Some(match u32::from(c) {
                code @ ..=0xff => format!("\\x{code:02X}"),
                code @ ..=0xffff => format!("\\u{code:04X}"),
                code => format!("\\U{code:08X}"),
            });
        }
    };
    Some(format!("\\{letter}"))
}

/// The length of `text` in double quotes, in characters.
pub(super) fn double_quoted_len(text: &str) -> usize {
    let lengths = text
        .chars()
        .map(|c| escape(c).map_or(1, |escaped| escaped.len()));
    2 + lengths.sum::<usize>()
}

/// A float as Python writes it, with the point YAML needs.
pub(super) fn float(value: f64) -> String {
    if value.is_nan() {
        return ".nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { ".inf" } else { "-.inf" }.into();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let positional = (-4..16).contains(&exponent);
    let mut text = if positional {
        value.to_string()
    } else {
        digits.to_owned()
    };
    if !text.contains('.') {
        text.push_str(".0");
    }
    if !positional {
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(text, "e{sign}{:02}", exponent.abs());
    }
    text
}
