//! How much a string may ask for.

/// How much a string may ask for. Begin with [`Limits::default`] and change its
/// fields.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// How deep collections may be written inside one another; PyYAML runs out
    /// of stack at about 495.
    pub depth: usize,
    /// How deep collections may nest when aliases count as what they stand for.
    /// A merge nests nothing. A limit of this crate: PyYAML has none.
    pub alias_depth: usize,
    /// How many nodes the aliases of a document may stand for, all together,
    /// beyond one for each three bytes of the string. A limit of this crate.
    pub alias_nodes: u64,
    /// How many entries the merges of a document may copy, all together, beyond
    /// one for each three bytes of the string. A limit of this crate.
    pub merged_entries: u64,
    /// After how many errors reading stops.
    pub errors: usize,
}

impl Limits {
    /// What a string may ask for by its size alone.
    pub(crate) fn by_size(text: &str) -> u64 {
        text.len() as u64 / 3
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 494,
            alias_depth: 494,
            alias_nodes: 1_000_000,
            merged_entries: 1_000_000,
            errors: 1000,
        }
    }
}
