//! Which phrases may be listed, told by one bit each: most that are asked for are not.

/// As a power of two, so many bits that one unlisted phrase in ten finds its bit set.
const BITS: u32 = 18;

/// The bytes of a filter.
pub(crate) const SIZE: usize = 1 << (BITS - 3);

/// The byte of a filter that tells of a phrase, and the bit in it.
pub(crate) fn place(letters: impl Iterator<Item = u8>) -> (usize, u8) {
    // The same while compiling and on every machine; the high bits depend on all letters.
    let mix = |hash: u64, letter| {
        (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let bit = letters.fold(0, mix) >> (u64::BITS - BITS);
    (usize::try_from(bit / 8).unwrap_or_default(), 1 << (bit % 8))
}
