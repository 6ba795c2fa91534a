//! The releases of the package that reads and writes configurations.

use std::fmt;

/// A release of `octopize-avatar-yaml`, from 0.1.29 on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Release(u8);

impl Release {
    /// The first release of which it is known what it reads.
    pub const FIRST: Self = Self(29);

    /// The newest release.
    pub const LATEST: Self = Self(46);

    /// The release that the newest client asks for.
    pub const OF_CLIENT: Self = Self(45);

    /// All of them, the oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (Self::FIRST.0..=Self::LATEST.0).map(Self)
    }

    /// The release 0.1.`patch`.
    pub const fn patch(patch: u8) -> Self {
        Self(patch)
    }

    /// The parts of its number.
    pub const fn numbers(self) -> [u32; 3] {
        [0, 1, self.0 as u32]
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0.1.{}", self.0)
    }
}
