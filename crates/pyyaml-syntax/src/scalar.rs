//! From the text of a scalar to the value Python holds, exactly as PyYAML's
//! `SafeConstructor` makes it.
//!
//! A tag written out (`!!int "0x1F"`) reaches the same code as a plain scalar
//! that resolved to the tag, but with any text at all, so everything Python's
//! own `int()`, `float()` and `datetime` accept or refuse counts here.

mod binary;
mod fault;
mod number;
#[cfg(test)]
#[allow(clippy::cast_precision_loss, reason = "a rate to print")]
mod tests;
pub(crate) mod timestamp;

pub(crate) use fault::ScalarFault;

use num_bigint::BigInt;

/// The scalar tags of `tag:yaml.org,2002:` the safe loader can construct.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum CoreTag {
    Str,
    Null,
    Bool,
    Int,
    Float,
    Timestamp,
    Binary,
}

/// The value of a scalar. Text is not held: it is the scalar's own.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ScalarValue {
    Str,
    Null,
    Bool(bool),
    Int(i64),
    /// An integer that `i64` cannot hold.
    BigInt(BigInt),
    Float(f64),
    /// As Python's `date.isoformat()` gives it.
    Date(String),
    /// As Python's `datetime.isoformat()` gives it.
    DateTime(String),
    Binary(Vec<u8>),
}

/// The value of a scalar whose tag is known.
pub(crate) fn construct(tag: CoreTag, text: &str) -> Result<ScalarValue, ScalarFault> {
    match tag {
        CoreTag::Str => Ok(ScalarValue::Str),
        CoreTag::Null => Ok(ScalarValue::Null),
        CoreTag::Bool => boolean(text).map(ScalarValue::Bool),
        CoreTag::Int => number::int(text),
        CoreTag::Float => number::float(text).map(ScalarValue::Float),
        CoreTag::Timestamp => timestamp::construct(text),
        CoreTag::Binary => binary::decode(text).map(ScalarValue::Binary),
    }
}

fn boolean(text: &str) -> Result<bool, ScalarFault> {
    let is = |word: &&str| text.eq_ignore_ascii_case(word);
    if ["yes", "true", "on"].iter().any(is) {
        Ok(true)
    } else if ["no", "false", "off"].iter().any(is) {
        Ok(false)
    } else {
        Err(ScalarFault::NotABool)
    }
}
