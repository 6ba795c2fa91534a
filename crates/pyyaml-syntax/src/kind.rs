//! What a node is made of, and how it is written.

/// What a node is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NodeKind {
    /// Text.
    Scalar,
    /// Items in order.
    Sequence,
    /// Keys with values.
    Mapping,
}

/// How a node is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Style {
    /// A scalar without quotes, or none at all (an empty value).
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// A collection by indentation.
    Block,
    /// A collection in brackets or braces.
    Flow,
}
