//! Reading on below what cannot be read.

use crate::LineIndex;
use pyyaml_syntax::{Error, ErrorKind};
use std::borrow::Cow;

/// How many faulty lines are left out before giving up.
const MOST_FAULTS: usize = 16;

/// `text` with spaces in the place of the lines over which the reader stumbles,
/// so that what stands below them is read as well. What is left is where it was.
pub fn readable(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_FAULTS {
        let Some(line) = faulty_line(&text, None) else {
            break;
        };
        text.to_mut()
            .replace_range(line.range(), &" ".repeat(line.len()));
    }
    text
}

/// [`readable`], but for the line at `kept`, whose faults are endured.
pub(super) fn readable_but(mut text: String, kept: usize) -> String {
    for _ in 0..MOST_FAULTS {
        let Some(line) = faulty_line(&text, Some(kept)) else {
            break;
        };
        text.replace_range(line.range(), &" ".repeat(line.len()));
    }
    text
}

/// The first line that keeps the reader from reading on.
fn faulty_line(text: &str, kept: Option<usize>) -> Option<pyyaml_syntax::Span> {
    let stream = pyyaml_syntax::parse(text);
    if stream.errors().is_empty() {
        return None;
    }
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
    use super::readable;
    use proptest::prelude::*;

    #[test]
    fn what_stands_below_a_faulty_line_is_read() {
        let text = "a: 1\nb: [\nc: 'x\nd: 2\n\te: 3\nf: 4\n";
        assert_eq!(readable(text), "a: 1\n    \n     \nd: 2\n     \nf: 4\n");
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
