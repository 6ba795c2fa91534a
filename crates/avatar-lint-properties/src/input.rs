//! What properties make of bytes.

use std::borrow::Cow;

/// The text in `bytes`, if they are one.
pub(crate) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    pyyaml_syntax::decode(bytes).ok()
}

/// A number for what a property chooses at random. The first line decides, so that a text can be
/// shortened and the choices stay.
pub(crate) fn seed(text: &str) -> u64 {
    let first = text.lines().next().unwrap_or_default();
    let hash = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    first.bytes().fold(0xcbf2_9ce4_8422_2325, hash)
}

/// The choices of a server may be some more, of a rename some less: a number below `bound`.
pub(crate) fn choice(seed: u64, bound: usize) -> usize {
    usize::try_from(seed % bound.max(1) as u64).unwrap_or_default()
}
