//! Faults in how a document is put together.

use crate::cursor::Cursor;
use crate::error::{Error, ErrorKind};
use crate::token::{Token, TokenKind};
use crate::{Directive, LINE_BREAKS, Span};

/// What is being read when something else turns up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Inside {
    /// Nothing: the document's value is complete.
    Document,
    /// A place for a value.
    Node,
    BlockSequence,
    BlockMapping,
    FlowSequence,
    FlowMapping,
}

/// The rest of the line from `start`, without blanks at its end.
fn line_from(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split(LINE_BREAKS);
    let len = line.map(str::trim_end).next().map_or(0, str::len);
    Span::new(start, start + len)
}

pub(crate) fn missing_colon(text: &str, start: usize, key_length: usize) -> Error {
    let place = line_from(text, start);
    let kind = ErrorKind::MissingColon;
    let line = place.text(text);
    let line = line.split(" #").next().unwrap_or(line).trim_end();
    if line.contains(": ") {
        let message = format!(
            "this key is longer than a line or than {key_length} characters, more than YAML allows"
        );
        return Error::new(kind, place, message).help("shorten it, or begin the line with `? `");
    }
    Error::new(
        kind,
        place,
        "a key is expected on this line, but no `:` follows it",
    )
    .help(instead_of_colon(line))
}

/// What a line that is no entry needs, by what seems to be meant.
fn instead_of_colon(line: &str) -> &'static str {
    let is_rule = line.chars().all(|c| matches!(c, '-' | '–' | '—'));
    if is_rule {
        return "a line of exactly three `-`, without a space before them, separates documents";
    }
    if line.starts_with('-') {
        return "write a space after the `-` if it begins an item of a list; \
                put quotes around the value if it is a part of it";
    }
    let key = line.split(['=', '：']).next().unwrap_or_default();
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let sign = line.get(key.len()..).and_then(|rest| rest.chars().next());
    match sign.filter(|_| !key.is_empty() && key.trim_end().chars().all(is_key)) {
        Some('=') => "write `: ` instead of the `=`",
        Some(_) => "write `: ` instead of the full-width colon (U+FF1A)",
        None => {
            "add `:` if it is a key; indent the line if it continues the value above; \
             put quotes around a string of several lines"
        }
    }
}

pub(crate) fn unexpected_colon(cursor: &Cursor<'_>) -> Error {
    let before = Span::new(cursor.line_start(), cursor.pos()).text(cursor.text());
    let kind = ErrorKind::UnexpectedColon;
    let colon = cursor.next_char_span();
    if before.contains(": ") {
        return Error::new(kind, colon, "this is the second `: ` of the line").help(
            "put quotes around the value if the `:` is a part of it, \
             or begin a new line, indented, if it is a key",
        );
    }
    let key = before.trim_start_matches([' ', '-']);
    let place = Span::new(cursor.pos() - key.len(), cursor.pos() + 1);
    let above = cursor.text().get(..cursor.line_start()).unwrap_or_default();
    let above = above.lines().rfind(|line| !line.trim().is_empty());
    let message = "a key cannot begin here, because the line above is a value that goes on";
    Error::new(kind, place, message).help(match above {
        Some(line) if !line.contains(": ") && line.contains(':') => {
            "the line above needs a space after its `:`"
        }
        Some(line) if line.contains(": ") => {
            "indent the line as the key above it, or, if it goes under that key, \
             begin its value on a line of its own"
        }
        _ => "the line above may lack its `:`",
    })
}

pub(crate) fn unexpected_dash(cursor: &Cursor<'_>) -> Error {
    let message = "a list cannot begin here";
    Error::new(ErrorKind::UnexpectedDash, cursor.next_char_span(), message).help(
        "begin the list on a line of its own, \
         or put quotes around the value if the `-` is a part of it",
    )
}

pub(crate) fn unexpected_question_mark(cursor: &Cursor<'_>) -> Error {
    let message = "`? ` begins a key, and there cannot be one here";
    let place = cursor.next_char_span();
    Error::new(ErrorKind::UnexpectedQuestionMark, place, message)
        .help("put quotes around the value if the `?` is a part of it")
}

pub(crate) fn unclosed_bracket(text: &str, open: Span, end: Option<Span>) -> Error {
    let bracket = open.text(text);
    let (at, what) = match end {
        Some(at) => (at, "the document ends here"),
        None => (Span::new(text.len(), text.len()), "the file ends here"),
    };
    let closing = if bracket == "{" { "}" } else { "]" };
    let message = format!("this `{bracket}` is never closed");
    Error::new(ErrorKind::UnclosedBracket, open, message)
        .help(format!(
            "add `{closing}`, or put quotes around the value if the bracket is a part of it"
        ))
        .related(at, what)
}

