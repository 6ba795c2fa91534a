//! A whole conversation: how it begins, that it survives, that both sides see
//! one text.

use crate::client::{Client, URI};
use serde_json::{Value, json};

#[test]
fn utf_8_is_agreed_on_where_the_editor_offers_it() {
    for (offered, agreed) in [
        (json!(["utf-32", "utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let client = Client::with(&json!({"general": {"positionEncodings": offered}}));
        let encoding = &client.initialized["capabilities"]["positionEncoding"];
        assert_eq!(encoding, agreed, "{offered}");
    }
}

#[test]
fn what_is_not_answered_here_is_refused_and_the_conversation_goes_on() {
    let mut client = Client::opened("a: 1\n");
    let refused = client.try_request("textDocument/moniker", json!({}));
    assert_eq!(refused.unwrap_err().0, -32601);
    client.notify("textDocument/didChange", json!({"nonsense": true}));
    assert_eq!(client.text(), "a: 1\n");
}

#[test]
fn a_request_after_shutdown_is_invalid_and_the_server_waits_for_the_exit() {
    let mut client = Client::opened("a: 1\n");
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    for method in ["textDocument/hover", "shutdown"] {
        let refused = client.try_request(method, json!({}));
        assert_eq!(refused.unwrap_err().0, -32600, "{method}");
    }
    assert!(client.exit());
}

#[test]
fn an_exit_without_shutdown_is_no_proper_goodbye() {
    assert!(!Client::opened("a: 1\n").exit());
}

#[test]
fn ten_thousand_random_edits_leave_both_sides_with_one_text() {
    for encoding in ["utf-8", "utf-16"] {
        let mut client = Client::with(&json!({"general": {"positionEncodings": [encoding]}}));
        let mut mirror = Mirror::new(encoding);
        client.open("");
        let mut random = Random(20_240_229);
        for version in 2..=5_001 {
            let changes: Vec<Value> = (0..random.below(3))
                .map(|_| mirror.edit(&mut random))
                .collect();
            client.change(version, &changes.into());
            if version % 100 == 0 {
                ask_anything(&mut client, &mut random);
            }
            if version % 10 == 0 {
                assert_eq!(client.text(), mirror.text, "after version {version}");
            }
        }
    }
}

/// Every request that editors make while somebody types. What comes of it is
/// for other tests; here it must only be answered.
fn ask_anything(client: &mut Client, random: &mut Random) {
    let position = json!({"line": random.below(60), "character": random.below(30)});
    let document = json!({"uri": URI});
    for method in [
        "hover",
        "completion",
        "definition",
        "references",
        "prepareRename",
    ] {
        let mut params = json!({"textDocument": document, "position": position});
        if method == "references" {
            params["context"] = json!({"includeDeclaration": true});
        }
        // A method this server does not have is refused, which is an answer.
        let _ = client.try_request(&format!("textDocument/{method}"), params);
    }
    for method in ["documentSymbol", "foldingRange"] {
        let params = json!({"textDocument": document});
        let _ = client.try_request(&format!("textDocument/{method}"), params);
    }
}

/// The editor's own copy: characters of UTF-16, or bytes, line by line as the
/// protocol defines them, written down independently of the server.
struct Mirror {
    text: String,
    is_utf8: bool,
}

/// What is typed: pieces of configurations, and what usually goes wrong.
const PIECES: &[&str] = &[
    "kind: AvatarSchema\n",
    "metadata:\n  name: a\n",
    "spec:\n",
    "  tables:\n",
    "  - name: t\n",
    "    columns:\n",
    "    - field: ",
    "drop: true\n",
    "é",
    "😀",
    "漢字",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "- ",
    ": ",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!!",
    "|\n",
    "#",
    "---\n",
    "...\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "?",
    "<<: ",
    "avatarization:\n",
    "k: 1",
];

impl Mirror {
    fn new(encoding: &str) -> Self {
        Self {
            text: String::new(),
            is_utf8: encoding == "utf-8",
        }
    }

    /// Makes an edit and tells it as the protocol does.
    fn edit(&mut self, random: &mut Random) -> Value {
        if random.below(400) == 0 {
            self.text = (0..random.below(30)).map(|_| *random.of(PIECES)).collect();
            return json!({"text": self.text});
        }
        let (a, b) = (self.place(random), self.place(random));
        // Mostly insertions and short deletions, as typing goes.
        let (start, end) = match random.below(4) {
            0 => (a.min(b), a.max(b).min(self.near(a.min(b)))),
            _ => (a, a),
        };
        let new: String = (0..random.below(4)).map(|_| *random.of(PIECES)).collect();
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.text.replace_range(start..end, &new);
        json!({"range": range, "text": new})
    }

    /// An offset that an editor can point at: not between `\r` and `\n`.
    fn place(&self, random: &mut Random) -> usize {
        let mut at = random.below(self.text.len() + 1);
        while !self.text.is_char_boundary(at) || self.splits_break(at) {
            at -= 1;
        }
        at
    }

    fn near(&self, start: usize) -> usize {
        let mut end = (start + 12).min(self.text.len());
        while !self.text.is_char_boundary(end) || self.splits_break(end) {
            end += 1;
        }
        end
    }

    fn splits_break(&self, at: usize) -> bool {
        self.text[..at].ends_with('\r') && self.text[at..].starts_with('\n')
    }

    fn position(&self, at: usize) -> Value {
        let before = self.text[..at].replace("\r\n", "\n").replace('\r', "\n");
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap();
        let character = if self.is_utf8 {
            column.len()
        } else {
            column.encode_utf16().count()
        };
        json!({"line": line, "character": character})
    }
}

/// Numbers that look random and are the same every time (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
