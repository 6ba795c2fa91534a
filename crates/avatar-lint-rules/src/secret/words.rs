//! Secrets that follow the word that names them, as in command lines and notes:
//! `--password …`, `curl -u user:…`, `login ada password …`.

use super::names::{self, Certainty, is_chosen, is_mixed};
use super::placeholder::is_placeholder;
use super::{Found, Kind};

/// Options whose value is `user:password`.
const USER_OPTIONS: [&str; 3] = ["-u", "--user", "--proxy-user"];

/// What a note calls a password. It speaks of tokens and keys in other ways too.
const PASSWORDS: [&str; 11] = [
    "password",
    "passwd",
    "passwort",
    "passphrase",
    "passcode",
    "passe",
    "kennwort",
    "wachtwoord",
    "contraseña",
    "contrasena",
    "senha",
];

/// A word of a note has at least this many bytes to be taken for a secret.
const SHORTEST: usize = 8;

/// Adds the words that are secret by the word before them.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut words = words(text);
    let Some(mut before) = words.next() else {
        return;
    };
    for word in words {
        let (_, name) = std::mem::replace(&mut before, word);
        let (start, written) = word;
        let trimmed = written.trim_start_matches(['"', '\'']);
        let start = start + (written.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches(['"', '\'', ',', ';', ')', '.']);
        let Some(at) = secret_in(name, trimmed) else {
            continue;
        };
        let secret = trimmed.get(at..).unwrap_or_default();
        if !is_placeholder(secret) {
            found.push(Found {
                range: start + at..start + trimmed.len(),
                kind: Kind::Assignment,
            });
        }
    }
}

/// Where in `word` the secret begins that `name` says is there.
fn secret_in(name: &str, word: &str) -> Option<usize> {
    if !is_mixed(word) || !is_chosen(word) {
        return None;
    }
    if USER_OPTIONS.contains(&name) {
        let (user, password) = word.split_once(':')?;
        return (is_mixed(password) && is_chosen(password)).then_some(user.len() + 1);
    }
    // An option may follow one that takes no value, and a note may go on with anything.
    let is_value = word.starts_with(char::is_alphanumeric) && !word.contains(['=', '/', ':']);
    let is_named = if name.starts_with("--") {
        names::certainty(name) == Some(Certainty::Certain)
    } else {
        word.len() >= SHORTEST && PASSWORDS.contains(&name.to_lowercase().as_str())
    };
    (is_value && is_named).then_some(0)
}

/// The words of a text, each with where it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split([' ', '\t', '\n', '\r']).filter_map(move |word| {
        let start = from;
        from += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}
