//! What the safe loader can make of a tag.

use crate::resolve::Resolved;
use crate::scalar::CoreTag;

/// The prefix of the tags that YAML itself defines.
pub(crate) const CORE_PREFIX: &str = "tag:yaml.org,2002:";

/// The meaning of a node's tag, written or resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    Scalar(CoreTag),
    Sequence,
    Mapping,
    Set,
    /// `!!omap` and `!!pairs`, which differ in name only.
    Pairs,
    /// `<<`: as a key, a merge; nothing otherwise.
    Merge,
    /// `=`: as a key, the string; nothing otherwise.
    Value,
    /// `!`, `&` or `*` with the tag `!`; cannot be read.
    Indicator,
    /// A tag that the safe loader does not know.
    Unknown,
}

impl Tag {
    /// The meaning of a resolved tag other than `!`.
    pub(crate) fn named(name: &str) -> Self {
        match name.strip_prefix(CORE_PREFIX) {
            Some("str") => Self::Scalar(CoreTag::Str),
            Some("null") => Self::Scalar(CoreTag::Null),
            Some("bool") => Self::Scalar(CoreTag::Bool),
            Some("int") => Self::Scalar(CoreTag::Int),
            Some("float") => Self::Scalar(CoreTag::Float),
            Some("timestamp") => Self::Scalar(CoreTag::Timestamp),
            Some("binary") => Self::Scalar(CoreTag::Binary),
            Some("seq") => Self::Sequence,
            Some("map") => Self::Mapping,
            Some("set") => Self::Set,
            Some("omap" | "pairs") => Self::Pairs,
            Some("merge") => Self::Merge,
            Some("value") => Self::Value,
            _ => Self::Unknown,
        }
    }
}

impl From<Resolved> for Tag {
    fn from(resolved: Resolved) -> Self {
        match resolved {
            Resolved::Str => Self::Scalar(CoreTag::Str),
            Resolved::Null => Self::Scalar(CoreTag::Null),
            Resolved::Bool => Self::Scalar(CoreTag::Bool),
            Resolved::Int => Self::Scalar(CoreTag::Int),
            Resolved::Float => Self::Scalar(CoreTag::Float),
            Resolved::Timestamp => Self::Scalar(CoreTag::Timestamp),
            Resolved::Merge => Self::Merge,
            Resolved::Value => Self::Value,
            Resolved::Indicator => Self::Indicator,
        }
    }
}
