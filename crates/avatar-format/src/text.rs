//! The forms that strings must have.

/// A form that a string must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFormat {
    /// Letters without accents, digits, `_` and `-`, at least one.
    Name,
    /// The word `password`.
    Password,
    /// A UUID.
    Uuid,
    /// A date and a time with its offset from UTC.
    DateTime,
}

impl TextFormat {
    /// What JSON Schema calls it: a format, or a regular expression.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "^[A-Za-z0-9_-]+$",
            Self::Password => "^password$",
            Self::Uuid => "uuid",
            Self::DateTime => "date-time",
        }
    }

    /// Whether `text` has the form.
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::Name => {
                let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
                !text.is_empty() && text.bytes().all(is_allowed)
            }
            Self::Password => text == "password",
            Self::Uuid => is_uuid(text),
            Self::DateTime => is_date_time(text).unwrap_or(false),
        }
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `2026-01-31T09:30:00.5+01:00`; `None` where something is missing.
fn is_date_time(text: &str) -> Option<bool> {
    let (date, time) = text.split_once(['T', 't'])?;
    let mut date = date.splitn(3, '-');
    let year = digits(date.next()?, 4)?;
    let month = digits(date.next()?, 2)?;
    let day = digits(date.next()?, 2)?;
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    let (time, offset) = if let Some(time) = time.strip_suffix(['Z', 'z']) {
        (time, None)
    } else {
        let at = time.rfind(['+', '-'])?;
        (time.get(..at)?, Some(time.get(at + 1..)?))
    };
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    let is_fraction = fraction
        .is_none_or(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    let (clock, second) = time.rsplit_once(':')?;
    let has_offset = match offset {
        Some(offset) => is_clock(offset)?,
        None => true,
    };
    let is_time = is_clock(clock)? && digits(second, 2)? < 60;
    Some((1..=days).contains(&day) && is_time && is_fraction && has_offset)
}

/// Whether it is an hour and a minute.
fn is_clock(text: &str) -> Option<bool> {
    let (hour, minute) = text.split_once(':')?;
    Some(digits(hour, 2)? < 24 && digits(minute, 2)? < 60)
}

/// The number of exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::TextFormat::{DateTime, Name, Uuid};

    #[test]
    fn a_date_and_a_time_need_an_offset_and_must_exist() {
        for right in [
            "2026-01-31T09:30:00Z",
            "2024-02-29t23:59:59.123z",
            "2026-01-31T09:30:00+01:00",
        ] {
            assert!(DateTime.matches(right), "{right}");
        }
        for wrong in [
            "2026-01-31T09:30:00",
            "2026-02-29T09:30:00Z",
            "2026-13-01T09:30:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T09:30:60Z",
            "2026-01-31T09:30:00.Z",
            "2026-01-31T09:30:00+1:00",
            "2026-01-31 09:30:00Z",
            "",
        ] {
            assert!(!DateTime.matches(wrong), "{wrong}");
        }
    }

    #[test]
    fn other_forms_are_matched_whole() {
        assert!(Uuid.matches("7d0c2a1e-5f1b-4c3d-9e8f-0a1b2c3d4e5F"));
        assert!(!Uuid.matches("7d0c2a1e5f1b4c3d9e8f0a1b2c3d4e5f"));
        assert!(!Uuid.matches("7d0c2a1e-5f1b-4c3d-9e8f-0a1b2c3d4e5f "));
        assert!(Name.matches("my-set_2"));
        assert!(!Name.matches("") && !Name.matches("é") && !Name.matches("a b"));
    }
}
