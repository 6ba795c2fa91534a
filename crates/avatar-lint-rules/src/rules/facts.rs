//! What several rules ask and what takes a while to find out: found out once a
//! file, when the first of them asks.

use super::guess::Guesses;
use super::patterns::Written;
use std::cell::OnceCell;

/// The facts of one file.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    /// What the columns hold about persons, treated or not.
    pub(super) guesses: OnceCell<Guesses<'a>>,
    /// The patterns of the set.
    pub(super) patterns: OnceCell<Vec<Written<'a, 'a>>>,
}
