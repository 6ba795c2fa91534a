//! Names whose values are secrets: one list for fields, for parameters of
//! connection strings and URLs, and for text that cannot be read.

use super::encoding::percent_decoded;
use crate::letters;
use avatar_model::suggest;

/// How sure a name makes it that its value is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Whatever the value is.
    Certain,
    /// If the value looks chosen as a secret rather than as a setting.
    IfChosen,
    /// If the value looks generated.
    IfGenerated,
}

/// Fields whose value is a connection.
pub(super) const CONNECTION_FIELDS: [&str; 3] = ["connection", "dsn", "location"];

/// What the names of secrets end with, without case and punctuation.
const ENDINGS: [&str; 42] = [
    "password",
    "passwd",
    "passwort",
    "kennwort",
    "wachtwoord",
    "contraseña",
    "contrasena",
    "senha",
    "palavrapasse",
    "heslo",
    "hasło",
    "haslo",
    "lozinka",
    "salasana",
    "lösenord",
    "losenord",
    "adgangskode",
    "jelszó",
    "şifre",
    "slaptažodis",
    "пароль",
    "密码",
    "パスワード",
    "비밀번호",
    "pwd",
    "passphrase",
    "passcode",
    "motdepasse",
    "secret",
    "secretvalue",
    "token",
    "apikey",
    "secretkey",
    "accesskey",
    "accountkey",
    "privatekey",
    "sharedkey",
    "encryptionkey",
    "signingkey",
    "masterkey",
    "subscriptionkey",
    "sastoken",
];

/// What may follow such an ending.
const SUFFIXES: [&str; 9] = [
    "repeated",
    "confirmation",
    "confirm",
    "again",
    "old",
    "new",
    "value",
    "base64",
    "plain",
];

/// What a password opens, where that follows: `senha_banco`.
const OPENED: [&str; 15] = [
    "db",
    "database",
    "base",
    "basededonnées",
    "basededonnees",
    "bdd",
    "bd",
    "banco",
    "bancodedados",
    "basededatos",
    "datenbank",
    "prod",
    "production",
    "admin",
    "root",
];

/// Names that also stand for a setting: who signs, how people prove who they are.
const WHOLE: [&str; 13] = [
    "signature",
    "pass",
    "mdp",
    "parola",
    "sig",
    "sas",
    "jwt",
    "auth",
    "bearer",
    "authorization",
    "proxyauthorization",
    "pat",
    "psk",
];

/// What a `pass` opens, where that precedes: `DB_PASS`. A `boarding_pass` opens nothing.
const OPENED_BY_PASS: [&str; 21] = [
    "db", "database", "mysql", "pg", "postgres", "mongo", "redis", "oracle", "sql", "smtp", "mail",
    "ftp", "ssh", "ldap", "http", "proxy", "admin", "root", "user", "login", "svc",
];

/// Names under which a secret stands as often as something else.
const VAGUE: [&str; 4] = ["key", "code", "credential", "credentials"];

/// Fields that hold a secret in a payload of the API, and may be anything else
/// in a configuration.
const PAYLOAD: [&str; 2] = ["plaintext", "token"];

/// What a misspelled name is compared with.
const SPELLINGS: [&str; 12] = [
    "password",
    "newpassword",
    "newpasswordrepeated",
    "passphrase",
    "clientsecret",
    "secretaccesskey",
    "accesstoken",
    "refreshtoken",
    "apikey",
    "secretkey",
    "privatekey",
    "plaintext",
];

/// Words that are near one of [`SPELLINGS`] and mean something else.
const OTHER_WORDS: [&str; 4] = ["passport", "passports", "passwordless", "plaintexts"];

