//! Values that look like somebody's.

use avatar_identifiers::Category;

/// What a value looks like, in words: "an e-mail address". The category of the
/// column that it stands in decides where the form alone does not.
pub(super) fn described(value: &str, category: Option<Category>) -> Option<&'static str> {
    let value = value.trim();
    let in_column = |categories: &[Category]| category.is_some_and(|own| categories.contains(&own));
    if is_email(value) {
        Some("an e-mail address")
    } else if is_iban(value) {
        Some("a bank account")
    } else if is_social_security(value) {
        Some("a social security number")
    } else if is_card(value) {
        Some("a payment card")
    } else if is_ip_address(value) {
        Some("the address of a device")
    } else if is_phone(value, in_column(&[Category::Phone])) {
        Some("a phone number")
    } else if in_column(&[Category::BirthDate]) && is_day(value) {
        Some("a date of birth")
    } else if in_column(&[Category::FirstName, Category::LastName, Category::FullName])
        && is_person(value)
    {
        Some("the name of a person")
    } else {
        None
    }
}

/// What a note holds of somebody, in words, wherever in it that stands. Only forms
/// that hardly anything else has count: e-mail addresses, account and social
/// security numbers with their check digits, and telephone numbers as they are
/// written for people.
pub(super) fn found_in(text: &str) -> Option<&'static str> {
    let mut pieces = text.split([',', ';', ':', '(', ')', '<', '>', '"', '\'', '=', '|', '\n']);
    pieces.find_map(|piece| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let starts = 0..words.len();
        let mut accounts = starts.filter_map(|first| Some(account(words.get(first..)?)));
        let numbers = || {
            let in_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+');
            let numbers = piece.split(move |c| !in_number(c));
            numbers.map(|number| number.trim_matches([' ', '.', '-']))
        };
        if words.iter().any(|word| is_email(word.trim_matches('.'))) {
            Some("an e-mail address")
        } else if accounts.any(|account| is_iban(&account)) {
            Some("a bank account")
        } else if numbers().any(is_social_security) {
            Some("a social security number")
        } else if numbers().any(is_written_phone) {
            Some("a phone number")
        } else {
            None
        }
    })
}

/// The words that can belong to one account number.
fn account(words: &[&str]) -> String {
    const MAX_WORDS: usize = 10;

    let is_part = |word: &&&str| {
        let mut bytes = word.bytes();
        bytes.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    words
        .iter()
        .take(MAX_WORDS)
        .take_while(is_part)
        .copied()
        .collect()
}

/// `+33 6 12 34 56 78` or `06 12 34 56 78`, but not a date and not a number of an
/// order.
fn is_written_phone(value: &str) -> bool {
    let groups: Vec<&str> = value.split([' ', '.', '-']).collect();
    let is_in_pairs = groups.len() == 5 && groups.iter().all(|group| group.len() == 2);
    (value.starts_with('+') || is_in_pairs && value.starts_with('0')) && is_phone(value, false)
}

fn is_email(value: &str) -> bool {
    /// Domains that belong to nobody (RFC 2606).
    const NOBODY: [&str; 6] = [
        "example.com",
        "example.org",
        "example.net",
        "test",
        "invalid",
        "localhost",
    ];
    let Some((user, domain)) = value.split_once('@') else {
        return false;
    };
    let in_user = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let in_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let domain = domain.to_lowercase();
    let is_nobodys = |nobody: &&str| {
        let before = domain.strip_suffix(*nobody);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
            || domain.strip_suffix(".example").is_some()
    };
    !user.is_empty()
        && user.chars().all(in_user)
        && domain.contains('.')
        && domain.chars().all(in_domain)
        && !NOBODY.iter().any(is_nobodys)
}

/// An account number with the check digits of ISO 13616.
fn is_iban(value: &str) -> bool {
    let compact: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((head, tail)) = compact.split_at_checked(4) else {
        return false;
    };
    let (country, digits) = head.split_at_checked(2).unwrap_or_default();
    let is_formed = (15..=34).contains(&compact.len())
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && tail.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let remainder = tail
        .chars()
        .chain(head.chars())
        .try_fold(0, |remainder, c| {
            let digit = c.to_digit(36)?;
            let factor = if digit < 10 { 10 } else { 100 };
            Some((remainder * factor + digit) % 97)
        });
    is_formed && remainder == Some(1)
}

/// 13 to 19 digits whose last one is Luhn's check digit.
fn is_card(value: &str) -> bool {
    let Some(digits) = digits(value, &[' ', '-']) else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(position, digit)| match (position % 2, digit * 2) {
            (0, _) => *digit,
            // The sum of its digits, but for a ten.
            (_, doubled) => doubled / 10 + doubled,
        })
        .sum();
    (13..=19).contains(&digits.len()) && sum.is_multiple_of(10) && !are_all_equal(&digits)
}

