//! `password=…` in connection strings and in the query of URLs.
//!
//! Every driver has its own way to end a value: `;` (ADO.NET, ODBC, JDBC for
//! SQL Server), a space (PostgreSQL), `&` (URLs), `,` (Redis), `)` (MySQL), and
//! its own way to quote one: `{…}` with `}}` inside (ODBC), `'…'` and `"…"`
//! with the quote doubled (ADO.NET) or after a backslash (PostgreSQL, JSON).

use super::names::{self, Certainty, is_chosen, looks_generated};
use super::placeholder::{self, is_placeholder};
use super::{Found, Kind, Syntax};
use std::ops::Range;

/// So much of the name before a sign is looked at, in bytes: a longer one is judged by its end.
const LONGEST_NAME: usize = 128;

/// Adds the values that are secret by the name before them. Every value is
/// looked at once and what is in it not again, so that the time is linear.
pub(super) fn find(text: &str, syntax: Syntax, found: &mut Vec<Found>) {
    let mut from = 0;
    let mut line_end = 0;
    while let Some(sign) = text.get(from..).and_then(|rest| rest.find(['=', ':'])) {
        let sign = from + sign;
        from = sign + 1;
        let Some(name) = FieldName::before(text, sign, syntax) else {
            continue;
        };
        if line_end <= sign {
            let rest = text.get(sign..).unwrap_or_default();
            line_end = sign + rest.find(['\n', '\r']).unwrap_or(rest.len());
        }
        let value = value(text, sign + 1..line_end, &name, syntax);
        from = from.max(value.end);
        let written = text.get(value.clone()).unwrap_or_default();
        let is_secret = match name.certainty {
            Certainty::Certain => true,
            Certainty::IfChosen => {
                (name.is_parameter && !is_auth_mode(written)) || is_chosen(written)
            }
            Certainty::IfGenerated => looks_generated(written),
        };
        if is_secret && !is_placeholder(written) {
            found.push(Found {
                range: value,
                kind: Kind::Assignment,
            });
        }
    }
}

/// Whether a value says how a driver proves who it is: `auth=LDAP`.
fn is_auth_mode(value: &str) -> bool {
    const MODES: [&str; 9] = [
        "basic", "custom", "gssapi", "kerberos", "ldap", "none", "nosasl", "ntlm", "plain",
    ];
    MODES.iter().any(|mode| mode.eq_ignore_ascii_case(value))
}

/// A name before a `=` or `:` whose value may be a secret.
struct FieldName {
    certainty: Certainty,
    /// Whether it is followed by `=`, as parameters are.
    is_parameter: bool,
    /// What ends the value when it is not quoted.
    end: End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The end of the query parameter: `&`, or any space.
    Parameter,
    Semicolon,
    Comma,
    Parenthesis,
    /// A space.
    Space,
    /// A space, or a sign that follows a word of a sentence.
    Word,
    /// A space, or a `;` that begins the next assignment.
    SpaceOrSemicolon,
    /// The end of the line.
    Line,
}

impl FieldName {
    /// The name that ends before the sign at `sign`.
    fn before(text: &str, sign: usize, syntax: Syntax) -> Option<Self> {
        let before = text.get(..sign)?.trim_end_matches([' ', '\t']);
        let unquoted = before.strip_suffix(['"', '\'']).unwrap_or(before);
        let is_quoted = unquoted.len() < before.len();
        let is_colon = text.as_bytes().get(sign) == Some(&b':');
        let is_unquoted = is_colon && !is_quoted && syntax == Syntax::Value;
        if is_unquoted && !holds_chosen(text.get(sign + 1..)?) {
            return None;
        }
        let bytes = unquoted.as_bytes().iter().rev().take(LONGEST_NAME);
        let len = bytes.take_while(|byte| is_in_name(**byte)).count();
        let start = unquoted.len() - len;
        let name = unquoted.get(start..)?;
        let certainty = names::certainty(name)?;
        if is_colon && certainty == Certainty::IfGenerated {
            return None;
        }
        let left = text.get(..start)?.trim_end_matches([' ', '\t']);
        let is_user_of_url = is_colon && left.ends_with("//");
        if is_user_of_url || (is_unquoted && certainty != Certainty::Certain) {
            return None;
        }
        let end = match left.as_bytes().last() {
            _ if is_unquoted => End::Word,
            _ if is_colon => End::Line,
            Some(b'?' | b'&') => End::Parameter,
            Some(b';') => End::Semicolon,
            Some(b',') => End::Comma,
            Some(b'(') => End::Parenthesis,
            _ if follows_assignment(left) => End::Space,
            _ => End::SpaceOrSemicolon,
        };
        Some(Self {
            certainty,
            is_parameter: !is_colon,
            end,
        })
    }
}

/// Whether what follows the colon of a header or a note begins with a word that looks
/// chosen as a secret: `X-Api-Key: …`.
fn holds_chosen(after: &str) -> bool {
    const LEAST: usize = 8;

    let word = after
        .strip_prefix(' ')
        .and_then(|after| after.split(ends_word).next());
    word.is_some_and(|word| word.len() >= LEAST && names::is_mixed(word) && is_chosen(word))
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';' | ')')
}

fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.%".contains(&byte)
}

