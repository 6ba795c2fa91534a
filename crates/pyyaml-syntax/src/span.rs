//! Places in the text.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes of the text.
///
/// Offsets fit in 32 bits: [`parse`](crate::parse) refuses longer strings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span(
    /// The start in the high half, the end in the low one: one load, one store.
    u64,
);

impl Span {
    /// The bytes from `start` up to, and without, `end`.
    ///
    /// An offset above [`u32::MAX`], which no string that is parsed has, becomes
    /// that.
    pub const fn new(start: usize, end: usize) -> Self {
        Self::packed(clamp(start), clamp(end))
    }

    /// The empty span before the byte at `offset`.
    pub const fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Offset of the first byte.
    pub const fn start(self) -> usize {
        self.start_u32() as usize
    }

    /// Offset after the last byte.
    pub const fn end(self) -> usize {
        self.end_u32() as usize
    }

    /// The span as a range that slices the text.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end().saturating_sub(self.start())
    }

    /// Whether it has no bytes: a place between two characters.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the byte at `offset` is inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::packed(
            self.start_u32().min(other.start_u32()),
            self.end_u32().max(other.end_u32()),
        )
    }

    /// The part of `text` that it names; empty when that is no part of it.
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The span whose halves are known to fit.
    pub(crate) const fn packed(start: u32, end: u32) -> Self {
        Self((start as u64) << 32 | end as u64)
    }

    pub(crate) const fn start_u32(self) -> u32 {
        (self.0 >> 32) as u32
    }

    #[allow(clippy::cast_possible_truncation, reason = "the low half is wanted")]
    pub(crate) const fn end_u32(self) -> u32 {
        self.0 as u32
    }
}

#[allow(clippy::cast_possible_truncation, reason = "it is checked")]
const fn clamp(offset: usize) -> u32 {
    if offset > u32::MAX as usize {
        u32::MAX
    } else {
        offset as u32
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.range().fmt(f)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
