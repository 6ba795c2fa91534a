//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

/// A day, as in `2027-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u64,
    month: u64,
    day: u64,
}

impl Date {
    /// The day that is `days` after the first of January 1970.
    pub fn after_1970(days: u64) -> Self {
        let (mut year, mut left) = (1970 + days / 146_097 * 400, days % 146_097);
        while left >= days_of_year(year) {
            left -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while left >= days_of_month(year, month) {
            left -= days_of_month(year, month);
            month += 1;
        }
        let day = left + 1;
        Self { year, month, day }
    }
}

impl FromStr for Date {
    type Err = ();

    /// Reads four digits, two and two, of a day that exists.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-').map(|part| part.parse().map_err(|_| ()));
        let mut part = || parts.next().unwrap_or(Err(()));
        let (year, month, day) = (part()?, part()?, part()?);
        let date = Self { year, month, day };
        let exists = (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
        // Also refuses signs, other lengths, and a fourth part.
        (exists && year <= 9999 && date.to_string() == text)
            .then_some(date)
            .ok_or(())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u64, month: u64) -> u64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_from_1970() {
        for (days, date) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (20_783, "2026-11-26"),
            (146_097, "2370-01-01"),
            (292_194, "2770-01-01"),
        ] {
            assert_eq!(Date::after_1970(days).to_string(), date);
            assert_eq!(date.parse(), Ok(Date::after_1970(days)));
        }
    }
}
