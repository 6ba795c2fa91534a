//! What several rules ask and what takes a while to find out: found out once a
//! file, when the first of them asks.

use super::columns::Place;
use super::patterns::Written;
use super::suspicion::Suspicion;
use std::cell::OnceCell;

/// The facts of one file.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    /// The columns whose names say what they hold, treated or not.
    pub(super) suspicions: OnceCell<Vec<(Place<'a, 'a>, Suspicion<'a>)>>,
    /// The patterns of the set.
    pub(super) patterns: OnceCell<Vec<Written<'a, 'a>>>,
}
