//! A secret of one document is shown nowhere, whatever is written before and after it.

use crate::input::{seed, text};

#[allow(dead_code, reason = "its sets are for tests")]
#[path = "../../../tests/canaries/sets.rs"]
mod sets;
#[path = "../../avatar-lint-rules/tests/canaries/shown.rs"]
mod shown;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let mut random = sets::Random::new(seed(&text));
    let secret = random.secret();
    let lines = sets::indented(&sets::carrier(&mut random, &secret));
    // What is around the document may write the secret again.
    let around = text.replace('§', &secret);
    let (before, after) = around.split_at(around.floor_char_boundary(around.len() / 2));
    let set = format!(
        "{before}\n---\nkind: AvatarDatabase\nmetadata: {{name: trial}}\nspec:\n{lines}\
         ---\n{after}"
    );
    let (shown, findings) = shown::shown(&set);
    for secret in [&secret, &sets::basic(&secret)] {
        assert!(
            !shown.contains(secret),
            "{set}\n=== shows {secret}\n{shown}"
        );
    }
    assert!(findings > 0, "{set}\n=== has no finding");
}
