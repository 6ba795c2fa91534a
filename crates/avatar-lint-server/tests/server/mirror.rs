//! An editor that types at random, with its own copy of the text. The fuzz targets type with
//! it, too.

use super::client::{Client, URI};
use serde_json::{Value, json};

/// Every request that editors make while somebody types. What comes of it is
/// for other tests; here it must only be answered.
pub(crate) fn ask_anything(client: &mut Client, random: &mut Random) {
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
pub(crate) struct Mirror {
    pub(crate) text: String,
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
    pub(crate) fn new(encoding: &str) -> Self {
        Self {
            text: String::new(),
            is_utf8: encoding == "utf-8",
        }
    }

    /// Makes an edit and tells it as the protocol does.
    pub(crate) fn edit(&mut self, random: &mut Random) -> Value {
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
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
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
