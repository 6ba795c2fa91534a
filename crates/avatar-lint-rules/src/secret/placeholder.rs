//! Values that stand where a secret would, and are none.

use super::encoding::percent_decoded;
use super::names::is_mixed;
use std::borrow::Cow;

/// Whether `value` gives nothing away: empty, a variable to be filled in, or
/// masked already.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let is_encoded = || match percent_decoded(value) {
        Cow::Borrowed(_) => false,
        Cow::Owned(decoded) => is_plainly_placeholder(decoded.trim()),
    };
    is_plainly_placeholder(value) || is_encoded()
}

fn is_plainly_placeholder(value: &str) -> bool {
    value.is_empty()
        || is_masked(value)
        || is_variable(value)
        || is_word(value)
        || is_reference(value)
        || is_encrypted(value)
        || is_example(value)
}

/// Keys of manuals: `AKIAIOSFODNN7EXAMPLE`.
fn is_example(value: &str) -> bool {
    value.ends_with("EXAMPLE") || value.ends_with("EXAMPLEKEY")
}

/// `****`, `xxxx`, `...`
fn is_masked(value: &str) -> bool {
    value
        .chars()
        .all(|c| matches!(c, '*' | 'x' | 'X' | '.' | '…' | '•' | '?' | '_' | '-'))
}

/// `${NAME}`, `$NAME`, `{{ name }}`, `<name>`, `%NAME%` and their like.
fn is_variable(value: &str) -> bool {
    /// Delimiters between which only a name makes a placeholder: a password may
    /// begin and end with them too.
    const AROUND_NAMES: [(&str, &str); 8] = [
        ("<", ">"),
        ("[", "]"),
        ("{", "}"),
        ("%", "%"),
        ("__", "__"),
        ("@@", "@@"),
        ("@", "@"),
        ("##", "##"),
    ];
    /// Delimiters that are enough of a sign by themselves.
    const AROUND_ANYTHING: [(&str, &str); 7] = [
        ("%(", ")s"),
        ("%(", ")"),
        ("$(", ")"),
        ("{{", "}}"),
        ("#{", "}"),
        ("{%", "%}"),
        ("<%", "%>"),
    ];

    let between = |(open, close): &(&str, &str)| {
        let inner = value.strip_prefix(open)?.strip_suffix(close)?;
        Some(inner.trim())
    };
    value
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|inner| !has_secret_default(inner))
        || AROUND_ANYTHING.iter().any(|marks| between(marks).is_some())
        || AROUND_NAMES.iter().filter_map(between).any(is_name)
        || value.strip_prefix('$').is_some_and(is_constant_name)
}

/// Whether a variable is filled in with a value that stands beside it:
/// `PASSWORD:-hunter2`.
fn has_secret_default(inner: &str) -> bool {
    let marks = [":-", ":=", "-", ":"];
    let default = marks.iter().find_map(|mark| inner.split_once(mark));
    default.is_some_and(|(name, default)| {
        is_constant_name(name) && is_mixed(default) && !is_placeholder(default)
    })
}

/// The length of the placeholder that `text` begins with, which may have spaces in it:
/// `{{ password }}`, `<your password>`.
pub(super) fn leading(text: &str) -> Option<usize> {
    const AROUND: [(&str, &str); 10] = [
        ("ENC[", "]"),
        ("ENC(", ")"),
        ("${{", "}}"),
        ("{{", "}}"),
        ("${", "}"),
        ("$(", ")"),
        ("%(", ")s"),
        ("<", ">"),
        ("[", "]"),
        ("{", "}"),
    ];
    /// Nobody describes a value in more bytes.
    const MAX_LEN: usize = 256;

    let text = text.get(..text.floor_char_boundary(MAX_LEN))?;
    AROUND.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?;
        let len = open.len() + inner.find(close)? + close.len();
        text.get(..len).is_some_and(is_placeholder).then_some(len)
    })
}

