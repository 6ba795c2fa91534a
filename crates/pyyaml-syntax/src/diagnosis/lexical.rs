//! Faults in characters and in the signs they form.

use crate::Span;
use crate::cursor::Cursor;
use crate::error::{Error, ErrorKind};

pub(crate) fn size() -> Error {
    let message = "the file is larger than 1 GiB, more than is read at once";
    Error::new(ErrorKind::Size, Span::default(), message)
}

pub(crate) fn not_utf8(bytes: &[u8], offset: usize) -> Error {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let message = format!("the byte 0x{byte:02X} is not UTF-8, so the file cannot be read");
    Error::new(ErrorKind::Encoding, Span::new(offset, offset + 1), message)
        .help("the file is probably in an older encoding such as Windows-1252: save it as UTF-8")
}

pub(crate) fn not_utf16(offset: usize) -> Error {
    let message = "the file begins as UTF-16, but not all of it is";
    Error::new(ErrorKind::Encoding, Span::new(offset, offset), message)
        .help("save the file as UTF-8")
}

pub(crate) fn character(offset: usize, char: char) -> Error {
    let place = Span::new(offset, offset + char.len_utf8());
    let code = u32::from(char);
    let message = format!("the invisible character U+{code:04X} is not allowed in YAML");
    Error::new(ErrorKind::Character, place, message)
        .help("remove it; inside double quotes it can be written as an escape such as `\\x00`")
}

/// A character that begins nothing.
pub(crate) fn no_token(cursor: &Cursor<'_>, in_flow: bool) -> Error {
    let place = cursor.next_char_span();
    let char = cursor.next_char().unwrap_or(' ');
    let quote = "put quotes around the whole value";
    match char {
        '\t' => {
            let line = Span::new(cursor.line_start(), cursor.pos()).text(cursor.text());
            let message = if line.trim().is_empty() {
                "a tab indents this line; YAML allows only spaces there"
            } else {
                "a tab separates two parts of this line; YAML allows only spaces there"
            };
            Error::new(ErrorKind::Tab, place, message).help("replace the tab with spaces")
        }
        '|' | '>' if in_flow => {
            let message =
                format!("`{char}` starts a block scalar, which cannot be inside brackets");
            Error::new(ErrorKind::ReservedIndicator, place, message).help(quote)
        }
        _ => {
            let message = format!("a value cannot start with `{char}`, which YAML reserves");
            Error::new(ErrorKind::ReservedIndicator, place, message).help(quote)
        }
    }
}

pub(crate) fn unclosed_quote(cursor: &Cursor<'_>, open: usize) -> Error {
    let message = "this quote is never closed";
    let end = match cursor.peek() {
        None => "the file ends here",
        Some(_) => "the document ends here",
    };
    Error::new(ErrorKind::UnclosedQuote, Span::new(open, open + 1), message)
        .help("close it; inside single quotes, a quote is written twice: `'it''s'`")
        .related(cursor.next_char_span(), end)
}

pub(crate) fn unknown_escape(cursor: &Cursor<'_>, start: usize) -> Error {
    let next = cursor.next_char_span();
    let place = Span::new(start, next.end());
    let written = place.text(cursor.text());
    let message = format!("`{written}` means nothing inside double quotes");
    Error::new(ErrorKind::Escape, place, message)
        .help("write the backslash twice, or use single quotes, which leave it as it is")
}

pub(crate) fn short_escape(cursor: &Cursor<'_>, start: usize, digits: usize) -> Error {
    let place = Span::new(start, cursor.pos() + 1);
    let written = place.text(cursor.text());
    let message = format!("`{written}` needs {digits} hexadecimal digits after it");
    Error::new(ErrorKind::Escape, place, message)
        .help("write the backslash twice, or use single quotes, which leave it as it is")
}

pub(crate) fn no_such_character(place: Span) -> Error {
    let message = "there is no character with this number";
    Error::new(ErrorKind::Escape, place, message).help("the largest is `\\U0010FFFF`")
}

pub(crate) fn lone_surrogate(place: Span) -> Error {
    let message = "this is half of a character; a string with it cannot be written to any file";
    Error::new(ErrorKind::LoneSurrogate, place, message)
        .help("write the whole character: as itself, or with `\\U` and eight digits")
}

pub(crate) fn block_header(cursor: &Cursor<'_>) -> Error {
    let message = "only `+`, `-` and a digit from 1 to 9 may follow `|` or `>` on its line";
    Error::new(ErrorKind::BlockHeader, cursor.next_char_span(), message).help(
        "begin the text on the next line, or put quotes around a value that begins with the sign",
    )
}

pub(crate) fn anchor_name(cursor: &Cursor<'_>, start: usize) -> Error {
    let place = Span::new(start, cursor.next_char_span().end());
    let is_alias = place.text(cursor.text()).starts_with('*');
    let (what, sign) = if is_alias {
        ("alias", '*')
    } else {
        ("anchor", '&')
    };
    let message = format!(
        "`{sign}` begins the name of an {what}, which has only letters, digits, `-` and `_`"
    );
    Error::new(ErrorKind::AnchorName, place, message)
        .help("put quotes around the value if it is a string")
}

pub(crate) fn tag_syntax(cursor: &Cursor<'_>, start: usize) -> Error {
    let place = Span::new(start, cursor.next_char_span().end());
    let message = "`!` begins a tag, and this is not written as one";
    Error::new(ErrorKind::TagSyntax, place, message)
        .help("put quotes around the value if it is a string")
}

pub(crate) fn directive(cursor: &Cursor<'_>, start: usize) -> Error {
    let place = Span::new(start, cursor.next_char_span().end());
    let message =
        "a line that begins with `%` is a directive, and this is not one that PyYAML knows";
    Error::new(ErrorKind::Directive, place, message)
        .help("remove the line, or put quotes around the value if it is a string")
}
