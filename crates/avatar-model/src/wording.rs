//! Words that messages share.

use crate::characters;
use avatar_format::Types;
use pyyaml_syntax::{Node, NodeKind, Value};

/// `items` in backquotes, as a list in a sentence: "`a`, `b` or `c`".
pub fn quoted_list<S: AsRef<str>>(items: impl IntoIterator<Item = S>, conjunction: &str) -> String {
    let mut items = items.into_iter().peekable();
    let mut list = String::new();
    while let Some(item) = items.next() {
        let separator = match items.peek() {
            _ if list.is_empty() => &[][..],
            Some(_) => &[", "],
            None => &[" ", conjunction, " "],
        };
        list.extend(separator.iter().copied());
        list.push_str(&quoted(item.as_ref()));
    }
    list
}

/// A piece of the file in backquotes, on one line and short enough for a
/// sentence. What cannot be seen is shown by its code point, and nothing as the quotes
/// around it.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    if text.is_empty() {
        return "`''`".to_owned();
    }
    if text.len() <= MOST && characters::is_printable_ascii(text) {
        return ["`", text, "`"].concat();
    }
    let mut line = String::with_capacity(text.len().min(MOST));
    for c in text.chars().take(MOST) {
        if characters::is_hidden(c) || characters::is_combining(c) {
            line.push_str(&characters::escape(c));
        } else {
            line.push(c);
        }
    }
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    format!("`{line}`")
}

/// What a value is to the engine: "the number 20", "a list", "nothing".
pub fn described(node: Node<'_>) -> String {
    match node.value() {
        Value::Null => "nothing".to_owned(),
        Value::Bool(true) => "the boolean True".to_owned(),
        Value::Bool(false) => "the boolean False".to_owned(),
        Value::Int(int) => format!("the number {int}"),
        Value::Float(float) => format!("the number {float}"),
        Value::Str("") => "an empty string".to_owned(),
        Value::Str(text) => format!("the string {}", quoted(text)),
        Value::Date(text) => format!("the date {text}"),
        Value::DateTime(text) => format!("the time {text}"),
        Value::Binary(_) => "binary data".to_owned(),
        Value::List | Value::Pairs => "a list".to_owned(),
        Value::Dict => "a mapping".to_owned(),
        Value::Set => "a set".to_owned(),
    }
}

/// The types that fit: "a whole number", "a text or a list".
pub fn types(expected: Types) -> String {
    let named: Vec<&str> = [
        (Types::OBJECT, "a mapping"),
        (Types::ARRAY, "a list"),
        (Types::NUMBER, "a number"),
        (Types::INTEGER, "a whole number"),
        (Types::BOOLEAN, "true or false"),
        (Types::STRING, "a string"),
    ]
    .into_iter()
    .filter(|(one, _)| expected.contains(*one))
    .filter(|(one, _)| *one != Types::INTEGER || !expected.contains(Types::NUMBER))
    .map(|(_, name)| name)
    .collect();
    if named.is_empty() {
        "nothing".to_owned()
    } else {
        named.join(" or ")
    }
}

/// What a length of `node` counts, in the number that fits `count`.
pub fn unit(node: Node<'_>, count: u64) -> &'static str {
    match (node.kind(), count) {
        (NodeKind::Scalar, 1) => "character",
        (NodeKind::Scalar, _) => "characters",
        (_, 1) => "entry",
        _ => "entries",
    }
}

/// A probability in percent: "39%", "less than 0.01%", "more than 99%".
#[must_use]
pub fn probability(probability: f64) -> String {
    match probability * 100.0 {
        0.0 => "0%".to_owned(),
        percent if percent < 0.01 => "less than 0.01%".to_owned(),
        percent if percent < 1.0 => format!("{percent:.2}%"),
        percent if percent < 10.0 => format!("{percent:.1}%"),
        percent if percent < 99.0 => format!("{percent:.0}%"),
        percent if percent < 100.0 => "more than 99%".to_owned(),
        _ => "100%".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{probability, quoted, quoted_list};

    #[test]
    fn lists_read_as_in_a_sentence() {
        assert_eq!(quoted_list(["a"], "or"), "`a`");
        assert_eq!(quoted_list(["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert_eq!(quoted_list::<&str>([], "or"), "");
    }

    #[test]
    fn a_probability_is_never_rounded_to_certainty() {
        assert_eq!(probability(0.390_4), "39%");
        assert_eq!(probability(0.999_9), "more than 99%");
        assert_eq!(probability(1.0), "100%");
        assert_eq!(probability(0.0), "0%");
        assert_eq!(probability(0.000_01), "less than 0.01%");
        assert_eq!(probability(0.004), "0.40%");
        assert_eq!(probability(0.025), "2.5%");
    }

    #[test]
    fn a_quotation_is_one_short_line() {
        assert_eq!(quoted("a\nb"), "`a<U+000A>b`");
        assert_eq!(quoted("20\u{a0}"), "`20<U+00A0>`");
        assert_eq!(quoted("e\u{301}"), "`e<U+0301>`");
        assert_eq!(quoted(&"x".repeat(80)).chars().count(), 63);
    }
}
