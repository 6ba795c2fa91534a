//! What a node is in Python.

use std::fmt;

use num_bigint::BigInt;

/// A node's value as PyYAML's safe loader gives it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value<'s> {
    /// `None`
    Null,
    /// `bool`
    Bool(bool),
    /// `int`, of any size
    Int(Int<'s>),
    /// `float`
    Float(f64),
    /// `str`
    Str(&'s str),
    /// `datetime.date`, as its `isoformat()`
    Date(&'s str),
    /// `datetime.datetime`, as its `isoformat()`
    DateTime(&'s str),
    /// `bytes`
    Binary(&'s [u8]),
    /// `list`
    List,
    /// `dict`
    Dict,
    /// `set` (`!!set`)
    Set,
    /// A list of pairs (`!!omap`, `!!pairs`)
    Pairs,
}

/// A Python integer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Int<'s> {
    /// One that fits.
    Small(i64),
    /// One that does not.
    Big(&'s BigInt),
}

impl Int<'_> {
    /// The number, when 64 bits hold it.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            Self::Small(int) => Some(int),
            Self::Big(big) => i64::try_from(big).ok(),
        }
    }

    /// The nearest float; infinite beyond the range of floats.
    #[allow(clippy::cast_precision_loss, reason = "the nearest is asked for")]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Small(int) => int as f64,
            // Correctly rounded, where a conversion by digits need not be.
            Self::Big(big) => big.to_string().parse().unwrap_or(f64::NAN),
        }
    }
}

impl fmt::Display for Int<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Small(int) => int.fmt(f),
            Self::Big(big) => big.fmt(f),
        }
    }
}
