//! Faults in what nodes mean to Python.

use crate::error::{Error, ErrorKind};
use crate::scalar::ScalarFault;
use crate::tag::{CORE_PREFIX, Tag};
use crate::{Node, NodeKind, Span};

pub(crate) fn scalar(place: Span, fault: ScalarFault) -> Error {
    Error::new(fault.kind(), place, fault.to_string()).help(fault.help())
}

/// A tag that is unknown, or that does not suit its node.
pub(crate) fn tag(node: Node<'_>, tag: Tag) -> Error {
    let place = node.properties().tag.unwrap_or(node.full_span());
    let name = node.tag_name().unwrap_or_default();
    let shown = match name.strip_prefix(CORE_PREFIX) {
        Some(suffix) => format!("!!{suffix}"),
        None if name.starts_with('!') => name.to_owned(),
        None => format!("!<{name}>"),
    };
    let wanted = match tag {
        Tag::Unknown | Tag::Merge | Tag::Value | Tag::Indicator => {
            let message = format!("PyYAML does not know the tag `{shown}`");
            return Error::new(ErrorKind::UnknownTag, place, message)
                .help("remove the tag; put quotes around the value if the `!` is a part of it");
        }
        Tag::Scalar(_) => "a single value",
        Tag::Sequence | Tag::Pairs => "a list",
        Tag::Mapping | Tag::Set => "a mapping",
    };
    let found = match node.kind() {
        NodeKind::Scalar => "a single value",
        NodeKind::Sequence => "a list",
        NodeKind::Mapping => "a mapping",
    };
    let message = format!("`{shown}` needs {wanted} after it, and this is {found}");
    Error::new(ErrorKind::TagMismatch, place, message).help("remove the tag")
}

pub(crate) fn not_a_pair(place: Span) -> Error {
    let message = "each item of `!!omap` and `!!pairs` is one key with its value";
    Error::new(ErrorKind::TagMismatch, place, message)
        .help("write the item as `- key: value`, or remove the tag")
}

pub(crate) fn unhashable_key(place: Span) -> Error {
    let message = "a list or a mapping cannot be a key";
    Error::new(ErrorKind::UnhashableKey, place, message)
        .help("put quotes around a string that begins with a bracket, such as `\"{{name}}\"`")
}

pub(crate) fn merge(place: Span) -> Error {
    let message =
        "`<<` takes over the keys of a mapping, or of a list of mappings, and this is neither";
    Error::new(ErrorKind::Merge, place, message).help(
        "write `<<: *name` with the anchor of a mapping, or quote the `<<` to use it as a name",
    )
}

pub(crate) fn merge_expansion(place: Span) -> Error {
    let message = "the merges of this document copy too many keys for it to be checked";
    Error::new(ErrorKind::MergeExpansion, place, message)
        .help("merge fewer mappings into one another")
}

#[cfg(feature = "json")]
pub(crate) fn json_expansion(place: Span) -> Error {
    let message = "aliases make this too large to be written out";
    Error::new(ErrorKind::AliasExpansion, place, message)
        .help("use fewer aliases to what is large itself")
}
