//! No secret of a random set is in anything that the library gives to be shown, and
//! each set has a finding about it.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

#[allow(dead_code, reason = "a library gets no bytes")]
#[path = "../../../../tests/canaries/sets.rs"]
mod sets;
mod shown;

use sets::{Set, leak};
use shown::shown;

const SETS: u64 = 10_000;

#[test]
fn ten_thousand_random_sets_show_no_secret_and_have_a_finding() {
    let mut leaks = Vec::new();
    let mut silent = Vec::new();
    for seed in 0..SETS {
        let set = Set::new(seed);
        let (shown, findings) = shown(&set.text);
        if leak(&shown).is_some() {
            leaks.push(set.text.clone());
        }
        if findings == 0 {
            silent.push(set.text);
        }
    }
    println!(
        "{SETS} sets with secrets: {} shown, {} without a finding",
        leaks.len(),
        silent.len()
    );
    let first = |sets: &[String]| {
        sets.iter()
            .take(3)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n====\n")
    };
    assert!(leaks.is_empty(), "shown:\n{}", first(&leaks));
    assert!(silent.is_empty(), "without a finding:\n{}", first(&silent));
}
