//! What the published reader does with a null.

#[rustfmt::skip]
mod table;

use table::NULLS;

/// What the published reader does with a null in one field. Several may be so: it depends on
/// the other documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column of the recorded table"
)]
pub struct Null {
    /// It stops with an error.
    pub stops: bool,
    /// It takes the field as not set.
    pub is_unset: bool,
    /// It does not look at the field, or another one decides.
    pub is_unread: bool,
    /// It goes on, and passes on a null or something else than the field says.
    pub is_passed_on: bool,
}

impl Null {
    /// What a null means at the end of `path`: the kind of the document, then the keys
    /// that lead to the field, with `[]` for an item of a list. Nothing where it has not
    /// been tried.
    ///
    /// ```
    /// use avatar_format::Null;
    ///
    /// let path = ["AvatarSchema", "spec", "tables", "[]", "columns", "[]", "drop"];
    /// assert!(Null::at(&path).unwrap().is_unset);
    /// ```
    pub fn at(path: &[&str]) -> Option<Self> {
        let found = NULLS.iter().find(|(field, _)| is_at(field, path));
        found.map(|(_, null)| *null)
    }

    /// Whether it does nothing but stop.
    pub const fn always_stops(self) -> bool {
        self.stops && !(self.is_unset || self.is_unread || self.is_passed_on)
    }
}

/// Whether a field of the table is the one at the end of `path`; `*` is any key.
fn is_at(field: &[&str], path: &[&str]) -> bool {
    let mut pairs = field.iter().zip(path);
    field.len() == path.len() && pairs.all(|(own, key)| own == key || *own == "*")
}
