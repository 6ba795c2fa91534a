//! The engine cannot read the file.

pub(crate) mod duplicate_key;
pub(crate) mod invalid_yaml;
pub(crate) mod not_a_document;
mod not_yet_yaml;
pub(crate) mod resource_limit;
pub(crate) mod unreadable_encoding;
