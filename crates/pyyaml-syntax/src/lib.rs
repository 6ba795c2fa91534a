#![doc = include_str!("../README.md")]

mod composer;
mod construct;
mod cursor;
#[cfg(feature = "serde")]
pub mod de;
mod diagnosis;
mod document;
#[cfg(feature = "serde")]
pub mod edit;
mod encoding;
mod error;
#[cfg(feature = "json")]
pub mod json;
mod key;
mod kind;
mod limits;
mod node;
mod parser;
mod reading;
mod resolve;
mod scalar;
mod scanner;
#[cfg(feature = "serde")]
pub mod ser;
mod span;
mod tag;
mod text;
#[cfg(feature = "serde")]
mod timestamp;
mod token;
mod tree;
mod trivia;
mod value;
mod version;

use std::borrow::Cow;

use parser::Parser;
use scanner::Scanner;

pub use document::Document;
pub use error::{Error, ErrorKind};
pub use kind::{NodeKind, Style};
pub use limits::Limits;
pub use node::{DuplicateKey, Entry, Node, Properties};
pub use reading::MergeDifference;
pub use resolve::{Resolved, resolve_plain};
pub use span::Span;
pub use text::LINE_BREAKS;
#[cfg(feature = "serde")]
pub use timestamp::Timestamp;
pub use tree::{NodeId, Stream};
pub use trivia::{Comment, Directive};
pub use value::{Int, Value};
pub use version::{ParseVersionError, PyYamlVersion};

/// Offsets have 32 bits, and the values of a string may be longer than itself.
const MAX_BYTES: usize = 1 << 30;

/// How a string is read; [`Options::default`] is what [`parse`] uses.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The version of PyYAML that is followed.
    pub version: PyYamlVersion,
    /// How much a string may ask for.
    pub limits: Limits,
}

impl Options {
    /// The options that [`parse`] uses.
    pub fn new() -> Self {
        Self::default()
    }

    /// Follows this version of PyYAML.
    #[must_use]
    pub fn version(self, version: PyYamlVersion) -> Self {
        Self { version, ..self }
    }

    /// Refuses what asks for more than this.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

/// The string in `bytes`, decoded as PyYAML decodes it: UTF-16 when it begins
/// with its byte order mark, else UTF-8. The mark is kept.
///
/// # Errors
/// [`ErrorKind::Encoding`] at the first byte that is neither.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    encoding::decode(bytes).map_err(|error| *error)
}

/// Reads a string as the newest version of PyYAML does. Never fails: what is
/// wrong is in [`Stream::errors`].
pub fn parse(text: &str) -> Stream<'_> {
    parse_with(text, &Options::default())
}

/// [`parse`] with other options.
pub fn parse_with<'t>(text: &'t str, options: &Options) -> Stream<'t> {
    let limits = &options.limits;
    let mut stream = Stream {
        text,
        options: options.clone(),
        ..Stream::default()
    };
    if text.len() > MAX_BYTES {
        stream.text = "";
        stream.errors.push(diagnosis::size());
        return stream;
    }
    // Most files have a node for 12 bytes or more.
    stream.nodes.reserve(text.len() / 12);
    stream.children.reserve(text.len() / 12);
    let (facts, refused) = text::survey(text);
    let parser = Parser::new(Scanner::new(text, facts));
    let faults = composer::compose(parser, limits, &mut stream);
    stream.place_errors();
    construct::construct(&mut stream, &faults, options);
    for (offset, char) in refused {
        stream.errors.push(diagnosis::character(offset, char));
    }
    stream.place_errors();
    stream
}