pub(crate) fn unopened_bracket(cursor: &Cursor<'_>) -> Error {
    let place = cursor.next_char_span();
    let bracket = place.text(cursor.text());
    let message = format!("this `{bracket}` closes a bracket that was never opened");
    Error::new(ErrorKind::UnopenedBracket, place, message)
        .help("remove it, or put quotes around the value if it is a part of it")
}

pub(crate) fn end_without_document(place: Span) -> Error {
    let message = "`...` ends a document, and none has begun";
    Error::new(ErrorKind::MissingValue, place, message).help("remove the line")
}

pub(crate) fn missing_document_start(place: Span, directive: Option<&Directive<'_>>) -> Error {
    let kind = ErrorKind::MissingDocumentStart;
    match directive {
        Some(directive) => Error::new(
            kind,
            directive.span,
            "after a line with `%`, a document must begin with `---`",
        )
        .help("remove the line with `%`, or add a line `---` after it"),
        None => Error::new(
            kind,
            place,
            "after `...`, the next document must begin with `---`",
        )
        .help("replace `...` with `---`, or add a line `---`"),
    }
}

pub(crate) fn repeated_version(place: Span, first: Span) -> Error {
    let message = "a document has one `%YAML` line, and this is its second";
    Error::new(ErrorKind::Directive, place, message)
        .help("remove it")
        .related(first, "the first one")
}

pub(crate) fn unsupported_version(place: Span) -> Error {
    let message = "PyYAML reads only YAML 1, but this line declares another version";
    Error::new(ErrorKind::Directive, place, message).help("remove the line")
}

pub(crate) fn repeated_handle(place: Span, first: Span) -> Error {
    let message = "this `%TAG` line defines a tag handle a second time";
    Error::new(ErrorKind::Directive, place, message)
        .help("remove one of them")
        .related(first, "the first one")
}

pub(crate) fn undefined_handle(place: Span, name: &str) -> Error {
    let message = format!("no `%TAG` line says what `{name}` means");
    Error::new(ErrorKind::UndefinedTagHandle, place, message)
        .help("put quotes around the value if it is a string; a type of YAML has the form `!!str`")
}

pub(crate) fn undefined_alias(place: Span, name: &str) -> Error {
    let message = format!("`*{name}` refers to the anchor `&{name}`, but there is none before it");
    Error::new(ErrorKind::UndefinedAlias, place, message).help(
        "an anchor is valid only in its own document; put quotes around the value if it is a \
         string",
    )
}

pub(crate) fn self_reference(place: Span, name: &str, anchor: Span) -> Error {
    let message = format!("`*{name}` is inside the node it refers to, so the node has no end");
    Error::new(ErrorKind::SelfReference, place, message)
        .help("write out the intended part")
        .related(anchor, "it begins here")
}

pub(crate) fn duplicate_anchor(place: Span, name: &str, first: Span) -> Error {
    let message = format!("the anchor `&{name}` is used a second time in this document");
    Error::new(ErrorKind::DuplicateAnchor, place, message)
        .help("give it another name")
        .related(first, "the first one")
}

pub(crate) fn depth(place: Span, most: usize) -> Error {
    let message = format!("this is nested more than {most} levels deep, where PyYAML gives up");
    Error::new(ErrorKind::Depth, place, message).help("flatten the structure")
}

pub(crate) fn alias_depth(place: Span, name: &str, anchor: Span, most: usize) -> Error {
    let message = format!(
        "with `*{name}`, aliases nest more than {most} levels deep, too deep to be checked; \
         PyYAML itself reads this"
    );
    Error::new(ErrorKind::AliasDepth, place, message)
        .help("use fewer aliases to what contains aliases itself")
        .related(anchor, "it refers to this")
}

pub(crate) fn alias_expansion(place: Span, name: &str, anchor: Span) -> Error {
    let message = format!("with `*{name}`, aliases make this document too large to be checked");
    Error::new(ErrorKind::AliasExpansion, place, message)
        .help("use fewer aliases to what contains aliases itself")
        .related(anchor, "it refers to this")
}

