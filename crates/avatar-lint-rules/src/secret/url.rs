//! Passwords before the host: `scheme://user:password@host` and the forms of
//! drivers that leave the scheme out.

use super::names::looks_generated;
use super::placeholder::is_placeholder;
use std::ops::Range;

/// How far a password that should have been encoded is followed, in bytes.
const MAX_UNENCODED: usize = 512;

/// Adds the passwords that stand before a host.
pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(scheme) = text.get(from..).and_then(|rest| rest.find("://")) {
        let start = from + scheme + "://".len();
        let is_jdbc = text.get(from..start).is_some_and(is_jdbc);
        let authority = start..end_of_authority(text, start, is_jdbc);
        from = authority.end;
        if let Some(password) = password(text, authority) {
            from = from.max(password.end);
            found.push(password);
        }
    }
    find_oracle(text, found);
    find_without_scheme(text, found);
}

/// Whether the scheme at the end of `text` is one of JDBC: `jdbc:sqlserver://`.
fn is_jdbc(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next();
    word.is_some_and(|word| word.contains("jdbc:"))
}

/// Where the host ends. JDBC drivers let properties follow it after a `;`.
fn end_of_authority(text: &str, start: usize, is_jdbc: bool) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let ends = |c: char| matches!(c, '/' | '?' | '#') || c.is_whitespace() || (c == ';' && is_jdbc);
    start + rest.find(ends).unwrap_or(rest.len())
}

/// The password in an authority; a token that stands alone in place of a user counts.
fn password(text: &str, authority: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(authority.clone())?;
    let password = match (written.rfind('@'), written.find(':')) {
        (Some(at), Some(colon)) if colon < at => colon + 1..at,
        (Some(at), _) => {
            let user = written.get(..at)?;
            return looks_generated(user).then(|| offset(0..at, authority.start));
        }
        (None, _) if written.starts_with('[') => return None,
        (None, Some(colon)) => return unencoded_password(text, authority.start + colon + 1),
        (None, None) => return None,
    };
    let value = written.get(password.clone())?;
    (!is_placeholder(value)).then(|| offset(password, authority.start))
}

/// The password that begins at `start` and holds a `/`, `?`, `#` or space that
/// should have been encoded. What could be a port is none.
fn unencoded_password(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let window = rest.get(..rest.floor_char_boundary(MAX_UNENCODED))?;
    let window = window.lines().next()?;
    let window = window.split("://").next()?;
    let word_end = window.find(char::is_whitespace).unwrap_or(window.len());
    let at = window.get(..word_end)?.rfind('@').or_else(|| {
        let at = window.find('@')?;
        is_host(window.get(at + 1..)?).then_some(at)
    })?;
    let password = window.get(..at)?;
    let port = password.split(['/', '?', '#', ';', ',']).next()?;
    if port.bytes().all(|byte| byte.is_ascii_digit()) || is_placeholder(password) {
        return None;
    }
    Some(start..start + at)
}

/// Whether `text` begins with a host that something follows, or nothing at all.
fn is_host(text: &str) -> bool {
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host = text.trim_start_matches(in_host);
    host.len() < text.len() && (host.is_empty() || host.starts_with(['/', ':', '?', ',']))
}

/// Oracle's `user/password@host`: after `jdbc:oracle:…:`, or as a whole text.
fn find_oracle(text: &str, found: &mut Vec<Range<usize>>) {
    const PREFIX: &str = "jdbc:oracle:";
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(PREFIX)) {
        let start = from + start + PREFIX.len();
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        from = end;
        let driver = text.get(start..end).and_then(|rest| rest.find(':'));
        if let Some(driver) = driver {
            found.extend(oracle_password(text, start + driver + 1..end));
        }
    }
    let whole = text.trim();
    let connects = |host: &str| is_host(host.trim_start_matches('/')) && host.contains(':');
    if !whole.contains(char::is_whitespace)
        && !whole.contains("://")
        && whole
            .rsplit_once('@')
            .is_some_and(|(_, host)| connects(host))
        && whole.split_once('/').is_some_and(|(user, _)| is_user(user))
    {
        let start = text.len() - text.trim_start().len();
        found.extend(oracle_password(text, start..start + whole.len()));
    }
}

fn oracle_password(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(range.clone())?;
    let slash = written.find('/')?;
    let at = written.rfind('@')?;
    let value = written.get(slash + 1..at)?;
    let quoted = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let inside = usize::from(quoted.is_some());
    (!is_placeholder(value)).then(|| offset(slash + 1 + inside..at - inside, range.start))
}

/// `user:password@tcp(host)/db`, `user:password@host:port/db` as a whole text.
fn find_without_scheme(text: &str, found: &mut Vec<Range<usize>>) {
    /// What is written like it and is an address of another kind.
    const NO_USERS: [&str; 6] = ["mailto", "sip", "sips", "xmpp", "acct", "jdbc"];

    let whole = text.trim();
    if whole.contains(char::is_whitespace) || whole.contains("://") {
        return;
    }
    let start = text.len() - text.trim_start().len();
    let Some((before, host)) = whole.rsplit_once('@') else {
        return;
    };
    let Some((user, password)) = before.split_once(':') else {
        return;
    };
    let connects = is_host(host) || host.contains('(');
    if is_user(user) && !NO_USERS.contains(&user) && connects && !is_placeholder(password) {
        let begin = start + user.len() + 1;
        found.push(begin..begin + password.len());
    }
}

fn is_user(user: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '#');
    !user.is_empty() && user.chars().all(in_name)
}

fn offset(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
