//! When two keys are one in Python.

use std::borrow::Cow;
use std::hash::BuildHasher;

use hashbrown::HashTable;
use num_bigint::BigInt;

use crate::tree::{NodeId, Stream};
use crate::{Int, Value};

/// A key reduced to what Python compares: equal keys of a `dict` are equal here.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Key<'s> {
    Null,
    /// Booleans, integers and whole floats.
    Int(i64),
    BigInt(Cow<'s, BigInt>),
    /// The bits of another float.
    Float(u64),
    /// Each `.nan` is one and the same object.
    Nan,
    Str(&'s str),
    Date(&'s str),
    /// A time without a zone, which equals none that has one.
    LocalTime(&'s str),
    /// Microseconds in UTC.
    Instant(i64),
    Bytes(&'s [u8]),
    /// Equal to nothing but itself.
    Itself(NodeId),
}

impl<'s> Key<'s> {
    /// The key that a node makes, if Python can hash it.
    pub(crate) fn of(stream: &'s Stream<'_>, id: NodeId) -> Option<Self> {
        let id = stream.target(id);
        Some(match stream.scalar(id)? {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Int(i64::from(bool)),
            Value::Int(Int::Small(int)) => Self::Int(int),
            Value::Int(Int::Big(big)) => Self::BigInt(Cow::Borrowed(big)),
            Value::Float(float) if float.is_nan() => match stream.scalar_text(id) {
                Some(text) if is_dot_nan(text) => Self::Nan,
                _ => Self::Itself(id),
            },
            Value::Float(float) => Self::of_float(float),
            Value::Str(text) => Self::Str(text),
            Value::Date(iso) => Self::Date(iso),
            Value::DateTime(iso) => instant(iso).map_or(Self::LocalTime(iso), Self::Instant),
            Value::Binary(bytes) => Self::Bytes(bytes),
            Value::List | Value::Dict | Value::Set | Value::Pairs => return None,
        })
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "only floats that are the same as integers are compared with them"
    )]
    fn of_float(float: f64) -> Self {
        const BEYOND: f64 = i64::MAX as f64;
        if float.trunc() != float || float.is_infinite() {
            return Self::Float(float.to_bits());
        }
        if (-BEYOND..BEYOND).contains(&float) {
            return Self::Int(float as i64);
        }
        // A float so large is its 53 bits, shifted.
        let shift = float.abs().log2() as i32 - 60;
        let bits = float / 2_f64.powi(shift);
        Self::BigInt(Cow::Owned(BigInt::from(bits as i64) << shift))
    }
}

impl Stream<'_> {
    /// The key that a node is to Python; for what cannot be one, itself.
    pub(crate) fn key(&self, id: NodeId) -> Key<'_> {
        Key::of(self, id).unwrap_or(Key::Itself(id))
    }

    /// The number of the entry that a mapping with many keys has for a key, which
    /// is the same in what is written and in what Python holds.
    pub(crate) fn find(&self, table: &HashTable<u32>, id: NodeId, key: &Key<'_>) -> Option<usize> {
        let is_key = |&number: &u32| {
            let number = number as usize;
            let found = match self.dict(id) {
                Some(dict) => dict.get(number).map(|entry| entry.key),
                None => self.pairs(id).get(number).map(|&[key, _]| key),
            };
            found.and_then(|found| Key::of(self, found)).as_ref() == Some(key)
        };
        let number = table.find(self.hasher.hash_one(key), is_key)?;
        Some(*number as usize)
    }
}

/// Whether a float is written as `.nan`, and not as `!!float nan`, which makes
/// a new object each time.
fn is_dot_nan(text: &str) -> bool {
    let text = text.replace('_', "");
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(&text);
    unsigned.eq_ignore_ascii_case(".nan")
}

/// The time of an `isoformat()` that has a zone.
fn instant(iso: &str) -> Option<i64> {
    let (date, time) = iso.split_once('T')?;
    let zone = time.rfind(['+', '-'])?;
    let (time, zone) = time.split_at_checked(zone)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (seconds, micros) = time.split_once('.').unwrap_or((time, "0"));

    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(seconds, ':')?;
    let [zone_hour, zone_minute] = numbers(zone.get(1..)?, ':')?;
    // Days since a first of March, with leap days at the ends of years.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    let minutes = (days * 24 + hour) * 60 + minute - sign * (zone_hour * 60 + zone_minute);
    Some((minutes * 60 + second) * 1_000_000 + micros.parse::<i64>().ok()?)
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = parts.next()?.parse().ok()?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_different_zones_are_compared_in_utc() {
        let utc = instant("2024-03-01T00:30:00+00:00");
        assert_eq!(instant("2024-02-29T23:30:00-01:00"), utc);
        assert_eq!(instant("2024-03-01T02:15:00+01:45"), utc);
        assert_ne!(instant("2024-03-01T00:30:00.000001+00:00"), utc);
        assert_eq!(instant("2024-03-01T00:30:00"), None);
    }

    #[test]
    fn whole_floats_are_the_integers_they_equal() {
        assert_eq!(Key::of_float(-0.0), Key::Int(0));
        assert_eq!(Key::of_float(1e3), Key::Int(1000));
        let big = BigInt::from(3) << 200_u32;
        assert_eq!(
            Key::of_float(3.0 * 2_f64.powi(200)),
            Key::BigInt(Cow::Owned(big))
        );
        let least = BigInt::from(i64::MAX) + 1;
        assert_eq!(
            Key::of_float(2_f64.powi(63)),
            Key::BigInt(Cow::Owned(least))
        );
        let largest = BigInt::from((1_i64 << 53) - 1) << 971_u32;
        assert_eq!(Key::of_float(f64::MAX), Key::BigInt(Cow::Owned(largest)));
    }
}
