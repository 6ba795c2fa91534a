//! What those who work on avatar-lint run, as `cargo dev`.
//!
//! A fault here is a fault of the repository, so it ends in a panic.

#![allow(
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a tool of those who work here"
)]

pub mod generate;
pub mod site;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.unwrap().to_owned()
}
