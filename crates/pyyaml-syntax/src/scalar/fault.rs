//! Why a scalar has no value: what Python raises, in plain words.

use std::fmt;

use crate::ErrorKind;

/// The reason Python raises when it makes the value of a scalar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScalarFault {
    NotABool,
    NotAnInt,
    NotAFloat,
    NotATimestamp,
    NotBase64,
    /// The parts of a base-60 float weigh more than a float can hold.
    FloatTooLarge,
    /// Python refuses to convert integers of more than 4300 digits.
    TooManyDigits,
    YearZero,
    Month(u8),
    Day {
        day: u8,
        month: u8,
        year: u16,
        last: u8,
    },
    Hour(u8),
    Minute(u8),
    Second(u8),
    /// The distance to UTC is a day or more.
    UtcOffset,
    MergeAsValue,
    EqualsSignAsValue,
    IndicatorAsValue,
}

impl ScalarFault {
    /// The kind of error a reader reports.
    pub(crate) const fn kind(self) -> ErrorKind {
        match self {
            Self::TooManyDigits => ErrorKind::LongInteger,
            Self::NotABool => ErrorKind::TagMismatch,
            Self::NotAnInt | Self::NotAFloat | Self::FloatTooLarge => ErrorKind::Number,
            Self::NotATimestamp
            | Self::YearZero
            | Self::Month(_)
            | Self::Day { .. }
            | Self::Hour(_)
            | Self::Minute(_)
            | Self::Second(_)
            | Self::UtcOffset => ErrorKind::Date,
            Self::NotBase64 => ErrorKind::Binary,
            Self::MergeAsValue => ErrorKind::Merge,
            Self::EqualsSignAsValue => ErrorKind::BareEquals,
            Self::IndicatorAsValue => ErrorKind::UnknownTag,
        }
    }

    /// The usual cause and how to fix it.
    pub(crate) const fn help(self) -> &'static str {
        match self {
            Self::NotABool => "write `true` or `false`, or remove the tag `!!bool`",
            Self::NotAnInt => {
                "put quotes around the value if it is a string, or write a whole number in digits"
            }
            Self::NotAFloat => "remove the tag `!!float`, or write a number such as `0.5`",
            Self::NotATimestamp => {
                "remove the tag `!!timestamp`, or write a date such as `2024-01-31`"
            }
            Self::NotBase64 => "`!!binary` takes base64: check that none of it is missing",
            Self::TooManyDigits => "put quotes around the value if it is a string",
            Self::FloatTooLarge => {
                "digits with colons between them are read in base 60: put quotes around a string"
            }
            Self::YearZero
            | Self::Month(_)
            | Self::Day { .. }
            | Self::Hour(_)
            | Self::Minute(_)
            | Self::Second(_)
            | Self::UtcOffset => {
                "correct the date, or put quotes around the value to keep it a string"
            }
            Self::MergeAsValue | Self::EqualsSignAsValue => {
                "put quotes around the value to keep it a string"
            }
            Self::IndicatorAsValue => "remove the tag `!` to keep the value a string",
        }
    }
}

impl fmt::Display for ScalarFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABool => out.write_str("`!!bool` is before a value that is not a boolean"),
            Self::NotAnInt => out.write_str("this is read as a whole number, but it is not one"),
            Self::NotAFloat => out.write_str("`!!float` is before a value that is not a number"),
            Self::NotATimestamp => {
                out.write_str("`!!timestamp` is before a value that is not a date")
            }
            Self::NotBase64 => out.write_str("`!!binary` is before a value that is not base64"),
            Self::FloatTooLarge => out.write_str("this number is too large to be read"),
            Self::TooManyDigits => {
                out.write_str("this whole number has more than 4300 digits; Python rejects it")
            }
            Self::YearZero => out.write_str("there is no such date: years count from 1"),
            Self::Month(month) => write!(
                out,
                "there is no such date: {month:02} is not a month, months go from 01 to 12"
            ),
            Self::Day {
                day,
                month,
                year,
                last,
            } => write!(
                out,
                "there is no such date: {year:04}-{month:02} has no day {day:02}, its days go from 01 to {last}"
            ),
            Self::Hour(hour) => write!(
                out,
                "there is no such time: {hour:02} is not an hour, hours go from 00 to 23"
            ),
            Self::Minute(minute) => write!(
                out,
                "there is no such time: {minute:02} is not a minute, minutes go from 00 to 59"
            ),
            Self::Second(second) => write!(
                out,
                "there is no such time: {second:02} is not a second, seconds go from 00 to 59"
            ),
            Self::UtcOffset => {
                out.write_str("there is no such time zone: it lies a day or more from UTC")
            }
            Self::MergeAsValue => out.write_str(
                "`<<` means a merge and can only be a key; as a value it cannot be read",
            ),
            Self::EqualsSignAsValue => out.write_str(
                "`=` without quotes has a meaning of its own in YAML and cannot be read",
            ),
            Self::IndicatorAsValue => out.write_str(
                "with the tag `!` this character has a meaning of its own and cannot be read",
            ),
        }
    }
}
