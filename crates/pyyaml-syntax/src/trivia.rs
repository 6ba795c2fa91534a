//! What is written beside the nodes: comments and directives.

use crate::Span;

/// A comment, from its `#` to the end of the line (without the line break).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Comment {
    /// Its place.
    pub span: Span,
}

/// A `%` line before a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Directive<'s> {
    /// From the `%` to the end of the value.
    pub span: Span,
    /// `YAML`, `TAG`, or what is written.
    pub name: &'s str,
    /// What follows the name: `1.1`, or `!e! tag:example.org,2000:`.
    pub value: &'s str,
}