/// An American number (`123-45-6789`), or a French one with its check digits.
fn is_social_security(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    if let [area, group, serial] = parts.as_slice() {
        let has_form = [(area, 3), (group, 2), (serial, 4)]
            .iter()
            .all(|(part, len)| part.len() == *len && part.bytes().all(|b| b.is_ascii_digit()));
        return has_form
            && **area != *"000"
            && **area < *"900"
            && **group != *"00"
            && **serial != *"0000";
    }
    let Some(digits) = digits(value, &[' ', '.']) else {
        return false;
    };
    let number = |digits: &[u32]| {
        digits
            .iter()
            .fold(0_u64, |number, digit| number * 10 + u64::from(*digit))
    };
    match digits.split_at_checked(13) {
        Some((body, check)) if check.len() == 2 => {
            matches!(body.first(), Some(1 | 2)) && 97 - number(body) % 97 == number(check)
        }
        _ => false,
    }
}

fn is_ip_address(value: &str) -> bool {
    use std::net::{IpAddr, Ipv4Addr};
    let is_somebodys = |address: &Ipv4Addr| {
        !address.is_unspecified()
            && !address.is_loopback()
            && !address.is_documentation()
            && !address.is_broadcast()
    };
    match value.parse() {
        Ok(IpAddr::V4(address)) => is_somebodys(&address),
        Ok(IpAddr::V6(address)) => {
            let is_documentation = address.segments().starts_with(&[0x2001, 0x0db8]);
            !address.is_unspecified() && !address.is_loopback() && !is_documentation
        }
        Err(_) => false,
    }
}

/// International numbers, and in a column of phone numbers any of 8 digits and more.
fn is_phone(value: &str, in_column: bool) -> bool {
    let written = value.strip_prefix('+');
    let Some(digits) = digits(written.unwrap_or(value), &[' ', '-', '.', '(', ')', '/']) else {
        return false;
    };
    let is_french = digits.first() == Some(&0) && digits.len() == 10;
    let has_form = written.is_some() || is_french || in_column;
    let is_fictional = is_fictional(&digits);
    has_form && (8..=15).contains(&digits.len()) && !are_all_equal(&digits) && !is_fictional
}

/// Whether a number is one of those that the North American numbering plan keeps
/// for fiction: 555-01xx in any area.
fn is_fictional(digits: &[u32]) -> bool {
    let national = match digits {
        [1, national @ ..] if national.len() == 10 => national,
        national => national,
    };
    let line = match national.len() {
        10 => national.get(3..).unwrap_or_default(),
        _ => national,
    };
    national.first() != Some(&0) && matches!(line, [5, 5, 5, 0, 1, _, _])
}

/// `1985-03-12` or `12/03/1985`, but not the first of January, which stands for
/// an unknown day.
fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let all_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (day, month, year) = match numbers.as_slice() {
        [year @ 1900..=2100, month, day] | [day, month, year @ 1900..=2100] => {
            (*day, *month, *year)
        }
        _ => return false,
    };
    let is_day = parts.iter().all(all_digits) && (1..=31).contains(&day) && month >= 1;
    is_day && year > 1900 && (day, month) != (1, 1)
}

/// One to three capitalized words that stand for somebody.
fn is_person(value: &str) -> bool {
    const NOBODY: [&str; 24] = [
        "anon",
        "anonyme",
        "anonymised",
        "anonymized",
        "anonymous",
        "aucun",
        "confidential",
        "confidentiel",
        "doe",
        "hidden",
        "inconnu",
        "inconnue",
        "jane",
        "john",
        "masked",
        "masque",
        "name",
        "nobody",
        "nom",
        "none",
        "patient",
        "person",
        "redacted",
        "unknown",
    ];
    let words: Vec<&str> = value.split_whitespace().collect();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        let starts = letters.next().is_some_and(char::is_uppercase);
        let rest = letters.as_str();
        let follows = rest
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
        starts && follows && rest.chars().any(char::is_lowercase)
    };
    (1..=3).contains(&words.len())
        && words.iter().all(is_name)
        && !words
            .iter()
            .any(|word| NOBODY.contains(&word.to_lowercase().as_str()))
}

/// The digits of a value that holds nothing else but `separators`.
fn digits(value: &str, separators: &[char]) -> Option<Vec<u32>> {
    let kept = value.chars().filter(|c| !separators.contains(c));
    kept.map(|c| c.to_digit(10)).collect()
}

/// `0000000000`: nobody's.
fn are_all_equal(digits: &[u32]) -> bool {
    digits
        .first()
        .is_none_or(|first| digits.iter().all(|digit| digit == first))
}

