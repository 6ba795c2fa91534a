//! Tokens known by their own form, or by the word before them.

use super::names::is_mixed;
use super::placeholder::is_placeholder;
use super::prefixes::{API_KEY_PREFIX, PREFIXES, SIGNS, next_start};
use super::{Found, Kind};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use std::ops::Range;

/// A token has at least this many bytes: shorter text is not searched.
pub(super) const SHORTEST: usize = 8;

/// Shorter text is in base64 by chance.
const SHORTEST_IN_BASE64: usize = 12;

/// Adds the tokens of `text`.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    find_by_form(text, found);
    find_by_scheme(text, found);
}

/// Adds `text` if all of it is `user:password`, or text with a secret in it, in base64,
/// and the values in the query of an address that are so.
pub(super) fn find_in_base64(text: &str, found: &mut Vec<Found>) {
    let token = text.trim();
    let start = text.len() - text.trim_start().len();
    if !token.contains([' ', ':', '@']) {
        found.extend(in_base64(token, start));
        return;
    }
    let Some(query) = token.find('?').filter(|_| token.contains("://")) else {
        return;
    };
    let mut start = start + query + 1;
    for parameter in token.get(query + 1..).unwrap_or_default().split('&') {
        if let Some((name, value)) = parameter.split_once('=') {
            found.extend(in_base64(value, start + name.len() + 1));
        }
        start += parameter.len() + 1;
    }
}

/// The secret that `token`, which stands at `start`, is in base64.
fn in_base64(token: &str, start: usize) -> Option<Found> {
    if token.len() < SHORTEST_IN_BASE64 {
        return None;
    }
    let decoded = decoded_base64(token)?;
    let is_plain = decoded
        .bytes()
        .all(|byte| byte.is_ascii_graphic() || byte == b' ');
    let (user, password) = decoded.split_once(':').filter(|_| is_plain)?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_-.@+".contains(c);
    let is_pair = user.chars().all(is_word)
        && !user.is_empty()
        && password.len() >= 6
        && !password.starts_with("//")
        && !password.contains(' ')
        && !is_placeholder(password);
    let is_secret = is_pair || !super::find(&decoded).is_empty();
    is_secret.then(|| Found {
        range: start..start + token.len(),
        kind: Kind::Token,
    })
}

/// Adds the tokens that are known by their own form.
pub(super) fn find_by_form(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    let mut run = Run::default();
    while let Some((start, sign)) = next_start(text, from) {
        if run.end <= start {
            run = Run::of(text, start);
        }
        let (end, kind) = match sign {
            0 => (api_key(text, start, &run), Kind::ApiKey),
            1 => (json_web_token(text, start, &run), Kind::Token),
            2 => (private_key(text, start), Kind::Token),
            3 => (azure_secret(text, start, &run), Kind::Token),
            4 => (telegram_bot(text, start), Kind::Token),
            _ => {
                let prefix = PREFIXES.get(sign - SIGNS.len());
                let range = prefix.and_then(|prefix| prefixed(text, start, &run, *prefix));
                (range, Kind::Token)
            }
        };
        from = match end {
            Some(range) => {
                let end = range.end;
                found.push(Found { range, kind });
                end
            }
            None => start + 1,
        };
    }
}

/// Characters of tokens in a row. Many tokens may begin in it, so it is looked at once.
#[derive(Default)]
struct Run {
    end: usize,
    /// Where its last points are, one more than a token has.
    points: Vec<usize>,
}

impl Run {
    fn of(text: &str, start: usize) -> Self {
        let end = end_of_token(text, start);
        let points = text.get(start..end).unwrap_or_default().rmatch_indices('.');
        Self {
            end,
            points: points.take(5).map(|(at, _)| start + at).collect(),
        }
    }
}

/// A key of the Octopize API, as a whole.
fn api_key(text: &str, start: usize, run: &Run) -> Option<Range<usize>> {
    let key = text.get(start + API_KEY_PREFIX.len()..run.end)?;
    (!is_placeholder(key)).then_some(start..run.end)
}

