//! From bytes to a string.

use std::borrow::Cow;

use crate::diagnosis;
use crate::error::Result;

/// Decodes as PyYAML's reader does.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    match bytes {
        [0xFF, 0xFE, ..] => decode_utf16(bytes, u16::from_le_bytes).map(Cow::Owned),
        [0xFE, 0xFF, ..] => decode_utf16(bytes, u16::from_be_bytes).map(Cow::Owned),
        _ => match str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(Box::new(diagnosis::not_utf8(bytes, error.valid_up_to()))),
        },
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String> {
    let (pairs, odd) = bytes.as_chunks();
    let units = pairs.iter().map(|&pair| unit(pair));
    let mut text = String::with_capacity(bytes.len());
    for char in char::decode_utf16(units) {
        match char {
            Ok(char) => text.push(char),
            Err(_) => return Err(Box::new(diagnosis::not_utf16(text.len()))),
        }
    }
    if odd.is_empty() {
        Ok(text)
    } else {
        Err(Box::new(diagnosis::not_utf16(text.len())))
    }
}
