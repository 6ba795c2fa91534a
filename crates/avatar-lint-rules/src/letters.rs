//! Names of which the spelling does not matter.

/// The letters and digits of a name, in lower case.
pub(crate) fn of(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            letters.push(letter.to_ascii_lowercase());
        } else if !letter.is_ascii() && letter.is_alphanumeric() {
            letters.extend(letter.to_lowercase());
        }
    }
    letters
}