/// The value that begins after a sign, without its quotes. `range` is what is
/// left of the line; only a quoted value may go on after it.
fn value(text: &str, range: Range<usize>, name: &FieldName, syntax: Syntax) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let written = line.trim_start_matches([' ', '\t']);
    let start = range.start + (line.len() - written.len());
    let line = written;
    let rest = text.get(start..).unwrap_or_default();
    let quoted = match line.as_bytes().first() {
        Some(b'{') if name.end != End::Parameter => braced(line).filter(|inside| {
            // `{password}` is to be filled in.
            let inside = line.get(inside.clone()).unwrap_or_default();
            let is_name = inside.bytes().all(is_in_name);
            !is_name || names::certainty(inside) != Some(Certainty::Certain)
        }),
        Some(&quote @ (b'"' | b'\'')) => quoted(rest, quote, name.end != End::Semicolon),
        _ => None,
    };
    // In a text that cannot be read, what looks like the end of a string may be the
    // very thing that is wrong.
    let is_closed = |inside: &Range<usize>| {
        let after = rest.as_bytes().get(inside.end + 1);
        syntax == Syntax::Value
            || name.is_parameter
            || after.is_none_or(|byte| byte.is_ascii_whitespace() || b",}]:#".contains(byte))
    };
    if let Some(inside) = quoted.filter(is_closed) {
        return start + inside.start..start + inside.end;
    }
    if let Some(len) = placeholder::leading(line) {
        return start..start + len;
    }
    let len = match name.end {
        End::Parameter => line.find(|c: char| c == '&' || c.is_whitespace()),
        End::Semicolon => line.find(';'),
        End::Comma => line.find(|c: char| matches!(c, ',' | ';') || c.is_whitespace()),
        End::Parenthesis => line.find(')'),
        End::Word => line.find(ends_word),
        End::Space => Some(with_cut_words(line, unescaped_space(line))),
        End::SpaceOrSemicolon => Some(end_of_word(line)),
        End::Line => (syntax == Syntax::Value)
            .then(|| line.find([',', '}']))
            .flatten(),
    };
    let value = line
        .get(..len.unwrap_or(line.len()))
        .unwrap_or(line)
        .trim_end();
    let value = match syntax {
        Syntax::Value => value,
        // What closes the scalar around it is no part of the value.
        Syntax::Source => value.trim_end_matches(['\'', '"', ',']),
    };
    let lead = match (syntax, value.as_bytes().first()) {
        (Syntax::Source, Some(b'\'' | b'"')) => 1,
        _ => 0,
    };
    start + lead..start + value.len().max(lead)
}

/// Whether an assignment is before, with only spaces between: a list in the
/// style of PostgreSQL.
fn follows_assignment(left: &str) -> bool {
    let near = left.ceil_char_boundary(left.len().saturating_sub(256));
    let line = left.get(near..).and_then(|near| near.lines().next_back());
    line.is_some_and(|line| line.contains('=') && !line.contains(';'))
}

/// The end of a value that a space ends, unless the text shows to be a list
/// with semicolons in which spaces are part of values.
fn end_of_word(line: &str) -> usize {
    let word = unescaped_space(line);
    let Some(semicolon) = line.find(';') else {
        return with_cut_words(line, word);
    };
    let rest = line.get(semicolon + 1..).unwrap_or_default();
    let continues = rest.trim().is_empty() || begins_assignment(rest);
    let (first, next_word) = line.split_at_checked(word).unwrap_or((line, ""));
    let is_list = first.contains(';') || !begins_assignment(next_word);
    if continues && is_list {
        semicolon
    } else {
        with_cut_words(line, word)
    }
}

/// The end of a value that goes on after the space at `end` with words that begin
/// with `#`: a password that was meant whole, as YAML's own comments show.
fn with_cut_words(line: &str, end: usize) -> usize {
    let mut end = end;
    while let Some(rest) = line.get(end..) {
        let next = rest.trim_start_matches([' ', '\t']);
        let word = next.split(char::is_whitespace).next().unwrap_or_default();
        if word.len() < 2 || !word.starts_with('#') {
            break;
        }
        end += rest.len() - next.len() + word.len();
    }
    end
}

/// The offset of the first space that no backslash is before.
fn unescaped_space(line: &str) -> usize {
    let mut escaped = false;
    for (offset, c) in line.char_indices() {
        if c.is_whitespace() && !escaped {
            return offset;
        }
        escaped = c == '\\' && !escaped;
    }
    line.len()
}

/// Whether `text` begins with `name =`, where names may have spaces.
fn begins_assignment(text: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let name = text.trim_start();
    let after = name.trim_start_matches(in_name);
    after.len() < name.len() && after.starts_with('=')
}

/// The inside of `{…}`, where `}}` stands for a brace; `None` when it is not
/// closed, or is a placeholder: `{{…}}`.
fn braced(line: &str) -> Option<Range<usize>> {
    /// Nobody has a longer password, in bytes.
    const MAX_LEN: usize = 4096;

    let bytes = line.as_bytes();
    let bytes = bytes.get(..MAX_LEN).unwrap_or(bytes);
    let mut at = 1;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == b'}')?;
        if bytes.get(at + 1) != Some(&b'}') {
            break;
        }
        at += 2;
    }
    let next = bytes.get(at + 1);
    let ends = next.is_none_or(|byte| byte.is_ascii_whitespace() || b";,\"'".contains(byte));
    ends.then_some(1..at)
}

/// The inside of a quoted value, where a doubled quote stands for itself, and a
/// backslash, if `escapes`, keeps the next character from ending it.
fn quoted(text: &str, quote: u8, escapes: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if escapes => at += 2,
            byte if byte != quote => at += 1,
            _ if bytes.get(at + 1) == Some(&quote) => at += 2,
            _ => return Some(1..at),
        }
    }
}