/// What the name of a field, or of a parameter of a connection string, says about
/// its value. Spelling does not matter: `Shared-Access_Key`, `pasword`.
pub(super) fn certainty(name: &str) -> Option<Certainty> {
    let name = normal(name);
    let stem = stem(&name);
    if ends_with_one(stem, &ENDINGS) || stem.contains("azureaccountkey") || is_misspelled(stem) {
        Some(Certainty::Certain)
    } else if WHOLE.contains(&stem) || stem.ends_with("signature") || is_pass_of_system(stem) {
        Some(Certainty::IfChosen)
    } else if VAGUE.contains(&stem) {
        Some(Certainty::IfGenerated)
    } else {
        None
    }
}

/// Whether a name is that of the password of a system: `SMTP_PASS`.
fn is_pass_of_system(stem: &str) -> bool {
    let before = stem.strip_suffix("pass");
    before.is_some_and(|before| ends_with_one(before, &OPENED_BY_PASS))
}

/// [`certainty`] in a payload of the API, where fewer names mean something else.
pub(super) fn certainty_in_payload(name: &str) -> Option<Certainty> {
    let in_configuration = certainty(name);
    let stem = normal(name);
    let is_payload_field = PAYLOAD.contains(&stem.as_str()) || stem == "pass";
    if is_payload_field {
        Some(Certainty::Certain)
    } else {
        in_configuration
    }
}

/// Inputs of a form that connects to a database, by names that are no secret's. The
/// deployment chooses the others, and any of them may be a secret.
const HARMLESS_INPUTS: [&str; 32] = [
    "account",
    "authdatabase",
    "authsource",
    "backing",
    "catalog",
    "charset",
    "database",
    "databasename",
    "db",
    "dbname",
    "dialect",
    "driver",
    "encoding",
    "encrypt",
    "engine",
    "host",
    "hostname",
    "port",
    "protocol",
    "region",
    "role",
    "schema",
    "server",
    "servername",
    "servicename",
    "sid",
    "ssl",
    "sslmode",
    "timeout",
    "user",
    "username",
    "warehouse",
];

/// Whether the value of an input of that name is shown.
pub(super) fn is_harmless_input(name: &str) -> bool {
    HARMLESS_INPUTS.contains(&normal(name).as_str())
}

/// Whether a name is a letter or two away from that of a secret.
fn is_misspelled(name: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST: usize = 22;

    if !(SHORTEST..=LONGEST).contains(&name.len()) || OTHER_WORDS.contains(&name) {
        return false;
    }
    let letters = name.chars().count();
    SPELLINGS.iter().any(|spelling| {
        let is_long = spelling.len() >= 10 || *spelling == "password";
        let edits = if is_long { 2 } else { 1 };
        name.as_bytes().first() == spelling.as_bytes().first()
            && letters.abs_diff(spelling.len()) <= edits
            && suggest::fewest_edits(name, spelling) <= edits
            && strsim::osa_distance(name, spelling) <= edits
    })
}

/// A name without what may follow the word that says what it is.
fn stem(name: &str) -> &str {
    let unnumbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    // `base64` is a suffix, and no number.
    let mut shorter = without(name, &SUFFIXES).chain(without(unnumbered, &SUFFIXES));
    if let Some(stem) = shorter.next() {
        return stem;
    }
    let is_password =
        |stem: &&str| ["mdp", "parola"].contains(stem) || ends_with_one(stem, &ENDINGS);
    let mut stems = without(unnumbered, &OPENED);
    stems.find(is_password).unwrap_or(unnumbered)
}

fn ends_with_one(name: &str, endings: &[&str]) -> bool {
    without(name, endings).next().is_some()
}

/// The name without each of the endings that it has.
fn without<'n>(name: &'n str, endings: &[&str]) -> impl Iterator<Item = &'n str> {
    // Most differ in their last byte already.
    let last = name.bytes().next_back();
    let may_end = move |ending: &&&str| ending.bytes().next_back() == last;
    let endings = endings.iter().filter(may_end);
    endings.filter_map(|ending| name.strip_suffix(*ending))
}

/// Whether a text is itself such a name: hiding it everywhere would hide what is
/// wrong.
pub(super) fn is_name_of_secret(text: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let name = normal(text);
    let mut names = ENDINGS.iter().chain(&WHOLE);
    text.chars().all(in_name) && names.any(|known| *known == name)
}