/// `eyJ….eyJ….…`: a header, claims and a signature in base64; encrypted ones
/// have five parts.
fn json_web_token(text: &str, start: usize, run: &Run) -> Option<Range<usize>> {
    let points = run.points.iter().filter(|point| **point > start).count();
    let is_token = run.end >= start + 30 && matches!(points, 2 | 4);
    (begins_word(text, start) && is_token).then_some(start..run.end)
}

/// What is between the lines `-----BEGIN … PRIVATE KEY-----` and `-----END …`, or
/// all to the end when the key is cut off.
fn private_key(text: &str, start: usize) -> Option<Range<usize>> {
    /// No title is longer.
    const MAX_TITLE: usize = 64;

    let rest = text.get(start + "-----BEGIN".len()..)?;
    let title = rest.get(..rest.floor_char_boundary(MAX_TITLE))?;
    let title_len = title.find("-----")?;
    if !title.get(..title_len)?.contains("PRIVATE KEY") {
        return None;
    }
    let body = start + "-----BEGIN".len() + title_len + "-----".len();
    let len = text.get(body..)?.find("-----END");
    let end = len.map_or(text.len(), |len| body + len);
    let written = text.get(body..end)?;
    let lead = written.len() - written.trim_start().len();
    let range = body + lead..body + written.trim_end().len();
    let key = text.get(range.clone())?;
    (!key.is_empty() && !is_placeholder(key)).then_some(range)
}

/// `abc8Q~…`: the secret of an application of Microsoft Entra. `sign` is where its
/// fourth character is.
fn azure_secret(text: &str, sign: usize, run: &Run) -> Option<Range<usize>> {
    let start = sign.checked_sub(3)?;
    let is_token = text.get(start..sign)?.chars().all(in_token);
    let len = run.end.saturating_sub(start);
    (is_token && begins_word(text, start) && (34..=44).contains(&len)).then_some(start..run.end)
}

/// `123456789:AA…`: the token of a bot of Telegram. `colon` is where its `:` stands.
fn telegram_bot(text: &str, colon: usize) -> Option<Range<usize>> {
    /// The part after the `:` always has this length.
    const LEN: usize = 35;

    let before = text.get(..colon)?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let rest = text.get(colon + 1..)?;
    let in_secret = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let len = rest.find(|c| !in_secret(c)).unwrap_or(rest.len());
    let start = colon - digits;
    let is_token = (8..=10).contains(&digits) && len == LEN && is_mixed(rest.get(..len)?);
    (is_token && begins_word(text, start)).then_some(start..colon + 1 + len)
}

fn prefixed(
    text: &str,
    start: usize,
    run: &Run,
    (prefix, least): (&str, usize),
) -> Option<Range<usize>> {
    /// What a token looks like shows in this many bytes of it.
    const SHOWN: usize = 512;
    const SEPARATORS: [char; 4] = ['/', '=', '+', '~'];

    if !begins_word(text, start) {
        return None;
    }
    let token = text.get(start..run.end)?;
    let shown = token.get(..token.floor_char_boundary(SHOWN))?;
    let rest = shown.get(prefix.len()..)?.split(SEPARATORS).next()?;
    let shown = shown.get(..prefix.len() + rest.len())?;
    let is_token =
        rest.len() >= least && is_mixed(rest) && is_various(rest) && !is_placeholder(shown);
    let rest = token.get(prefix.len()..).filter(|_| is_token)?;
    let rest = rest.split(SEPARATORS).next()?;
    Some(start..start + prefix.len() + rest.len())
}

/// Whether a text is not the same few characters again and again, as in an example.
fn is_various(text: &str) -> bool {
    const LEAST: u32 = 5;

    let seen = text
        .bytes()
        .fold(0_u128, |seen, byte| seen | 1 << (byte % 128));
    seen.count_ones() >= LEAST
}

