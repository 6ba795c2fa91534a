//! Secrets: where a text holds one, and how outputs hide it.
//!
//! - [`find`]: the secret parts of one text, such as a connection string
//! - [`Secrets`]: every secret of a configuration and every copy of it, for the
//!   rules that report them and for the outputs that must not show them
//!
//! A secret is what opens something: a password, a token, a signature, a key.
//! A user name is none, and neither is a placeholder such as `${PASSWORD}`.
//!
//! What is known of secrets is in four tables: names in `names`, what tokens begin
//! with in `prefixes`, other forms of tokens in `tokens`, and what stands in for a
//! secret in `placeholder`.

mod assignment;
mod below;
mod copies;
mod cut;
mod encoding;
mod mask;
mod names;
mod placeholder;
mod prefixes;
mod span;
mod tokens;
mod tree;
mod unread;
mod url;
mod webhook;
mod words;

pub use mask::Secrets;
pub use span::{Role, SecretSpan};

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

/// A secret part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    range: Range<usize>,
    kind: Kind,
}

/// What shows that a part of a text is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// It has the form of a key of the Octopize API.
    ApiKey,
    /// It has the form of a token.
    Token,
    /// Its place in a URL or address.
    Address,
    /// The name before it.
    Assignment,
}

/// The secret parts of a text such as a URL or a connection string, as ranges
/// of bytes: in order, none empty, none touching another.
///
/// Values that are percent-encoded, names that are, and whole URLs that are
/// part of another URL's query are found as well.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let found = find_in_value(text).into_iter();
    found.map(|found| found.range).collect()
}

/// [`find`], with what shows each.
fn find_in_value(text: &str) -> Vec<Found> {
    search(text, Syntax::Value)
}

/// The secret parts of YAML that is not parsed. Finds more than it must
/// where the text leaves a doubt.
fn find_in_source(text: &str) -> Vec<Found> {
    search(text, Syntax::Source)
}

/// How often a text is decoded to look for what percent-encoding hides.
const MAX_DECODINGS: usize = 2;

fn search(text: &str, syntax: Syntax) -> Vec<Found> {
    let mut found = Vec::new();
    if text.len() < tokens::SHORTEST && !text.bytes().any(is_sign) {
        return found;
    }
    detect(text, syntax, &mut found);
    let mut decoded = Decoded::of(text);
    for _ in 0..MAX_DECODINGS {
        let Some(inner) = decoded else { break };
        let mut hidden = Vec::new();
        detect(inner.text(), syntax, &mut hidden);
        found.extend(hidden.into_iter().map(|found| Found {
            range: inner.source_range(found.range),
            ..found
        }));
        decoded = inner.decode_again();
    }
    merge(found)
}

/// Whether a byte is one without which no search for anything but the form of a
/// token finds anything: the `@` before a host, the signs of assignments, the
/// space after a scheme, the `%` of what is encoded. Each search begins at one of
/// them, so there is nothing that this gate keeps out.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'=' | b':' | b' ' | b'%')
}

fn detect(text: &str, syntax: Syntax, found: &mut Vec<Found>) {
    if text.bytes().any(is_sign) {
        // Each of its forms has one.
        if text.contains('@') {
            url::find(text, found);
        }
        if text.contains("://") {
            webhook::find(text, found);
        }
        assignment::find(text, syntax, found);
        if text.contains(' ') {
            words::find(text, found);
        }
        if text.bytes().filter(|byte| *byte == b':').count() >= 4 {
            words::find_in_password_files(text, found);
        }
        tokens::find(text, found);
    } else {
        tokens::find_by_form(text, found);
    }
}

/// Sorts what was found and joins what overlaps or touches.
fn merge(mut found: Vec<Found>) -> Vec<Found> {
    found.retain(|found| !found.range.is_empty());
    if found.len() < 2 {
        return found;
    }
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found.dedup_by(|next, first| {
        let touches = next.range.start <= first.range.end;
        if touches {
            first.range.end = first.range.end.max(next.range.end);
            first.kind = first.kind.min(next.kind);
        }
        touches
    });
    found
}

/// Sorts ranges and joins those that overlap or touch.
fn merge_ranges(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, first| {
        let touches = next.start <= first.end;
        if touches {
            first.end = first.end.max(next.end);
        }
        touches
    });
    ranges
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests;
