//! Reading on below what cannot be read.

use avatar_lint_rules::{LineIndex, read};
use pyyaml_syntax::{Error, ErrorKind, Span, Stream};

/// How many faulty lines are left out before giving up.
const MAX_FAULTS: usize = 16;

/// Hands `then` a tree of what `stream` holds, with spaces in the place of the
/// lines over which the reader stumbles, so that what stands below them is read as
/// well. What is left is where it was. Where nothing is at fault, it is `stream`.
pub fn with_readable<R>(stream: &Stream<'_>, then: impl FnOnce(&Stream<'_>) -> R) -> R {
    match faulty_line(stream, None) {
        None => then(stream),
        Some(line) => read_on(blanked(stream.text(), line), None, then),
    }
}

/// [`with_readable`], but for the line with the mark at `kept`, whose faults are
/// endured. A fault in what is nested below the mark comes of where the mark
/// stands, and everything there goes at once: each line would be a fault of its own.
pub(super) fn with_readable_but<R>(
    text: String,
    kept: usize,
    then: impl FnOnce(&Stream<'_>) -> R,
) -> R {
    read_on(text, Some(kept), then)
}

fn read_on<R>(mut text: String, kept: Option<usize>, then: impl FnOnce(&Stream<'_>) -> R) -> R {
    for _ in 0..MAX_FAULTS {
        let stream = read(&text);
        let Some(line) = faulty_line(&stream, kept) else {
            return then(&stream);
        };
        drop(stream);
        let is_nested = kept.is_some_and(|kept| is_nested(&text, kept, line));
        let faulty = if is_nested { block(&text, line) } else { line };
        text = blanked(&text, faulty);
    }
    then(&read(&text))
}

/// `text` with spaces in the place of everything in `span` but line breaks.
fn blanked(text: &str, span: Span) -> String {
    let mut blanked = text.to_owned();
    blanked.replace_range(span.range(), &blank(span.text(text)));
    blanked
}

/// Whether `line` and all between it and the mark is further in than the mark.
fn is_nested(text: &str, mark: usize, line: Span) -> bool {
    let before = text.get(..mark).unwrap_or_default();
    let column = mark - before.rfind('\n').map_or(0, |at| at + 1);
    let below = text.get(mark..line.end());
    below.is_some_and(|below| {
        let mut lines = below.lines().skip(1);
        lines.all(|line| line.trim().is_empty() || indentation(line) > column)
    })
}

/// `line` and the lines below it that are not further out.
fn block(text: &str, line: Span) -> Span {
    let column = indentation(line.text(text));
    let below = text.get(line.end()..).unwrap_or_default();
    let inside = below.split_inclusive('\n').skip(1).take_while(|line| {
        let is_marker = line.starts_with("---") || line.starts_with("...");
        line.trim().is_empty() || (indentation(line) >= column && !is_marker)
    });
    let rest = below.find('\n').map_or(below.len(), |at| at + 1);
    let length = rest + inside.map(str::len).sum::<usize>();
    Span::new(line.start(), line.end() + length)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Spaces in the place of everything but line breaks.
fn blank(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\r' => character.to_string(),
            _ => " ".repeat(character.len_utf8()),
        })
        .collect()
}

/// The first line that keeps the reader from reading on.
fn faulty_line(stream: &Stream<'_>, kept: Option<usize>) -> Option<Span> {
    if stream.errors().is_empty() {
        return None;
    }
    let text = stream.text();
    let lines = LineIndex::new(text);
    let faults = stream.errors().iter().filter(|error| stops_reading(error));
    faults
        .map(|fault| lines.line_span(text, lines.line(suspect(fault))))
        .find(|line| {
            let is_kept = kept.is_some_and(|kept| line.contains(kept));
            let is_empty = line.text(text).bytes().all(|byte| byte == b' ');
            !is_kept && !is_empty
        })
}

/// Whether the tree lacks what follows the fault. It does not where only a value
/// has no meaning.
fn stops_reading(fault: &Error) -> bool {
    use ErrorKind::{
        BareEquals, Binary, Date, DuplicateAnchor, Merge, Number, TagMismatch, UndefinedAlias,
        UnhashableKey, UnknownTag,
    };
    !fault.is_limit()
        && !matches!(
            fault.kind,
            BareEquals
                | Binary
                | Date
                | DuplicateAnchor
                | Merge
                | Number
                | TagMismatch
                | UndefinedAlias
                | UnhashableKey
                | UnknownTag
        )
}

/// Where the cause of a fault likely is: a bracket that swallows the lines below
/// it rather than the line where that shows.
fn suspect(fault: &Error) -> usize {
    match (&fault.related, fault.kind) {
        (Some((open, _)), ErrorKind::MissingComma) => open.start(),
        _ => fault.span.start(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_FAULTS, with_readable, with_readable_but};
    use avatar_lint_rules::read;
    use proptest::prelude::*;

    fn readable(text: &str) -> String {
        with_readable(&read(text), |stream| stream.text().to_owned())
    }

    #[test]
    fn what_stands_below_a_faulty_line_is_read() {
        let text = "a: 1\nb: [\nc: 'x\nd: 2\n\te: 3\nf: 4\n";
        assert_eq!(readable(text), "a: 1\n    \n     \nd: 2\n     \nf: 4\n");
    }

    #[test]
    fn what_a_mark_in_the_wrong_column_breaks_goes_at_once() {
        let items = "   - e: 3\n     f: 4\n\n".repeat(MAX_FAULTS + 1);
        let text = format!("a:\n  b:\n  - c: 1\n  MARK:\n    d: 2\n{items}  h: 6\n");
        let mark = text.find("MARK").unwrap();
        let read = with_readable_but(text.clone(), mark, |stream| stream.text().to_owned());
        let blank = items.replace(|character| character != '\n', " ");
        assert_eq!(read, text.replace(&items, &blank));
    }

    #[test]
    fn what_only_has_no_meaning_stays() {
        let text = "a: *b\nc: 2024-13-45\n";
        assert_eq!(readable(text), text);
    }

    proptest! {
        #[test]
        fn places_stay(text in "([a-c]: |- |\\[|\\{|'|\"|\n|  |\t|é|---\n){0,30}") {
            let read = readable(&text);
            prop_assert_eq!(read.lines().count(), text.lines().count());
            for (before, after) in text.lines().zip(read.lines()) {
                prop_assert!(after == before || *after == *" ".repeat(before.len()));
            }
        }
    }
}
