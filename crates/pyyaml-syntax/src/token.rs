//! The pieces the grammar is made of.

use crate::{Span, Style};

/// A piece of the text with a meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    /// What a scalar means, the suffix of a tag with percent escapes decoded, or
    /// the prefix of `%TAG`: a part of the text or of the cooked text behind it.
    pub(crate) text: Span,
    /// Length of a tag's handle (`!`, `!!`, `!name!`) at the start of the tag;
    /// 0 for a verbatim tag and for `!` alone.
    pub(crate) handle: u32,
    pub(crate) kind: TokenKind,
    /// How a scalar is written.
    pub(crate) style: Style,
}

impl Token {
    /// A token that is nothing but its kind and place.
    pub(crate) const fn sign(kind: TokenKind, span: Span) -> Self {
        Self {
            span,
            text: span,
            handle: 0,
            kind,
            style: Style::Plain,
        }
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    /// The place of a key, if a `:` turns up behind what follows.
    MaybeKey,
    /// Such a place when no `:` did; no token at all.
    NoKey,
    /// No token can be read; the reason is kept elsewhere.
    Error,
    StreamEnd,
    Directive(Directive),
    /// `---`
    DocumentStart,
    /// `...`
    DocumentEnd,
    /// Before the first `- ` of a deeper indentation.
    BlockSequenceStart,
    /// Before the first `? ` of a deeper indentation.
    BlockMappingStart,
    /// Before the first key of a deeper indentation. When it is taken, a
    /// [`Key`](Self::Key) is in its place.
    BlockMappingStartAndKey,
    /// Where the indentation goes back.
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    /// `,`
    FlowEntry,
    /// `- `
    BlockEntry,
    /// `? `, or the place of a key that its `:` has shown to be one.
    Key,
    /// `: `
    Value,
    /// `*name`; the span without the `*` is the name.
    Alias,
    /// `&name`; the span without the `&` is the name.
    Anchor,
    Tag,
    Scalar,
}

/// A `%` line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Directive {
    /// `%YAML 1.…`
    Version,
    /// `%YAML` with another major version.
    OtherVersion,
    /// `%TAG`
    Tag,
    /// Any other, which PyYAML skips, or one that it cannot read.
    Other,
}