/// Whether a value has the length and the mixture of a generated token.
pub(super) fn looks_generated(value: &str) -> bool {
    value.len() >= 20
        && is_mixed(value)
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=%~".contains(&byte))
}

/// Whether a value has letters and digits.
pub(super) fn is_mixed(value: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| value.as_bytes().iter().any(kind);
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// Whether a text looks chosen as a password rather than as a setting, which
/// is a word in small letters or a constant in capitals.
pub(super) fn is_chosen(text: &str) -> bool {
    let is_setting = text
        .chars()
        .all(|c| c.is_lowercase() || matches!(c, '_' | '-' | ' '));
    let is_title = text
        .strip_prefix(char::is_uppercase)
        .is_some_and(|rest| rest.chars().all(char::is_lowercase));
    let is_constant = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    !is_setting && !is_title && !is_constant
}

/// Without case, punctuation and percent-encoding.
fn normal(name: &str) -> String {
    letters::of(&percent_decoded(name))
}

#[cfg(test)]
mod tests {
    use super::{Certainty, certainty, certainty_in_payload, is_chosen};

    #[test]
    fn a_name_is_known_however_it_is_spelled() {
        for name in [
            "password",
            "Pass-Word",
            "db_password",
            "dbPassword2",
            "apiKey",
            "api_key",
            "new_password_repeated",
            "client_secret",
            "fs.azure.account.key.store",
            "pass%77ord",
            "pasword",
            "passwrod",
            "acess_token",
            "SECRET_ACCESS_KEY",
            "passwordConfirmation",
            "token_value",
            // Two letters away
            "paswrd",
            "clinet_secert",
            "senha_banco",
            "contraseña_bd",
            "password_prod",
            "heslo",
            "Hasło",
            "пароль",
            "密码",
        ] {
            assert_eq!(certainty(name), Some(Certainty::Certain), "{name}");
        }
        let long = format!("{}_password", "of_the_nightly_load".repeat(20));
        assert_eq!(certainty(&long), Some(Certainty::Certain));
    }

    #[test]
    fn a_name_that_may_be_a_setting_is_one_with_a_suffix_too() {
        for name in [
            "auth",
            "pass_confirm",
            "auth_value",
            "x_signature_new",
            "DB_PASS",
            "smtpPass2",
        ] {
            assert_eq!(certainty(name), Some(Certainty::IfChosen), "{name}");
        }
        for name in ["code_value", "credentials_base64"] {
            assert_eq!(certainty(name), Some(Certainty::IfGenerated), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_alike_hold_no_secret() {
        for name in [
            "passport",
            "wassword",
            "value_confirmation",
            "primary_key",
            "public_key",
            "token_type",
            "password_file",
            "passfile",
            "secretary",
            "grant_type",
            "description",
            "tokens",
            "bypass_rate",
            "bypass",
            "boarding_pass",
            "first_pass",
            "compass",
            "password_policy",
            "token_count",
            "database",
            "mot_cle_base",
        ] {
            assert_eq!(certainty(name), None, "{name}");
        }
    }

    #[test]
    fn a_payload_has_fields_of_its_own() {
        assert_eq!(certainty("plaintext"), Some(Certainty::Certain));
        assert_eq!(certainty_in_payload("token"), Some(Certainty::Certain));
        assert_eq!(certainty_in_payload("pass"), Some(Certainty::Certain));
        assert_eq!(certainty_in_payload("token_type"), None);
    }

    #[test]
    fn settings_are_not_chosen_as_secrets() {
        for setting in ["ldap", "not set", "OAUTH2", "Basic", "per-user"] {
            assert!(!is_chosen(setting), "{setting}");
        }
        for secret in ["Zq7vTr0ub4", "hunter2", "a+b", "correctHorse"] {
            assert!(is_chosen(secret), "{secret}");
        }
    }
}
