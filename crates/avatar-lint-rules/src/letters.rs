//! Names of which the spelling does not matter.

/// The letters and digits of a name, in lower case.
pub(crate) fn of(name: &str) -> String {
    if name.is_ascii() {
        let mut letters = name.to_ascii_lowercase();
        letters.retain(|c| c.is_ascii_alphanumeric());
        return letters;
    }
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
