//! Secrets that follow the word that names them, as in command lines and notes:
//! `--password …`, `curl -u user:…`, `login ada password …`.

use super::names::{self, Certainty, is_chosen, is_mixed};
use super::placeholder::is_placeholder;
use super::{Found, Kind, shift};
use std::ops::Range;

/// Options whose value is `user:password`.
const USER_OPTIONS: [&str; 3] = ["-u", "--user", "--proxy-user"];

/// What a note calls a password. It speaks of tokens and keys in other ways too.
const PASSWORDS: [&str; 13] = [
    "password",
    "pwd",
    "mdp",
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

/// What may stand between the word for a password and the password.
const VERBS: [&str; 8] = ["is", "was", "est", "ist", "es", "is:", ":", "="];

/// Commands whose option `-p` takes a password: with it in one word, or in the next.
const GLUED: [&str; 6] = [
    "mysql",
    "mysqldump",
    "mysqladmin",
    "mysqlimport",
    "mariadb",
    "mariadb-dump",
];
const APART: [&str; 2] = ["login", "sshpass"];

/// Commands that take `user/password@database`.
const ORACLE: [&str; 5] = ["sqlplus", "expdp", "impdp", "sqlldr", "rman"];

/// A word of a note has at least this many bytes to be taken for a secret.
const SHORTEST: usize = 8;

/// Adds the words that are secret by the word before them.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut words = words(text);
    let Some(mut before) = words.next() else {
        return;
    };
    let mut command = Command::default();
    let mut named = "";
    for word in words {
        let (_, last) = std::mem::replace(&mut before, word);
        command = command.after(last);
        let name = if VERBS.contains(&last) { named } else { last };
        named = name;
        let (start, written) = word;
        let trimmed = written.trim_start_matches(['"', '\'']);
        let start = start + (written.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches(['"', '\'', ',', ';', ')', '.']);
        let of_name = secret_in(name, trimmed).map(|at| at..trimmed.len());
        let of_command = || command.secret_in(last, trimmed);
        let Some(range) = of_name.or_else(of_command) else {
            continue;
        };
        let secret = trimmed.get(range.clone()).unwrap_or_default();
        if !is_placeholder(secret) {
            found.push(Found {
                range: shift(&range, start),
                kind: Kind::Assignment,
            });
        }
    }
}

/// What the words before say about those that follow.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Command {
    /// A command of [`GLUED`] was named.
    Glued,
    /// A command of [`APART`] was named.
    Apart,
    /// A command of [`ORACLE`] was named.
    Oracle,
    #[default]
    Other,
}

impl Command {
    /// What is known after one more word.
    fn after(self, word: &str) -> Self {
        let name = word.rsplit('/').next().unwrap_or(word);
        if GLUED.contains(&name) {
            Self::Glued
        } else if APART.contains(&name) {
            Self::Apart
        } else if ORACLE.contains(&name) {
            Self::Oracle
        } else if word.ends_with([';', '|', '&']) {
            Self::Other
        } else {
            self
        }
    }

    /// Where in `word`, which follows `name`, the password of the command is.
    fn secret_in(self, name: &str, word: &str) -> Option<Range<usize>> {
        let range = match self {
            Self::Glued => {
                let value = word.strip_prefix("-p")?.trim_start_matches(['"', '\'']);
                word.len() - value.len()..word.len()
            }
            Self::Apart if name == "-p" => 0..word.len(),
            Self::Oracle => word.find('/')? + 1..word.rfind('@')?,
            Self::Apart | Self::Other => return None,
        };
        word.get(range.clone()).filter(|it| is_password(it))?;
        Some(range)
    }
}

/// Whether a word that stands where a password belongs is none that names a setting.
fn is_password(word: &str) -> bool {
    const LEAST: usize = 6;

    word.len() >= LEAST && is_mixed(word) && is_chosen(word)
}

/// Adds the passwords of lines in a password file of PostgreSQL:
/// `host:port:database:user:password`.
pub(super) fn find_in_password_files(text: &str, found: &mut Vec<Found>) {
    for (start, word) in words(text) {
        let mut fields = word.splitn(5, ':');
        let (Some(host), Some(port)) = (fields.next(), fields.next()) else {
            continue;
        };
        let (Some(_), Some(_), Some(secret)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let is_host = host.contains(|c: char| c.is_ascii_alphabetic() || c == '*');
        let is_port = port == "*" || (2..=5).contains(&port.len()) && port.parse::<u16>().is_ok();
        let is_secret = is_password(secret) && !secret.contains(':') && !is_placeholder(secret);
        if is_host && is_port && is_secret {
            found.push(Found {
                range: start + word.len() - secret.len()..start + word.len(),
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