#[cfg(test)]
mod tests {
    use super::{described, found_in};
    use avatar_identifiers::Category;

    #[test]
    fn forms_of_personal_data_are_recognized() {
        for (value, category, expected) in [
            ("ada.lovelace@gmail.com", None, "an e-mail address"),
            ("FR76 3000 6000 0112 3456 7890 189", None, "a bank account"),
            ("4111 1111 1111 1111", None, "a payment card"),
            ("123-45-6789", None, "a social security number"),
            ("2 55 08 14 168 025 38", None, "a social security number"),
            ("NL91 ABNA 0417 1643 00", None, "a bank account"),
            ("5555 5555 5555 4444", None, "a payment card"),
            ("6011 0009 9013 9424", None, "a payment card"),
            ("899-45-6789", None, "a social security number"),
            ("2a02:26f7::1", None, "the address of a device"),
            ("1555 0123", Some(Category::Phone), "a phone number"),
            ("81.2.69.142", None, "the address of a device"),
            ("+33 6 12 34 56 78", None, "a phone number"),
            ("06 12 34 56 78", None, "a phone number"),
            ("0655512345", None, "a phone number"),
            ("06 55 50 12 34", None, "a phone number"),
            ("+1-555-234-5678", None, "a phone number"),
            ("030 901820", Some(Category::Phone), "a phone number"),
            ("1985-03-12", Some(Category::BirthDate), "a date of birth"),
            ("12/03/1985", Some(Category::BirthDate), "a date of birth"),
            (
                "Ada Lovelace",
                Some(Category::FullName),
                "the name of a person",
            ),
            (
                "Éléonore",
                Some(Category::FirstName),
                "the name of a person",
            ),
        ] {
            assert_eq!(described(value, category), Some(expected), "{value}");
        }
    }

    #[test]
    fn notes_are_searched_for_what_belongs_to_somebody() {
        for (note, expected) in [
            (
                "Ada, NIR 2 55 08 14 168 025 38",
                Some("a social security number"),
            ),
            (
                "IBAN: FR76 3000 6000 0112 3456 7890 189 (Ada)",
                Some("a bank account"),
            ),
            ("ask ada.lovelace@gmail.com.", Some("an e-mail address")),
            ("Ada, 06 12 34 56 78", Some("a phone number")),
            ("call +33 6 12 34 56 78", Some("a phone number")),
            ("01-02-2024 10:30", None),
            ("0612345678", None),
            ("0 612 34 56 78", None),
            ("version 1.30.0 of 2024-03-11", None),
            ("nobody@example.org", None),
            ("", None),
        ] {
            assert_eq!(found_in(note), expected, "{note}");
        }
    }

    #[test]
    fn values_that_stand_for_nobody_are_left_alone() {
        for (value, category) in [
            ("REDACTED", Some(Category::FullName)),
            ("***", None),
            ("", None),
            ("Unknown", Some(Category::LastName)),
            ("John Doe", Some(Category::FullName)),
            ("Ada Lovelace", None),
            ("nobody@example.org", Some(Category::Email)),
            ("@gmail.com", None),
            ("a/b@gmail.com", None),
            ("ada@intranet", None),
            ("ada@gmail.com/x", None),
            ("fr76 3000 6000 0112 3456 7890 189", None),
            ("900-45-6789", None),
            ("25508141680558", None),
            ("2550814168055008", None),
            ("::", None),
            ("::1", None),
            ("2001:db8::1", None),
            ("012345678", None),
            ("1234567890", None),
            ("1985-03-32", Some(Category::BirthDate)),
            ("1985-00-12", Some(Category::BirthDate)),
            ("1985-+3-12", Some(Category::BirthDate)),
            ("1900-05-12", Some(Category::BirthDate)),
            ("ada lovelace", Some(Category::FullName)),
            ("Ada1 Lovelace", Some(Category::FullName)),
            ("nobody@mail.example.com", Some(Category::Email)),
            ("x@hidden.invalid", Some(Category::Email)),
            ("000-00-0000", None),
            ("0000000000", Some(Category::Phone)),
            ("+1-800-555-0100", Some(Category::Phone)),
            ("+1 (212) 555-0147", None),
            ("555-0123", Some(Category::Phone)),
            ("192.0.2.1", None),
            ("127.0.0.1", None),
            ("1900-01-01", Some(Category::BirthDate)),
            ("1985-03-12", None),
            ("FR00 3000 6000 0112 3456 7890 189", None),
            ("1234567890123", None),
            ("lot 12", None),
        ] {
            assert_eq!(described(value, category), None, "{value}");
        }
    }
}
