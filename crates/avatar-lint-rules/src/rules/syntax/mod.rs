//! The engine cannot read the file.

pub mod duplicate_key;
pub mod invalid_yaml;
pub mod not_a_document;
mod not_yet_yaml;
pub mod resource_limit;
pub mod unreadable_encoding;
