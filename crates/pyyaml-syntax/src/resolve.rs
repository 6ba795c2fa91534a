//! What a plain scalar means: the implicit resolvers of PyYAML, the same in every known version.
//!
//! PyYAML tries a list of regular expressions (`yaml/resolver.py`) on every
//! scalar that is plain and has no tag. The patterns exclude one another, so
//! one pass over the bytes answers for all of them.

use crate::scalar::timestamp;

/// The type PyYAML gives to a plain scalar by its looks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Resolved {
    /// Text: what fits no other pattern.
    Str,
    /// `~`, `null`, `Null`, `NULL` or nothing at all.
    Null,
    /// `yes`, `no`, `true`, `false`, `on` and `off`, in lower case, with a
    /// capital or in capitals. `y` and `n` are text.
    Bool,
    /// A whole number: decimal, `0b…`, `0…` (octal), `0x…` or sexagesimal
    /// (`1:30` is 90). `08` and `0o17` are text.
    Int,
    /// A number with a point; an exponent needs its sign, so `1e3` and `1.0e3`
    /// are text.
    Float,
    /// A date, or a date with a time. It may still be impossible
    /// (`2024-13-45`), which PyYAML notices when it makes the value.
    Timestamp,
    /// `<<`: as a key, the mapping it points to is merged.
    Merge,
    /// `=`: as a key it is text; as a value PyYAML raises.
    Value,
    /// `!`, `&` or `*` alone, which only a scalar in quotes and with the tag `!`
    /// can be; PyYAML raises.
    Indicator,
}

/// How PyYAML resolves a scalar that is plain and untagged (or has the
/// non-specific tag `!`, in whatever style).
#[must_use]
pub fn resolve_plain(text: &str) -> Resolved {
    let bytes = text.as_bytes();
    // Python's `$` matches before a last line break, which a quoted scalar
    // tagged `!` can have.
    match bytes.strip_suffix(b"\n").unwrap_or(bytes) {
        b"" if bytes.is_empty() => Resolved::Null,
        b"~" | b"null" | b"Null" | b"NULL" => Resolved::Null,
        b"yes" | b"Yes" | b"YES" | b"no" | b"No" | b"NO" | b"true" | b"True" | b"TRUE"
        | b"false" | b"False" | b"FALSE" | b"on" | b"On" | b"ON" | b"off" | b"Off" | b"OFF" => {
            Resolved::Bool
        }
        b"<<" => Resolved::Merge,
        b"=" => Resolved::Value,
        b"!" | b"&" | b"*" => Resolved::Indicator,
        [b'+' | b'-', unsigned @ ..] => number(unsigned).unwrap_or(Resolved::Str),
        b".nan" | b".NaN" | b".NAN" => Resolved::Float,
        [b'.', b'0'..=b'9', decimals @ ..] if is_fraction(decimals) => Resolved::Float,
        unsigned @ [b'.' | b'0'..=b'9', ..] => number(unsigned)
            .or_else(|| timestamp::is_implicit(unsigned).then_some(Resolved::Timestamp))
            .unwrap_or(Resolved::Str),
        _ => Resolved::Str,
    }
}

/// The patterns of numbers that may have a sign, without it.
fn number(text: &[u8]) -> Option<Resolved> {
    let octal_or_zero = match text {
        b".inf" | b".Inf" | b".INF" => return Some(Resolved::Float),
        [b'0', b'b', digits @ ..] if all(digits, |byte| matches!(byte, b'0' | b'1' | b'_')) => {
            return Some(Resolved::Int);
        }
        [b'0', b'x', digits @ ..] if all(digits, |b| b.is_ascii_hexdigit() || b == b'_') => {
            return Some(Resolved::Int);
        }
        [b'0', rest @ ..] => {
            if rest.is_empty() || all(rest, |byte| matches!(byte, b'0'..=b'7' | b'_')) {
                return Some(Resolved::Int);
            }
            true
        }
        [b'1'..=b'9', ..] => false,
        _ => return None,
    };
    match skip_digits(text) {
        [] if !octal_or_zero => Some(Resolved::Int),
        [b'.', fraction @ ..] => is_fraction(fraction).then_some(Resolved::Float),
        [b':', ..] => match skip_sixtieths(skip_digits(text))? {
            [] if !octal_or_zero => Some(Resolved::Int),
            [b'.', fraction @ ..] if skip_digits(fraction).is_empty() => Some(Resolved::Float),
            _ => None,
        },
        _ => None,
    }
}

/// What may follow the point of a float: digits and an exponent with a sign.
fn is_fraction(text: &[u8]) -> bool {
    match skip_digits(text) {
        [] => true,
        [b'e' | b'E', b'+' | b'-', digits @ ..] => all(digits, |byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// What follows the digits and underscores at the start of `text`.
fn skip_digits(text: &[u8]) -> &[u8] {
    let end = text
        .iter()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b'_'));
    end.map_or(&[], |end| text.get(end..).unwrap_or_default())
}

/// What follows the groups `:0` to `:59` at the start of `text`, up to the end
/// or a point; `None` when something else is in between.
fn skip_sixtieths(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = match text {
            [b':', b'0'..=b'5', b'0'..=b'9', rest @ ..] | [b':', b'0'..=b'9', rest @ ..] => rest,
            [] | [b'.', ..] => return Some(text),
            _ => return None,
        }
    }
}

/// Whether there are bytes and all of them are of the kind.
fn all(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&byte| is(byte))
}
