//! The server as an editor meets it: messages in, messages out, over a
//! connection in memory.

// A test ends where something is not as expected.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod actions;
mod client;
mod diagnostics;
mod mirror;
mod navigation;
mod outline;
mod session;
mod settings;
mod writing;
