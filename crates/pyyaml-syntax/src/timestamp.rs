//! Dates and times in typed data, which serde has no type for.

use serde::{Serialize, Serializer};

use crate::{Resolved, resolve_plain};

/// A date, or a date with a time, that [`ser`](crate::ser) writes without quotes, so that PyYAML reads it as
/// one. Other formats take it as a string.
///
/// [`de`](crate::de) gives it to a visitor that asks for the newtype struct [`Timestamp::ANY`]: any data
/// then, with a date as `visit_enum` of its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp(String);

impl Timestamp {
    /// The newtype struct to ask for in order to get any data, dates included.
    pub const ANY: &'static str = "$pyyaml_syntax::any";

    pub(crate) const WRITTEN: &'static str = "$pyyaml_syntax::timestamp";

    /// A date or time as Python's `isoformat()` gives it; none if PyYAML would take the text for
    /// something else.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (resolve_plain(&text) == Resolved::Timestamp).then_some(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Self::WRITTEN, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn a_date_is_written_without_quotes() {
        let date = Timestamp::new("2024-01-31").unwrap();
        assert_eq!(
            crate::ser::to_string(&vec![date]).unwrap(),
            "- 2024-01-31\n"
        );
    }

    #[test]
    fn other_text_is_no_date() {
        assert_eq!(Timestamp::new("31.01.2024"), None);
    }
}
