//! After any edits the server has the editor's text, and answers.

use crate::input::{seed, text};
use avatar_lint_rules::secret::Secrets;
use pyyaml_syntax::parse;
use serde_json::{Value, json};

#[allow(dead_code, reason = "tests of the server use the rest")]
#[path = "../../avatar-lint-server/tests/server/client.rs"]
mod client;
#[path = "../../avatar-lint-server/tests/server/mirror.rs"]
mod mirror;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let mut random = mirror::Random(seed(&text));
    let encoding = ["utf-8", "utf-16"][random.below(2)];
    let capabilities = json!({"general": {"positionEncodings": [encoding]}});
    let mut client = client::Client::with(&capabilities);
    let mut mirror = mirror::Mirror::new(encoding);
    mirror.text = text.into_owned();
    client.open(&mirror.text);
    for version in 2..6 {
        let changes = (0..random.below(4)).map(|_| mirror.edit(&mut random));
        let changes: Vec<Value> = changes.collect();
        client.change(version, &changes.into());
        mirror::ask_anything(&mut client, &mut random);
        let stream = parse(&mirror.text);
        let secrets = Secrets::new(&stream, None);
        let expected = secrets.masked_text();
        assert_eq!(client.text(), expected, "after version {version}");
    }
}
