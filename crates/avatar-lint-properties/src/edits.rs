//! Each operation of the editor changes its place only.

use crate::input::{seed, text};
use std::collections::BTreeMap;

#[allow(dead_code, reason = "tests of the editor use the rest")]
#[path = "../../pyyaml-syntax/tests/editing/data.rs"]
mod data;
#[allow(dead_code, reason = "its texts are for tests")]
#[path = "../../pyyaml-syntax/tests/editing/generate.rs"]
mod generate;
#[path = "../../pyyaml-syntax/tests/editing/trial.rs"]
mod trial;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let mut dice = generate::Dice::new(seed(&text));
    let mut tally = BTreeMap::new();
    trial::try_text(&text, &mut dice, &mut tally);
    trial::try_comments(&text, &mut dice, &mut tally);
}
