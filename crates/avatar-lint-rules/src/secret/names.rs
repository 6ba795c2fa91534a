//! Names whose values are secrets.

use super::encoding::percent_decoded;

/// Fields of the API's payloads that hold a secret, whatever the document.
pub(super) const FIELDS: [&str; 7] = [
    "password",
    "new_password",
    "new_password_repeated",
    "client_secret",
    "secret_access_key",
    "access_token",
    "refresh_token",
];

/// Fields that hold a secret in a payload of the API, and may be anything else
/// in a configuration.
pub(super) const PAYLOAD_FIELDS: [&str; 2] = ["plaintext", "token"];

/// The longest name that is looked at, in bytes.
pub(super) const MAX_LEN: usize = 64;

/// Whether a parameter called `name` holds a secret, in a connection string or
/// in the query of a URL. Spelling does not matter: `Shared-Access_Key`.
pub(super) fn is_secret(name: &str) -> bool {
    const WHOLE: [&str; 7] = ["pass", "passcode", "sig", "sas", "jwt", "auth", "bearer"];
    const ENDINGS: [&str; 14] = [
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "secret",
        "secretvalue",
        "token",
        "signature",
        "apikey",
        "secretkey",
        "accesskey",
        "accountkey",
        "privatekey",
        "sharedkey",
    ];
    let name = normal(name);
    WHOLE.contains(&name.as_str()) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a parameter called `name` holds a secret when its value looks like one.
pub(super) fn may_be_secret(name: &str) -> bool {
    matches!(
        normal(name).as_str(),
        "key" | "code" | "credential" | "credentials"
    )
}

/// Whether a value has the length and the mixture of a generated token.
pub(super) fn looks_generated(value: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| value.as_bytes().iter().any(kind);
    value.len() >= 20
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=%~".contains(&byte))
}

/// Without case, punctuation and percent-encoding.
fn normal(name: &str) -> String {
    let decoded = percent_decoded(name);
    let letters = decoded.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