/// Where a program finds the value: `env:NAME`, `vault:path`, `/run/secrets/name`.
fn is_reference(value: &str) -> bool {
    /// Schemes of stores of secrets and of the environment.
    const SCHEMES: [&str; 36] = [
        "env:",
        "$env:",
        "environ:",
        "op://",
        "vault:",
        "vault://",
        "kv:",
        "ref+",
        "ref:",
        "secret:",
        "secret://",
        "secrets:",
        "secretref:",
        "secretsmanager:",
        "aws-sm:",
        "aws-ssm:",
        "awssm:",
        "ssm:",
        "arn:aws:secretsmanager:",
        "arn:aws:ssm:",
        "resolve:",
        "gcp-sm:",
        "gcpsm:",
        "sm://",
        "akv:",
        "azurekeyvault:",
        "keyvault:",
        "@microsoft.keyvault(",
        "keyring:",
        "keychain:",
        "sops:",
        "bws:",
        "doppler:",
        "infisical:",
        "conjur:",
        "file:",
    ];
    /// Folders where secrets are mounted.
    const FOLDERS: [&str; 7] = [
        "/run/secrets/",
        "/var/run/secrets/",
        "/etc/secrets/",
        "/mnt/secrets",
        "/mnt/secrets-store/",
        "/vault/secrets/",
        "/run/credentials/",
    ];
    /// How programs ask their environment.
    const CALLS: [&str; 7] = [
        "os.environ",
        "os.getenv(",
        "process.env.",
        "getenv(",
        "env(",
        "lookup(",
        "secrets.",
    ];
    let begins = |start: &&str| {
        value.len() > start.len()
            && value
                .get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    !value.contains(char::is_whitespace)
        && (SCHEMES.iter().any(&begins) || FOLDERS.iter().any(&begins) || CALLS.iter().any(begins))
        || is_path_of_secret(value)
}

/// `projects/name/secrets/name/versions/latest`
fn is_path_of_secret(value: &str) -> bool {
    value.starts_with("projects/") && value.contains("/secrets/")
}

/// What only the owner of a key can read: `ENC[…]` of SOPS, `ENC(…)`, Ansible's
/// vaults.
fn is_encrypted(value: &str) -> bool {
    const AROUND: [(&str, &str); 4] = [
        ("ENC[", "]"),
        ("ENC(", ")"),
        ("DEC(", ")"),
        ("encrypted(", ")"),
    ];
    let is_between =
        |(open, close): &(&str, &str)| value.starts_with(open) && value.ends_with(close);
    AROUND.iter().any(is_between) || value.starts_with("$ANSIBLE_VAULT;")
}

/// Words as a person describes a value: `your password`, `db.password`.
fn is_name(inner: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | ' ');
    inner.starts_with(char::is_alphabetic) && inner.chars().all(in_name)
}

/// `PASSWORD`, as shells name variables.
fn is_constant_name(name: &str) -> bool {
    let in_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty() && name.chars().all(in_name)
}

/// Words that say that the value is elsewhere, or that there is none.
fn is_word(value: &str) -> bool {
    const WORDS: [&str; 13] = [
        "redacted",
        "secret here",
        "prompt",
        "ask",
        "hidden",
        "masked",
        "removed",
        "placeholder",
        "todo",
        "none",
        "null",
        "true",
        "false",
    ];
    let word = value
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase();
    let described = |rest: &str| rest.chars().all(|c| c.is_alphabetic() || "_- ".contains(c));
    WORDS.contains(&word.as_str()) || word.strip_prefix("your").is_some_and(described)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn variables_and_masks_are_no_secrets() {
        for value in [
            "",
            "  ",
            "${PASSWORD}",
            "${DB_PASS:-x}",
            "$PGPASSWORD",
            "$P",
            "$(cat secret)",
            "{{password}}",
            "{{ vault.password }}",
            "<password>",
            "<your password>",
            "%3Cpassword%3E",
            "[PASSWORD]",
            "[YOUR-PASSWORD]",
            "{password}",
            "%DB_PASSWORD%",
            "__PASSWORD__",
            "****",
            "xxxxx",
            "...",
            "…",
            "REDACTED",
            "(hidden)",
            "your_password",
            "YOUR-TOKEN-HERE",
            "true",
            "env:DB_PASSWORD",
            "vault:secret/data/db#password",
            "op://vault/item/password",
            "ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]",
            "ENC(abc123)",
            "/run/secrets/db",
            "/var/run/secrets/db_1",
            "file:/etc/pw",
            "%(password)s",
            "%(PWD)s",
            "${{ secrets.DB_1 }}",
            "arn:aws:secretsmanager:eu-west-1:1:secret:db",
            "projects/p1/secrets/db/versions/1",
            "@Microsoft.KeyVault(SecretUri=https://v/1)",
            "os.environ['DB_1']",
            "@@PASSWORD@@",
            "ref+awsssm://db/1",
            "$ANSIBLE_VAULT;1.1;AES256",
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn what_only_resembles_a_variable_is_a_secret() {
        for value in [
            "hunter2",
            "password",
            "<P4$s!>",
            "{3f$!}",
            "%41",
            "$ecret",
            "$ABC9x",
            "a*b",
            "x1",
            "yourdog7",
            "[1%]",
            "${PASSWORD:-Zq7vTr0ub4}",
            "ENC",
            "env:",
            "/etc/Zq7v",
            "projects/Zq7v",
            "a/secrets/Zq7v",
            "$",
        ] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