/// `Bearer TOKEN` and `Basic CREDENTIALS`.
fn find_by_scheme(text: &str, found: &mut Vec<Found>) {
    for (index, _) in text.match_indices(' ') {
        let Some(before) = text.get(..index) else {
            continue;
        };
        let start = index + 1;
        let is_bearer = ends_with_word(before, "bearer") || ends_with_word(before, "token");
        if !is_bearer && !ends_with_word(before, "basic") {
            continue;
        }
        let range = start..end_of_token(text, start);
        let token = text.get(range.clone()).unwrap_or_default();
        let proves = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '=');
        let is_token = if ends_with_word(before, "bearer") {
            token.len() >= SHORTEST && token.trim_end_matches('.').contains(proves)
        } else if is_bearer {
            // `Authorization: token …`, as some forges have it.
            token.len() >= 20 && is_mixed(token) && follows_authorization(before, "token")
        } else {
            let is_basic = token.len() >= 4 && follows_authorization(before, "basic");
            is_basic || password_in_base64(token).is_some()
        };
        if is_token && !is_placeholder(token) {
            found.push(Found {
                range,
                kind: Kind::Token,
            });
        }
    }
}

/// Whether `Authorization` stands before the word that `before` ends with.
fn follows_authorization(before: &str, word: &str) -> bool {
    let before = before
        .get(..before.len() - word.len())
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches([':', '=', '"', '\'', ' ']);
    ends_with_word(before, "authorization")
}

/// The password of a text that is `user:password` in base64.
pub(super) fn password_in_base64(token: &str) -> Option<String> {
    let text = decoded_base64(token)?;
    let (_, password) = text.split_once(':')?;
    (!text.contains(char::is_control)).then(|| password.to_owned())
}

/// What a text in base64 stands for, if that is text.
fn decoded_base64(token: &str) -> Option<String> {
    /// Nobody has longer credentials.
    const LONGEST: usize = 1024;

    let token = token.trim().trim_end_matches('=');
    if !(SHORTEST..=LONGEST).contains(&token.len()) {
        return None;
    }
    // Addresses have an alphabet of their own.
    let alphabet = if token.contains(['-', '_']) {
        URL_SAFE_NO_PAD
    } else {
        STANDARD_NO_PAD
    };
    let decoded = alphabet.decode(token).ok()?;
    String::from_utf8(decoded).ok()
}

fn begins_word(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.bytes().next_back());
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"_-".contains(&byte))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

fn in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "._~+/=-".contains(c)
}

fn end_of_token(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + rest.find(|c| !in_token(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::find_by_form;
    use crate::secret::prefixes::PREFIXES;

    /// Letters and digits as tokens have them.
    const RANDOM: &str = "9aZ4kQ7mX2vB8nC5dF3gH6jL1pR0sT9wY4zE7uA2bK8cM5xN";

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find_by_form(text, &mut found);
        let found = found.iter().map(|found| &text[found.range.clone()]);
        found.collect()
    }

    #[test]
    fn a_token_of_each_prefix_is_found() {
        for (prefix, least) in PREFIXES {
            let token = format!("{prefix}{}", &RANDOM[..least]);
            for text in [
                token.clone(),
                format!("key is {token}, keep it"),
                format!("'{token}'"),
                format!("TOKEN={token}"),
            ] {
                assert_eq!(found(&text), [token.as_str()], "{text}");
            }
        }
    }

    #[test]
    fn what_stands_for_a_token_of_a_prefix_is_none() {
        for (prefix, least) in PREFIXES {
            for rest in [
                "x".repeat(least),
                "0".repeat(least),
                "*".repeat(least),
                "<token>".to_owned(),
                "${TOKEN}".to_owned(),
                "{{ token }}".to_owned(),
                "…".to_owned(),
                "YOUR_TOKEN_HERE_WITHOUT_DIGITS_AND_LONG_ENOUGH_TO_BE".to_owned(),
                format!("{}EXAMPLE", &RANDOM[..least]),
                RANDOM[..least - 1].to_owned(),
            ] {
                let text = format!("{prefix}{rest}");
                assert_eq!(found(&text), [] as [&str; 0], "{text}");
            }
        }
    }
}
