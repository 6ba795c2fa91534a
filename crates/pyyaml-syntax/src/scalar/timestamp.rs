//! Dates and times as PyYAML reads them, in the text `isoformat()` gives.

use std::fmt;

use super::{ScalarFault, ScalarValue};

/// Whether a plain scalar is a timestamp by its looks: a date alone needs its
/// two digits for month and day, a date with a time may have one.
pub(crate) fn is_implicit(text: &[u8]) -> bool {
    Timestamp::parse(text).is_some_and(|stamp| stamp.time.is_some() || text.len() == 10)
}

/// The date or the date and time that `text` says.
pub(super) fn construct(text: &str) -> Result<ScalarValue, ScalarFault> {
    let bytes = text.as_bytes();
    let stamp = Timestamp::parse(bytes.strip_suffix(b"\n").unwrap_or(bytes))
        .ok_or(ScalarFault::NotATimestamp)?;
    stamp.check()?;
    let iso = stamp.to_string();
    Ok(match stamp.time {
        None => ScalarValue::Date(iso),
        Some(_) => ScalarValue::DateTime(iso),
    })
}

/// A timestamp as written; its parts may be impossible.
struct Timestamp {
    year: u16,
    month: u8,
    day: u8,
    time: Option<Time>,
}

struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    microsecond: u32,
    offset: Option<Offset>,
}

/// The distance to UTC.
struct Offset {
    negative: bool,
    minutes: u16,
}

impl Timestamp {
    fn parse(text: &[u8]) -> Option<Self> {
        let mut cursor = Cursor(text);
        let (high, low) = (cursor.two_digits()?, cursor.two_digits()?);
        let year = u16::from(high) * 100 + u16::from(low);
        cursor.expect(b'-')?;
        let month = cursor.one_or_two_digits()?;
        cursor.expect(b'-')?;
        let day = cursor.one_or_two_digits()?;
        let time = if cursor.0.is_empty() {
            None
        } else {
            Some(Time::parse(&mut cursor)?)
        };
        cursor.0.is_empty().then_some(Self {
            year,
            month,
            day,
            time,
        })
    }

    fn check(&self) -> Result<(), ScalarFault> {
        if self.year == 0 {
            return Err(ScalarFault::YearZero);
        }
        let Some(last) = last_day(self.year, self.month) else {
            return Err(ScalarFault::Month(self.month));
        };
        if !(1..=last).contains(&self.day) {
            return Err(ScalarFault::Day {
                day: self.day,
                month: self.month,
                year: self.year,
                last,
            });
        }
        self.time.as_ref().map_or(Ok(()), Time::check)
    }
}

impl Time {
    fn parse(cursor: &mut Cursor<'_>) -> Option<Self> {
        let letter = cursor.next_if(|byte| matches!(byte, b'T' | b't'));
        if letter.is_none() && !cursor.skip_blanks() {
            return None;
        }
        let hour = cursor.one_or_two_digits()?;
        cursor.expect(b':')?;
        let minute = cursor.two_digits()?;
        cursor.expect(b':')?;
        let second = cursor.two_digits()?;
        let microsecond = match cursor.next_if(|byte| byte == b'.') {
            Some(_) => cursor.fraction(),
            None => 0,
        };
        Some(Self {
            hour,
            minute,
            second,
            microsecond,
            offset: Offset::parse(cursor)?,
        })
    }

    fn check(&self) -> Result<(), ScalarFault> {
        if self.hour > 23 {
            return Err(ScalarFault::Hour(self.hour));
        }
        if self.minute > 59 {
            return Err(ScalarFault::Minute(self.minute));
        }
        if self.second > 59 {
            return Err(ScalarFault::Second(self.second));
        }
        match &self.offset {
            Some(offset) if offset.minutes >= 24 * 60 => Err(ScalarFault::UtcOffset),
            _ => Ok(()),
        }
    }
}

impl Offset {
    /// `Some(None)`: the text ends here, without a zone.
    #[expect(clippy::option_option, reason = "a wrong zone differs from none")]
    fn parse(cursor: &mut Cursor<'_>) -> Option<Option<Self>> {
        if cursor.0.is_empty() {
            return Some(None);
        }
        cursor.skip_blanks();
        let sign = cursor.next_if(|byte| matches!(byte, b'Z' | b'+' | b'-'))?;
        if sign == b'Z' {
            return Some(Some(Self {
                negative: false,
                minutes: 0,
            }));
        }
        let hours = cursor.one_or_two_digits()?;
        let minutes = match cursor.next_if(|byte| byte == b':') {
            Some(_) => cursor.two_digits()?,
            None => 0,
        };
        Some(Some(Self {
            negative: sign == b'-',
            minutes: u16::from(hours) * 60 + u16::from(minutes),
        }))
    }
}

/// The number of days in a month of the proleptic Gregorian calendar.
const fn last_day(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        let Some(time) = &self.time else {
            return Ok(());
        };
        let Time {
            hour,
            minute,
            second,
            microsecond,
            ..
        } = time;
        write!(out, "T{hour:02}:{minute:02}:{second:02}")?;
        if *microsecond != 0 {
            write!(out, ".{microsecond:06}")?;
        }
        if let Some(offset) = &time.offset {
            let sign = if offset.negative && offset.minutes != 0 {
                '-'
            } else {
                '+'
            };
            let (hours, minutes) = (offset.minutes / 60, offset.minutes % 60);
            write!(out, "{sign}{hours:02}:{minutes:02}")?;
        }
        Ok(())
    }
}

/// What is left to read.
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    fn next_if(&mut self, is: impl Fn(u8) -> bool) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        is(byte).then(|| {
            self.0 = rest;
            byte
        })
    }

    fn expect(&mut self, wanted: u8) -> Option<u8> {
        self.next_if(|byte| byte == wanted)
    }

    fn digit(&mut self) -> Option<u8> {
        self.next_if(|byte| byte.is_ascii_digit())
            .map(|byte| byte - b'0')
    }

    fn two_digits(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn one_or_two_digits(&mut self) -> Option<u8> {
        let first = self.digit()?;
        Some(self.digit().map_or(first, |second| first * 10 + second))
    }

    /// The digits after the point, as microseconds; further ones are dropped.
    fn fraction(&mut self) -> u32 {
        let mut microseconds = 0;
        let mut weight = 100_000;
        while let Some(digit) = self.digit() {
            microseconds += u32::from(digit) * weight;
            weight /= 10;
        }
        microseconds
    }

    /// Whether there were blanks.
    fn skip_blanks(&mut self) -> bool {
        let before = self.0.len();
        while self.next_if(|byte| matches!(byte, b' ' | b'\t')).is_some() {}
        self.0.len() != before
    }
}
