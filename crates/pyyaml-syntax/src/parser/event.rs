//! What the grammar makes of tokens.

use crate::{Directive, Span, Style};

/// One step in the structure of a stream.
///
/// Of scalars and collections the parser has the [`Properties`] ready.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    StreamEnd,
    /// The parser has its [`DocumentStart`] ready.
    DocumentStart,
    DocumentEnd,
    /// `*name`
    Alias(Span),
    /// A scalar that is written, or at least its anchor or tag.
    Scalar {
        text: Span,
        style: Style,
        span: Span,
    },
    /// A value that is not written, and its place if something shows it.
    Empty(Option<Span>),
    SequenceStart(Collection),
    MappingStart(Collection),
    /// The end of a collection, with its closing bracket.
    End(Option<Span>),
}

/// How a collection begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Collection {
    pub(crate) style: Style,
    /// Its bracket; empty where nothing is written for it but its children.
    pub(crate) place: Span,
}

/// The beginning of a document.
#[derive(Default, Debug)]
pub(crate) struct DocumentStart<'t> {
    pub(crate) start: usize,
    pub(crate) marker: Option<Span>,
    pub(crate) directives: Vec<Directive<'t>>,
}

/// What is written before a node.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Properties {
    pub(crate) anchor: Option<Span>,
    pub(crate) tag: Option<TagUse>,
}

/// A tag whose handle is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TagUse {
    pub(crate) span: Span,
    pub(crate) prefix: Prefix,
    pub(crate) suffix: Span,
}

/// What a tag's handle stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Prefix {
    /// Nothing: a verbatim tag, `!` alone, or a handle that nobody declared.
    None,
    /// `!`
    Local,
    /// `!!`
    Core,
    /// What `%TAG` says.
    Declared(Span),
}
