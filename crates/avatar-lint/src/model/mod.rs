//! What the documents of a set declare together.

use pyyaml_syntax::{Span, Stream};

/// Everything a set declares, names resolved.
#[derive(Debug)]
pub struct Model<'a> {
    /// Where it was read from.
    pub stream: &'a Stream<'a>,
}

impl<'a> Model<'a> {
    /// Reads the set from its documents, tolerantly: what is at fault is left out.
    pub fn new(stream: &'a Stream<'a>) -> Self {
        Self { stream }
    }

    /// Why the set's own metadata calls for more care, if it does.
    pub fn exposure(&self) -> Option<&Exposure> {
        None
    }
}

/// A reason in the set's metadata to weigh privacy findings more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// The value that says so.
    pub span: Span,
    /// A clause for messages: "the data goes to open data".
    pub reason: String,
}
