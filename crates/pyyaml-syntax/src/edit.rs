//! Edits of YAML that change one thing and leave every other byte as it is.
//!
//! An [`Editor`] answers each request with the [`Edit`]s that do it, or with a
//! [`Refusal`] that says why it cannot be done. It knows what PyYAML makes of
//! the text around the place: indentation, flow and block style, every kind of
//! line break, anchors and merges, block scalars, comments and `? ` keys.
//!
//! ```
//! use pyyaml_syntax::edit::{apply, Editor, Scalar};
//!
//! let text = "columns:\n- field: on  # a column\n";
//! let stream = pyyaml_syntax::parse(text);
//! let editor = Editor::new(&stream);
//! let root = stream.document(0).and_then(|document| document.root());
//! let column = root.and_then(|root| root.get("columns")?.items().next());
//! let field = column.and_then(|column| column.get("field")).ok_or("no field")?;
//! let edit = editor.replace(field, Scalar::String("on")).map_err(|refusal| refusal.to_string())?;
//! assert_eq!(apply(text, [&edit]), "columns:\n- field: 'on'  # a column\n");
//! # Ok::<(), String>(())
//! ```

mod comment;
mod copy;
mod document;
mod entry;
mod facts;
mod insert;
mod layout;
mod quote;
mod rename;
mod scalar;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use crate::{Node, Span, Stream};
use facts::Facts;

pub use insert::Place;
pub use scalar::Scalar;

/// Replaces what stands at one span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Edit {
    /// Replaces `span` by `replacement`.
    pub fn replace(span: Span, replacement: impl Into<String>) -> Self {
        Self {
            span,
            replacement: replacement.into(),
        }
    }

    /// Puts `insertion` before the byte at `offset`.
    pub fn insert(offset: usize, insertion: impl Into<String>) -> Self {
        Self::replace(span(offset..offset), insertion)
    }

    /// Takes away what stands at `range`.
    pub fn delete(range: Range<usize>) -> Self {
        Self::replace(span(range), "")
    }
}

/// `text` after `edits`, none of which overlaps another.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start(), edit.span.end()));
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start()).unwrap_or_default());
        out.push_str(&edit.replacement);
        from = edit.span.end();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Why an edit cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// An alias or a merge reads the place as well, so more would change.
    Shared,
    /// The tag decides what is read there.
    Tagged,
    /// A block scalar before or at the place would change with it.
    BlockScalar,
    /// A comment would be lost.
    Comment,
    /// The place is in the middle of a value.
    InsideValue,
    /// The value, or the key, is not a scalar.
    NotScalar,
    /// The value to edit is not a mapping.
    NotMapping,
    /// Nothing is written there.
    Empty,
    /// What is to be written would be read as something else.
    Unwritable,
    /// The mapping has the key already.
    Taken,
    /// The key is written twice, so that the other value would count.
    Repeated,
    /// Nothing would be left, which is read as null.
    LastEntry,
    /// The document has directives, which count for it alone.
    Directives,
    /// PyYAML rejects the text, so what the edit does cannot be known.
    Unreadable,
    /// The place is not written in a way that the edit could follow.
    Layout,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shared => "an alias or a merge reads this too",
            Self::Tagged => "its tag decides what is read here",
            Self::BlockScalar => "the block scalar here would change with it",
            Self::Comment => "a comment would be lost",
            Self::InsideValue => "this is in the middle of a value",
            Self::NotScalar => "this is not a scalar",
            Self::NotMapping => "this is not a mapping",
            Self::Empty => "nothing is written here",
            Self::Unwritable => "it would be read as something else",
            Self::Taken => "the mapping has this key already",
            Self::Repeated => "the key is written twice",
            Self::LastEntry => "nothing would be left, which is read as null",
            Self::Directives => "the directives count for one document only",
            Self::Unreadable => "the text cannot be read",
            Self::Layout => "the edit cannot follow how this is written",
        })
    }
}

impl std::error::Error for Refusal {}

/// What an edit is, or why there is none.
pub type Result<T = Edit> = std::result::Result<T, Refusal>;

/// Makes edits of one stream.
///
/// What it must know of the whole text is found once, at the first request;
/// after that each request takes time for its own place only.
pub struct Editor<'s> {
    stream: &'s Stream<'s>,
    text: &'s str,
    facts: OnceLock<Facts>,
}

impl<'s> Editor<'s> {
    /// An editor of what `stream` was read from.
    pub fn new(stream: &'s Stream<'s>) -> Self {
        Self {
            stream,
            text: stream.text(),
            facts: OnceLock::new(),
        }
    }

    /// The text that is edited.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// Whether only `node` reads what is written there: it is no alias, and
    /// lies in nothing that an alias or a merge repeats.
    ///
    /// # Errors
    /// [`Refusal::Shared`] when something else reads it too.
    pub fn check_shared(&self, node: Node<'s>) -> Result<()> {
        if node.is_alias() {
            return Err(Refusal::Shared);
        }
        self.check_span(node.full_span())
    }

    /// Whether what is written at `span` is read there alone: it lies in nothing
    /// that an alias or a merge repeats.
    ///
    /// # Errors
    /// [`Refusal::Shared`] when something else reads it too.
    pub fn check_span(&self, span: Span) -> Result<()> {
        if self.facts().is_shared(span) {
            return Err(Refusal::Shared);
        }
        Ok(())
    }

    fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::new(self.stream))
    }
}

impl fmt::Debug for Editor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Editor").finish_non_exhaustive()
    }
}

/// A range as a span.
fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
