//! The text of a file, as the engine decodes it.

use super::Input;
use crate::failure;
use miette::Report;
use pyyaml_syntax::Error;
use std::borrow::Cow;
use std::io::Read;

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// A text.
    Text(String),
    /// Bytes that are no text. Beside the reason stands what can be shown of
    /// them; the error's place is in it.
    Undecodable(String, Error),
}

/// Reads the bytes of `input`.
pub fn read(input: &Input) -> Result<Vec<u8>, Report> {
    match input {
        Input::Stdin(path) => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|error| failure::io("read", path, &error))?;
            Ok(bytes)
        }
        Input::Named(path) | Input::Found(path) => {
            std::fs::read(path).map_err(|error| failure::io("read", path, &error))
        }
    }
}

impl Content {
    /// Decodes `bytes`, without copying them where they are UTF-8.
    pub fn decode(bytes: Vec<u8>) -> Self {
        match pyyaml_syntax::decode(&bytes) {
            Ok(Cow::Owned(text)) => Self::Text(text),
            Ok(Cow::Borrowed(_)) => match String::from_utf8(bytes) {
                Ok(text) => Self::Text(text),
                Err(error) => Self::Text(String::from_utf8_lossy(error.as_bytes()).into_owned()),
            },
            Err(error) => Self::Undecodable(String::from_utf8_lossy(&bytes).into_owned(), error),
        }
    }
}
