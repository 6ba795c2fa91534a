//! What PyYAML rejects, and why.

use std::fmt;

use crate::Span;

/// What reading gives, or why it cannot go on.
pub(crate) type Result<T> = std::result::Result<T, Box<Error>>;

/// Why a document cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Error {
    /// The cause.
    pub kind: ErrorKind,
    /// The place to look at.
    pub span: Span,
    /// What is wrong, in plain words.
    pub message: String,
    /// The usual reason, and what to write instead.
    pub help: Option<String>,
    /// The other half: where the quote opens, where the anchor was first.
    pub related: Option<(Span, String)>,
    /// Index of the document that it breaks.
    pub document: usize,
}

impl Error {
    /// An error that says where and what; the document is found by its place.
    pub(crate) fn new(kind: ErrorKind, span: Span, message: impl Into<String>) -> Self {
        Self {
            kind,
            span,
            message: message.into(),
            help: None,
            related: None,
            document: 0,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related = Some((span, what.into()));
        self
    }

    /// Whether the cause is a limit of memory, time or depth rather than the
    /// grammar.
    pub fn is_limit(&self) -> bool {
        self.kind.is_limit()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// The causes of an [`Error`], one for each thing that PyYAML rejects.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Bytes that are neither UTF-8 nor UTF-16 with a byte order mark.
    Encoding,
    /// A character that YAML does not allow anywhere, such as a control code.
    Character,
    /// A tab where only spaces may separate.
    Tab,
    /// A character that cannot begin a value: `@`, `` ` ``, `%`.
    ReservedIndicator,
    /// A line that should be a key and has no `:`.
    MissingColon,
    /// A `:` where no key can be before it, as in `a: b: c`.
    UnexpectedColon,
    /// A `- ` where no item may begin.
    UnexpectedDash,
    /// A `? ` where no key may begin.
    UnexpectedQuestionMark,
    /// Something that does not belong where it stands, by its indentation or kind.
    UnexpectedContent,
    /// `[` or `{` that is never closed, or closed by the other bracket.
    UnclosedBracket,
    /// `]` or `}` that nothing opened.
    UnopenedBracket,
    /// Two items of a `[…]` or `{…}` without a comma between them.
    MissingComma,
    /// An anchor, tag or indicator that needs a value after it and has none.
    MissingValue,
    /// A quote that is never closed.
    UnclosedQuote,
    /// A backslash sequence that double quotes do not know.
    Escape,
    /// A header of a block scalar that is not one.
    BlockHeader,
    /// An anchor or alias name with a character outside letters, digits, `-`, `_`.
    AnchorName,
    /// An alias to an anchor that the document does not have before it.
    UndefinedAlias,
    /// An anchor name used twice in a document.
    DuplicateAnchor,
    /// A tag that is not written as one.
    TagSyntax,
    /// A tag handle that no `%TAG` declares.
    UndefinedTagHandle,
    /// A tag that the safe loader has no meaning for.
    UnknownTag,
    /// A known tag on a node of the wrong kind or shape.
    TagMismatch,
    /// A `%` line that is not a directive that PyYAML reads.
    Directive,
    /// Text after `...`, or after a directive, without `---`.
    MissingDocumentStart,
    /// A key that is a sequence or mapping: Python cannot use it.
    UnhashableKey,
    /// A `<<` whose value is neither a mapping nor a list of mappings.
    Merge,
    /// A bare `=` as a value.
    BareEquals,
    /// A scalar that looks like a date or time that does not exist.
    Date,
    /// A scalar that its type cannot read, such as `0x_` or `!!int abc`.
    Number,
    /// `!!binary` that is not base64.
    Binary,
    /// Limit: nested too deeply.
    Depth,
    /// Limit: aliases that nest too deeply, in a document that PyYAML reads.
    AliasDepth,
    /// Limit: aliases that stand for too many values.
    AliasExpansion,
    /// Limit: merges that copy too many entries.
    MergeExpansion,
    /// Limit: a node that contains itself through an alias.
    SelfReference,
    /// Limit: an escape that is half of a character (`\ud800`).
    LoneSurrogate,
    /// Limit: an integer of more than 4300 digits, which Python refuses.
    LongInteger,
    /// Limit: a file of more than 1 GiB.
    Size,
}

impl ErrorKind {
    /// Whether the cause is a limit rather than the grammar.
    pub fn is_limit(self) -> bool {
        matches!(
            self,
            Self::Depth
                | Self::AliasDepth
                | Self::AliasExpansion
                | Self::MergeExpansion
                | Self::SelfReference
                | Self::LoneSurrogate
                | Self::LongInteger
                | Self::Size
        )
    }
}