/// A token that the grammar does not have at its place, and where the innermost
/// open collection begins.
pub(crate) fn unexpected(text: &str, token: Token, inside: Inside, open: Option<Span>) -> Error {
    let place = if token.span.is_empty() {
        line_from(text, token.span.start())
    } else {
        token.span
    };
    let before = text.get(..token.span.start()).unwrap_or_default();
    let line = before.rsplit(LINE_BREAKS).next().unwrap_or_default();
    let same_line = !line.trim_start_matches(' ').is_empty();
    let fault = match (inside, token.kind) {
        (Inside::Node, _) => return missing_value(text, token, place),
        (Inside::FlowSequence | Inside::FlowMapping, _) => {
            return in_brackets(text, token, place, open);
        }
        (_, TokenKind::FlowEntry) => {
            let message = "a comma separates values inside brackets only";
            Error::new(ErrorKind::UnexpectedContent, place, message)
                .help("remove it, or put quotes around the whole value")
        }
        _ if same_line => after_value(line, place),
        (Inside::BlockMapping, TokenKind::BlockEntry) => {
            let message = "there is a list item where the next key is expected";
            Error::new(ErrorKind::UnexpectedContent, place, message)
                .help("a list goes under a key of its own; check the indentation")
        }
        (Inside::BlockSequence, TokenKind::Key | TokenKind::BlockMappingStartAndKey) => {
            let message = "there is a key where the next `- ` of a list is expected";
            Error::new(ErrorKind::UnexpectedContent, place, message).help(
                "check the indentation: it may belong to the item above, or be one of its own",
            )
        }
        _ => {
            let message = "the indentation of this line fits nothing before it";
            Error::new(ErrorKind::UnexpectedContent, place, message)
                .help("indent it as the lines it belongs to")
        }
    };
    let what = match inside {
        Inside::BlockSequence => "the list begins here",
        Inside::BlockMapping => "the mapping begins here",
        _ => return fault,
    };
    match open {
        Some(open) => fault.related(line_from(text, open.start()), what),
        None => fault,
    }
}

/// Behind a value, on its line.
fn after_value(line: &str, place: Span) -> Error {
    let (message, help) = match line.trim_end_matches([' ', '\t']).chars().next_back() {
        Some(bracket @ ('}' | ']')) => (
            format!("this is after the `{bracket}` that ends the value"),
            "put quotes around the whole value: a bracket at its beginning opens a list or a mapping",
        ),
        Some(quote @ ('\'' | '"')) => (
            format!("this is after the `{quote}` that ends the value"),
            "put the whole value in quotes, with each `'` inside of it written twice",
        ),
        _ => (
            "this follows a value that is already complete".to_owned(),
            "put quotes around the whole value, or begin a new line",
        ),
    };
    Error::new(ErrorKind::UnexpectedContent, place, message).help(help)
}

/// Between the values of `[…]` or `{…}`.
fn in_brackets(text: &str, token: Token, place: Span, open: Option<Span>) -> Error {
    let open = open.unwrap_or(place);
    let lines = Span::new(open.start(), token.span.start()).text(text);
    match token.kind {
        TokenKind::FlowSequenceEnd | TokenKind::FlowMappingEnd => {
            wrong_bracket(text, place).related(open, "what is open begins here")
        }
        TokenKind::Value if lines.contains(LINE_BREAKS) => {
            unclosed_bracket(text, open, None).related(place, "this cannot be inside brackets")
        }
        _ => {
            let message = "a comma is missing before this, or the bracket is not closed";
            Error::new(ErrorKind::MissingComma, place, message)
                .help(
                    "separate values inside brackets with commas; \
                     put quotes around the whole value if the bracket is a part of it",
                )
                .related(open, "the bracket opens here")
        }
    }
}

fn wrong_bracket(text: &str, place: Span) -> Error {
    let bracket = place.text(text);
    let message = format!("`{bracket}` does not close the bracket that is open");
    Error::new(ErrorKind::UnclosedBracket, place, message).help("close first what was opened last")
}

/// Where a value should begin.
fn missing_value(text: &str, token: Token, place: Span) -> Error {
    let written = token.span.text(text);
    let message = match token.kind {
        TokenKind::FlowSequenceEnd | TokenKind::FlowMappingEnd => {
            return wrong_bracket(text, place);
        }
        TokenKind::StreamEnd | TokenKind::BlockEnd => "a value is missing here".to_owned(),
        _ if written.is_empty() => "a value is expected here".to_owned(),
        _ => format!("a value is expected before `{written}`"),
    };
    Error::new(ErrorKind::MissingValue, place, message)
        .help("write the value; put quotes around it if this is a part of it")
}
