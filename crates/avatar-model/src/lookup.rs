//! What comes of looking a name up.

/// What comes of looking a name up among what the set declares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lookup<T> {
    /// It is declared, here.
    Found(T),
    /// Nothing declares it.
    Missing,
    /// Something that cannot be read may declare it: a document with a fault,
    /// or a declaration whose own name is missing. Nothing is to be said.
    Unknown,
}

impl<T> Lookup<T> {
    /// What was found, if anything was.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Missing | Self::Unknown => None,
        }
    }

    /// Whether it is certain that nothing declares the name.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// A name that was not found: missing when everything could be read.
    pub(super) fn absent(everything_is_known: bool) -> Self {
        if everything_is_known {
            Self::Missing
        } else {
            Self::Unknown
        }
    }

    pub(super) fn of(found: Option<T>, everything_is_known: bool) -> Self {
        found.map_or_else(|| Self::absent(everything_is_known), Self::Found)
    }
}
