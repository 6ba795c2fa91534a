//! Which release of the published package brought what.

#[rustfmt::skip]
mod table;

use crate::{Release, TypeName};
use table::{FIELDS, NEWEST, VALUES};

/// The release that brought the field `name` of the type `of`; nothing where the first one
/// has it.
///
/// ```
/// use avatar_format::{Release, TypeName, since};
///
/// let unalignment = since::field(TypeName::Alignment, "unalignment");
/// assert_eq!(unalignment, Some(Release::patch(46)));
/// assert_eq!(since::field(TypeName::Alignment, "method"), None);
/// ```
pub fn field(of: TypeName, name: &str) -> Option<Release> {
    let at = FIELDS.binary_search_by(|(type_name, field, _)| (*type_name, *field).cmp(&(of, name)));
    FIELDS.get(at.ok()?).map(|found| found.2)
}

/// The newest release that brought a field or a value to the type `of`, or to a type that may
/// stand below it; nothing where the first one has them all.
///
/// ```
/// use avatar_format::{Release, TypeName, since};
///
/// assert_eq!(since::newest(TypeName::Alignment), Some(Release::patch(46)));
/// assert_eq!(since::newest(TypeName::AvatarVolume), None);
/// ```
pub fn newest(of: TypeName) -> Option<Release> {
    let at = NEWEST.binary_search_by_key(&of, |(type_name, _)| *type_name);
    NEWEST.get(at.ok()?).map(|found| found.1)
}

/// The release that brought a value of the field `name` of the type `of`; nothing where it
/// is as old as the field. The field `kind` of a document has its kind as its value.
///
/// ```
/// use avatar_format::{Release, TypeName, since};
///
/// let kind = since::value(TypeName::AvatarDatabase, "kind", "AvatarDatabase");
/// assert_eq!(kind, Some(Release::patch(45)));
/// assert_eq!(since::value(TypeName::ColumnInfo, "type", "int"), None);
/// ```
pub fn value(of: TypeName, name: &str, value: &str) -> Option<Release> {
    let place = (of, name, value);
    let at = VALUES
        .binary_search_by(|(type_name, field, value, _)| (*type_name, *field, *value).cmp(&place));
    VALUES.get(at.ok()?).map(|found| found.3)
}
