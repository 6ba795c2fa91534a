//! Reads YAML exactly as PyYAML's safe loader does, with the place of everything.
//!
//! [`parse`] turns a text into a [`Stream`]: one tree that holds the documents
//! with every key, value, comment and its place, the values as Python gets
//! them, and what PyYAML rejects. Nothing else reads the text a second time.

mod composer;
mod construct;
pub mod de;
mod diagnosis;
mod document;
pub mod edit;
mod error;
pub mod json;
mod key;
mod node;
mod parser;
mod resolve;
mod scalar;
mod scanner;
pub mod ser;
mod span;
mod tag;
mod text;
mod timestamp;
mod tree;
mod value;

use std::borrow::Cow;

use parser::Parser;
use scanner::Scanner;

pub use document::{Comment, Directive, Document, DuplicateKey};
pub use error::{Error, ErrorKind};
pub use node::{Entry, Node, NodeKind, Properties, Style};
pub use resolve::{Resolved, resolve_plain};
pub use span::Span;
pub use timestamp::Timestamp;
pub use tree::{NodeId, Stream};
pub use value::{Int, Value};

/// Offsets have 32 bits, and what a text means may be longer than itself.
const MOST_BYTES: usize = 1 << 30;

/// How much a text may ask for.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How deep collections may nest; PyYAML runs out of stack at about 495.
    pub depth: usize,
    /// How many nodes the aliases of a document may stand for, all together,
    /// beyond one for each three bytes of the text.
    pub alias_nodes: u64,
    /// How many entries the merges of a document may copy, all together, beyond
    /// one for each three bytes of the text.
    pub merged_entries: u64,
    /// After how many errors reading stops.
    pub errors: usize,
}

impl Limits {
    /// What a text may ask for by its size alone.
    fn by_size(text: &str) -> u64 {
        text.len() as u64 / 3
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 494,
            alias_nodes: 1_000_000,
            merged_entries: 1_000_000,
            errors: 1000,
        }
    }
}

/// The text of `bytes` as the engine decodes it: UTF-16 when it begins with its
/// byte order mark, else UTF-8. A mark is kept.
///
/// # Errors
/// [`ErrorKind::Encoding`] at the first byte that is neither.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    text::decode(bytes).map_err(|error| *error)
}

/// Reads a text. Never fails: what is wrong is in [`Stream::errors`].
pub fn parse(text: &str) -> Stream<'_> {
    parse_with(text, &Limits::default())
}

/// [`parse`] with other limits.
pub fn parse_with<'t>(text: &'t str, limits: &Limits) -> Stream<'t> {
    let mut stream = Stream {
        text,
        ..Stream::default()
    };
    if text.len() > MOST_BYTES {
        stream.text = "";
        stream.errors.push(diagnosis::size());
        return stream;
    }
    // Most texts have a node for 12 bytes or more.
    stream.nodes.reserve(text.len() / 12);
    stream.children.reserve(text.len() / 12);
    let (facts, refused) = text::survey(text);
    let parser = Parser::new(Scanner::new(text, facts));
    let faults = composer::compose(parser, limits, &mut stream);
    stream.place_errors();
    construct::construct(&mut stream, &faults, limits);
    for (offset, char) in refused {
        stream.errors.push(diagnosis::character(offset, char));
    }
    stream.place_errors();
    stream
}
