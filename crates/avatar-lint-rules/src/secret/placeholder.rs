//! Values that stand where a secret would, and are none.

use super::encoding::percent_decoded;

/// Whether `value` gives nothing away: empty, a variable to be filled in, or
/// masked already.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    is_plainly_placeholder(value) || is_plainly_placeholder(percent_decoded(value).trim())
}

fn is_plainly_placeholder(value: &str) -> bool {
    value.is_empty() || is_masked(value) || is_variable(value) || is_word(value)
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
    const AROUND_NAMES: [(&str, &str); 5] =
        [("<", ">"), ("[", "]"), ("{", "}"), ("%", "%"), ("__", "__")];
    /// Delimiters that are enough of a sign by themselves.
    const AROUND_ANYTHING: [(&str, &str); 6] = [
        ("${", "}"),
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
    AROUND_ANYTHING.iter().any(|marks| between(marks).is_some())
        || AROUND_NAMES.iter().filter_map(between).any(is_name)
        || value.strip_prefix('$').is_some_and(is_constant_name)
}

/// Words as a person describes a value: `your password`, `db.password`.
fn is_name(inner: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | ' ');
    inner.starts_with(char::is_alphabetic) && inner.chars().all(in_name)
}

/// `PASSWORD`, as shells name variables.
fn is_constant_name(name: &str) -> bool {
    let in_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.len() > 1 && name.chars().all(in_name)
}

/// Words that say that the value is elsewhere, or that there is none.
fn is_word(value: &str) -> bool {
    const WORDS: [&str; 10] = [
        "redacted",
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
        ] {
            assert!(is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn what_only_resembles_a_variable_is_a_secret() {
        for value in [
            "hunter2", "password", "<P4$s!>", "{3f$!}", "%41", "$ecret", "$ABC9x", "a*b", "x1",
            "yourdog7", "[1%]",
        ] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
