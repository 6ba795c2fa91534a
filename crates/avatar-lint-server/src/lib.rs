#![doc = include_str!("../README.md")]
//!
//! - `message`: what goes in and out; `main_loop`: one after the other; `requests`: who
//!   answers which
//! - `documents`: the open texts; `positions`: how editors count in them
//! - one module for each thing an editor asks for
//!
//! The types of the protocol come from `gen-lsp-types`, which is generated from
//! the protocol's own model, tells null from absent, and keeps addresses as the
//! editor wrote them.

mod actions;
mod completion;
mod data;
mod diagnostics;
mod documents;
mod editor;
mod edits;
mod folding;
mod hover;
mod main_loop;
mod message;
mod navigation;
mod open;
mod positions;
mod rename;
mod requests;
mod secrets;
mod settings;
mod symbols;
#[cfg(test)]
mod tests;
mod transport;

use std::error::Error;

pub use message::{
    Connection, Json, Message, Notification, Request, RequestId, Response, ResponseError,
    Unreadable,
};

/// Serves an editor on standard input and output until it says goodbye. Tells
/// whether it asked to shut down before it said `exit`: the protocol has a
/// process that ends otherwise fail.
///
/// # Errors
/// When the editor breaks the protocol or goes away without a goodbye.
pub fn run() -> Result<bool, Box<dyn Error + Send + Sync>> {
    let (connection, writer) = transport::connect()?;
    let served = serve(&connection);
    drop(connection);
    match writer.join() {
        Ok(written) => written?,
        Err(_) => return Err("the thread that writes messages ended".into()),
    }
    served
}

/// Serves an editor at the other end of `connection`; see [`run`].
///
/// # Errors
/// When the editor breaks the protocol or goes away without a goodbye.
pub fn serve(connection: &Connection) -> Result<bool, Box<dyn Error + Send + Sync>> {
    main_loop::Server::start(connection)?.run()
}
