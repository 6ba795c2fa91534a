//! The architecture page, whose invariants the tests hold.

pub(crate) const PAGE: &str = include_str!("../../../../docs/src/architecture.md");

/// Asserts that the page says the sentence that a test holds.
pub(crate) fn says(sentence: &str) {
    let (_, list) = PAGE.split_once("## Invariants\n").unwrap();
    assert!(
        list.contains(&format!("- {sentence}\n")),
        "the page does not say: {sentence}"
    );
}
