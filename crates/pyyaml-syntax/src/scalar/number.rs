//! Integers and floats as PyYAML and Python's `int()` and `float()` read them.

use std::borrow::Cow;

use num_bigint::{BigInt, BigUint};

use super::{ScalarFault, ScalarValue};

/// Python refuses to convert longer integers to or from decimal
/// (`sys.int_info.default_max_str_digits`).
const MAX_DIGITS: usize = 4300;

/// More parts of a base-60 integer than this make more than [`MAX_DIGITS`]
/// digits; fewer parts of a base-60 float than this exceed every float.
const MAX_SIXTIETHS: usize = 2420;

pub(super) fn int(text: &str) -> Result<ScalarValue, ScalarFault> {
    if let Some(value) = small_decimal(text) {
        return Ok(ScalarValue::Int(value));
    }
    let value = big_int(&without_underscores(text))?;
    if let Ok(value) = i64::try_from(&value) {
        return Ok(ScalarValue::Int(value));
    }
    if is_too_long(&value) {
        return Err(ScalarFault::TooManyDigits);
    }
    Ok(ScalarValue::BigInt(value))
}

/// PyYAML reads hexadecimal, octal and binary integers of any length, but
/// Python cannot print those of more than [`MAX_DIGITS`] decimal digits.
fn is_too_long(value: &BigInt) -> bool {
    // Of the integers of 14285 bits some have 4300 digits, some 4301.
    match value.bits() {
        0..=14_284 => false,
        14_285 => value.magnitude().to_string().len() > MAX_DIGITS,
        _ => true,
    }
}

/// The usual integer: a few decimal digits, perhaps with a sign.
fn small_decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let decimal = !digits.starts_with('0') || digits == "0";
    (decimal && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn big_int(text: &str) -> Result<BigInt, ScalarFault> {
    let (negative, digits) = split_sign(text);
    let magnitude = if let Some(binary) = digits.strip_prefix("0b") {
        python_int(binary, 2)?
    } else if let Some(hexadecimal) = digits.strip_prefix("0x") {
        python_int(hexadecimal, 16)?
    } else if digits == "0" {
        BigInt::ZERO
    } else if digits.starts_with('0') {
        python_int(digits, 8)?
    } else if digits.contains(':') {
        base_sixty(digits)?
    } else {
        python_int(digits, 10)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn base_sixty(text: &str) -> Result<BigInt, ScalarFault> {
    let mut value = BigInt::ZERO;
    for (place, part) in text.split(':').enumerate() {
        if place > MAX_SIXTIETHS {
            return Err(ScalarFault::TooManyDigits);
        }
        value = value * 60 + python_int(part, 10)?;
    }
    Ok(value)
}

/// Python's `int(text, base)` for text without underscores.
fn python_int(text: &str, base: u32) -> Result<BigInt, ScalarFault> {
    let text = to_ascii_digits(text);
    let (negative, digits) = split_sign(trim(&text));
    // The prefix was taken off before; Python takes a second one.
    let prefixed = match base {
        2 => digits.strip_prefix("0b").or(digits.strip_prefix("0B")),
        8 => digits.strip_prefix("0o").or(digits.strip_prefix("0O")),
        16 => digits.strip_prefix("0x").or(digits.strip_prefix("0X")),
        _ => None,
    };
    let digits = prefixed.unwrap_or(digits);
    if !digits.bytes().all(|digit| char::from(digit).is_digit(base)) {
        return Err(ScalarFault::NotAnInt);
    }
    if base == 10 && digits.len() > MAX_DIGITS {
        return Err(ScalarFault::TooManyDigits);
    }
    let magnitude = BigUint::parse_bytes(digits.as_bytes(), base).ok_or(ScalarFault::NotAnInt)?;
    let magnitude = BigInt::from(magnitude);
    Ok(if negative { -magnitude } else { magnitude })
}

pub(super) fn float(text: &str) -> Result<f64, ScalarFault> {
    let text = without_underscores(text);
    let (negative, digits) = split_sign(&text);
    let magnitude = if digits.is_empty() {
        return Err(ScalarFault::NotAFloat);
    } else if digits.eq_ignore_ascii_case(".inf") {
        f64::INFINITY
    } else if digits.eq_ignore_ascii_case(".nan") {
        return Ok(f64::NAN);
    } else if digits.contains(':') {
        base_sixty_float(digits)?
    } else {
        python_float(digits)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// The parts weigh 1, 60, 60² … from the last to the first; added in Python's
/// order, since rounding depends on it.
fn base_sixty_float(text: &str) -> Result<f64, ScalarFault> {
    let mut value = 0.0;
    let mut weight = BigUint::from(1_u8);
    for part in text.rsplit(':') {
        let part = python_float(part)?;
        // Parsing decimals rounds as Python's conversion of integers does.
        let exact: f64 = weight
            .to_string()
            .parse()
            .map_err(|_| ScalarFault::FloatTooLarge)?;
        if exact.is_infinite() {
            return Err(ScalarFault::FloatTooLarge);
        }
        value += part * exact;
        weight *= 60_u8;
    }
    Ok(value)
}

/// Python's `float(text)` for text without underscores. It takes what Rust
/// takes, and blanks around it.
fn python_float(text: &str) -> Result<f64, ScalarFault> {
    let text = to_ascii_digits(text);
    trim(&text).parse().map_err(|_| ScalarFault::NotAFloat)
}

fn without_underscores(text: &str) -> Cow<'_, str> {
    if text.contains('_') {
        Cow::Owned(text.replace('_', ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether the number is negative, and what follows its sign.
fn split_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Python's own blanks around numbers: those of C's `isspace`.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r'])
}

/// Python reads the decimal digits of every script, and every space.
fn to_ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let to_ascii = |c: char| match c {
        c if c.is_ascii() => c,
        c if c.is_whitespace() => ' ',
        c => decimal_digit(c).unwrap_or(c),
    };
    Cow::Owned(text.chars().map(to_ascii).collect())
}

fn decimal_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let run = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
    let zero = DECIMAL_ZEROS.get(run.checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// The zeros of the scripts that have decimal digits, from zero to nine in a
/// row (general category `Nd` of Unicode 14, that of Python 3.11).
#[rustfmt::skip]
const DECIMAL_ZEROS: [u32; 65] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6,
    0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0,
    0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0,
    0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0,
    0x1e950, 0x1fbf0,
];
