//! Arguments of the Python package that people write as if they were fields.

#[rustfmt::skip]
mod table;

use crate::Renamed;
use table::ARGUMENTS;

/// The argument of the Python package called `name`, whatever mapping it belongs to,
/// and what that mapping is called.
pub fn python_argument(name: &str) -> Option<(&'static Renamed, &'static str)> {
    let at = ARGUMENTS.binary_search_by_key(&name, |(renamed, _)| renamed.former);
    let (renamed, noun) = ARGUMENTS.get(at.ok()?)?;
    Some((renamed, noun))
}
