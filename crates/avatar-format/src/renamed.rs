//! Former names of fields, and the names that arguments of the Python package
//! have instead.

/// A name that is not, or no longer, that of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// What is written.
    pub former: &'static str,
    /// Where it belongs, from the same mapping: `exclude_variables.variable_names`;
    /// `columns[]` stands for an entry of the list.
    pub now: &'static str,
    /// Where the name comes from.
    pub origin: Origin,
}

/// Where a former name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An earlier version of the format; the reader skips it today.
    Former,
    /// An earlier version of the format; the reader still understands it.
    StillRead,
    /// An argument of the Python package.
    Python,
}

impl Renamed {
    /// The field of the same mapping under which it belongs now.
    pub fn first_field(&self) -> &'static str {
        self.now.split(['.', '[']).next().unwrap_or(self.now)
    }

    /// Whether only the key has to change.
    pub fn is_same_place(&self) -> bool {
        self.first_field() == self.now
    }
}
