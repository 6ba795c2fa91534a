//! How a string is written so that it is read back as that string.

use crate::Style;
use crate::ser;

/// `string` as a scalar on one line: in the quotes of `style` where it has some,
/// else in those that it needs. It is read back as that string in any place:
/// key, value or item, in block or in flow style.
pub(super) fn written(string: &str, style: Style) -> String {
    match style {
        Style::SingleQuoted if fits_single_quotes(string) => in_single_quotes(string),
        Style::SingleQuoted | Style::DoubleQuoted => ser::in_double_quotes(string),
        _ => ser::scalar(string),
    }
}

/// `string` in quotes, single ones where they can hold it.
pub(super) fn quoted(string: &str) -> String {
    written(string, Style::SingleQuoted)
}

/// Single quotes have no escapes: what must not stand in a text, or would be
/// folded, needs double ones.
fn fits_single_quotes(string: &str) -> bool {
    string
        .chars()
        .all(|char| char.is_alphanumeric() || matches!(char, ' '..='~'))
}

fn in_single_quotes(string: &str) -> String {
    format!("'{}'", string.replace('\'', "''"))
}
