//! Secrets: where a text holds one, and how outputs hide it.
//!
//! - [`find`]: the secret parts of one text, such as a connection string
//! - [`Secrets`]: every secret of a configuration, for the rules that report
//!   them and for the outputs that must not show them
//!
//! A secret is what opens something: a password, a token, a signature, a key.
//! A user name is none, and neither is a placeholder such as `${PASSWORD}`.

mod assignment;
mod bearer;
mod encoding;
mod mask;
mod names;
mod place;
mod placeholder;
mod url;

pub use mask::Secrets;
pub use place::{Place, Role};

use encoding::Decoded;
use std::ops::Range;

/// What kind of text is searched: it decides how far a value reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    /// One value as a program gets it: a URL, a connection string.
    Value,
    /// YAML that is not parsed, broken or in a comment: here `password: …` is a
    /// secret too.
    Source,
}

/// The secret parts of a text such as a URL or a connection string, as ranges
/// of bytes: in order, none empty, none touching another.
///
/// Values that are percent-encoded, names that are, and whole URLs that are
/// part of another URL's query are found as well.
pub fn find(text: &str) -> Vec<Range<usize>> {
    if text.bytes().any(is_sign) {
        search(text, Syntax::Value)
    } else {
        Vec::new()
    }
}

/// Whether a byte is one that every secret has in it or beside it: the `@` before
/// a host, the `=` or the quoted name of an assignment, the points of a token, the
/// space before it, the `%` of what is encoded. Names of columns have none.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'=' | b'"' | b'\'' | b'.' | b' ' | b'%')
}

/// The secret parts of YAML that is not parsed. Finds more than it must
/// where the text leaves a doubt.
fn find_in_source(text: &str) -> Vec<Range<usize>> {
    search(text, Syntax::Source)
}

/// How often a text is decoded to look for what percent-encoding hides.
const MAX_DECODINGS: usize = 2;

fn search(text: &str, syntax: Syntax) -> Vec<Range<usize>> {
    let mut found = detect(text, syntax);
    let mut decoded = Decoded::of(text);
    for _ in 0..MAX_DECODINGS {
        let Some(inner) = decoded else { break };
        let hidden = detect(inner.text(), syntax);
        found.extend(hidden.into_iter().map(|range| inner.source_range(range)));
        decoded = inner.decode_again();
    }
    merge(found)
}

fn detect(text: &str, syntax: Syntax) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    url::find(text, &mut found);
    assignment::find(text, syntax, &mut found);
    bearer::find(text, &mut found);
    found
}

/// Sorts ranges and joins those that overlap or touch.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests;
