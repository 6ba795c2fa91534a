//! The pieces the grammar is made of.

use crate::{Span, Style};

/// A piece of the text with a meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

impl Token {
    /// What comes after the last token.
    pub(crate) const STREAM_END: Self = Self {
        kind: TokenKind::StreamEnd,
        span: Span::new(u32::MAX, u32::MAX),
    };

    /// What stands for a token that cannot be read.
    pub(crate) const ERROR: Self = Self {
        kind: TokenKind::Error,
        ..Self::STREAM_END
    };
}

/// What a token is.
///
/// Texts are spans that may lie in the cooked text behind the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    /// The place of a key, if a `:` turns up behind what follows.
    MaybeKey,
    /// Such a place when no `:` did; no token at all.
    NoKey,
    /// Why there is none is told apart.
    Error,
    StreamEnd,
    Directive(Directive),
    /// `---`
    DocumentStart,
    /// `...`
    DocumentEnd,
    /// Before the first `- ` of a deeper indentation.
    BlockSequenceStart,
    /// Before the first key of a deeper indentation. With `key`, one token that
    /// stands for two: a [`Key`](Self::Key) follows at the same place.
    BlockMappingStart {
        key: bool,
    },
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
    Tag(Tag),
    Scalar {
        text: Span,
        style: Style,
    },
}

/// A tag as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tag {
    /// `!`, `!!` or `!name!`; `None` for a verbatim tag and for `!` alone.
    pub(crate) handle: Option<Span>,
    /// What follows the handle, percent escapes decoded.
    pub(crate) suffix: Span,
}

/// A `%` line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Directive {
    /// `%YAML`, and whether its major version is 1.
    Version { supported: bool },
    /// `%TAG`
    Tag { handle: Span, prefix: Span },
    /// Any other, which PyYAML skips, or one that it cannot read.
    Other,
}
