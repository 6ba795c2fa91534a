//! Passwords before the host: `scheme://user:password@host` and the forms of
//! drivers that leave the scheme out.

use super::names::{is_chosen, is_mixed, looks_generated};
use super::placeholder::is_placeholder;
use super::{Found, Kind};
use std::ops::Range;

/// How far a password that should have been encoded is followed, in bytes.
const MAX_UNENCODED: usize = 512;

/// Adds the passwords that stand before a host.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut ranges = Vec::new();
    find_with_scheme(text, &mut ranges);
    find_oracle(text, &mut ranges);
    find_without_scheme(text, &mut ranges);
    found.extend(ranges.into_iter().map(|range| Found {
        range,
        kind: Kind::Address,
    }));
}

fn find_with_scheme(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(scheme) = text.get(from..).and_then(|rest| rest.find("://")) {
        let start = from + scheme + "://".len();
        let before = text.get(from..start).unwrap_or_default();
        let authority = start..end_of_authority(text, start, is_jdbc(before));
        from = authority.end;
        if let Some(password) = password(text, authority, takes_password_alone(before)) {
            from = from.max(password.end);
            found.push(password);
        }
    }
}

/// Whether what stands alone before the host is a password, by the scheme at the
/// end of `text`: Redis had passwords before it had users.
fn takes_password_alone(text: &str) -> bool {
    let scheme = text.strip_suffix("://").unwrap_or(text);
    ["redis", "rediss", "valkey", "valkeys"].iter().any(|name| {
        let start = scheme.len().checked_sub(name.len());
        let end = start.and_then(|start| scheme.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    })
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
fn password(text: &str, authority: Range<usize>, alone: bool) -> Option<Range<usize>> {
    let written = text.get(authority.clone())?;
    let Some((login, _)) = written.rsplit_once('@') else {
        let (_, rest) = written.split_once(':')?;
        let is_address = written.starts_with('[');
        return unencoded_password(text, authority.end - rest.len()).filter(|_| !is_address);
    };
    let end = authority.start + login.len();
    let (is_secret, password) = match login.split_once(':') {
        Some((_, password)) => (true, password),
        None => (looks_generated(login) || (alone && is_chosen(login)), login),
    };
    (is_secret && !is_placeholder(password)).then(|| end - password.len()..end)
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
    let port = password.split(['/', '?', '#', ';', ',', ' ']).next()?;
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
        let connection = text.get(start..end).and_then(before_oracle_host);
        let password = connection.and_then(|(before, _)| oracle_password(before));
        found.extend(password.map(|range| offset(range, start)));
    }
    let whole = text.trim();
    let start = text.len() - text.trim_start().len();
    found.extend(bare_oracle(whole, is_alias_of_oracle).map(|range| offset(range, start)));
}

/// The password of `user/password@CRMPROD`, where text that is known to be a
/// connection may have any alias after the `@`.
pub(super) fn find_in_connection(text: &str) -> Option<Found> {
    let whole = text.trim();
    let start = text.len() - text.trim_start().len();
    let is_alias = |_: &str, alias: &str| {
        let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '-');
        alias.chars().all(in_name)
    };
    let range = bare_oracle(whole, is_alias).or_else(|| in_password_file(whole))?;
    Some(Found {
        range: offset(range, start),
        kind: Kind::Address,
    })
}

/// The password of `host:port:database:user:password`, a line of PostgreSQL's password file.
fn in_password_file(whole: &str) -> Option<Range<usize>> {
    let mut parts = whole.splitn(5, ':');
    let (_, port, _, user) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let password = parts.next()?;
    let is_port = port == "*" || !port.is_empty() && port.bytes().all(|it| it.is_ascii_digit());
    let is_line = is_port && is_user(user) && !password.is_empty() && !whole.contains(' ');
    (is_line && !is_placeholder(password)).then(|| whole.len() - password.len()..whole.len())
}

/// The password of `user/password@host` as a whole text. `is_alias` is asked about
/// the password and a host that is neither an address nor a description.
fn bare_oracle(whole: &str, is_alias: impl Fn(&str, &str) -> bool) -> Option<Range<usize>> {
    let (before, host) = before_oracle_host(whole)?;
    let (user, password) = before.split_once('/')?;
    if !is_user(user) || password.contains(char::is_whitespace) {
        return None;
    }
    let is_address = is_host(host.trim_start_matches('/')) && host.contains(':');
    if !(host.starts_with('(') || is_address || is_alias(password, host)) {
        return None;
    }
    oracle_password(before)
}

/// What stands before and after the `@` of Oracle. A description of the host may have
/// an `@` in it, and so may a password.
fn before_oracle_host(connection: &str) -> Option<(&str, &str)> {
    let at = connection.find("@(").or_else(|| connection.rfind('@'))?;
    let (before, host) = connection.split_at(at);
    Some((before, host.strip_prefix('@')?))
}

/// Whether a host can be nothing but an alias of Oracle, and what stands before it
/// nothing but a password: `owner/action@v2` is written alike.
fn is_alias_of_oracle(password: &str, alias: &str) -> bool {
    let in_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    alias.len() >= 2
        && alias.starts_with(|c: char| c.is_ascii_uppercase())
        && alias.chars().all(in_name)
        && is_mixed(password)
        && is_chosen(password)
}

/// The password of `user/password`, without the quotes around it.
fn oracle_password(login: &str) -> Option<Range<usize>> {
    let (user, password) = login.split_once('/')?;
    let start = login.len() - password.len();
    let quoted = password
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let inside = usize::from(quoted.is_some());
    (!user.contains('@') && !is_placeholder(password)).then(|| start + inside..login.len() - inside)
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
