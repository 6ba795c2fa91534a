//! `!!binary`: base64 as Python's `base64.decodebytes` reads it.

use super::ScalarFault;

/// The bytes that base64 text stands for.
///
/// Python skips whatever is outside the alphabet, so no crate for base64 gives
/// the same answer: decoding ends at the padding of a group, and only a group
/// that the text leaves unfinished is refused.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, ScalarFault> {
    if !text.is_ascii() {
        return Err(ScalarFault::NotBase64);
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    // The sextets of the group being read, its number of them, and the padding
    // met since the last of them.
    let (mut group, mut sextets, mut padding) = (0_u8, 0_u8, 0_u8);
    for byte in text.bytes() {
        if byte == b'=' {
            if sextets >= 2 {
                padding += 1;
                if sextets + padding >= 4 {
                    return Ok(bytes);
                }
            }
            continue;
        }
        let Some(sextet) = sextet(byte) else {
            continue;
        };
        padding = 0;
        match sextets {
            0 => {}
            1 => bytes.push(group << 2 | sextet >> 4),
            2 => bytes.push(group << 4 | sextet >> 2),
            _ => bytes.push(group << 6 | sextet),
        }
        group = sextet;
        sextets = (sextets + 1) % 4;
    }
    if sextets == 0 {
        Ok(bytes)
    } else {
        Err(ScalarFault::NotBase64)
    }
}

const fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
