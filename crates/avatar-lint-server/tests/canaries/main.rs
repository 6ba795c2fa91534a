//! No secret of a random set is in any message of the server: findings and what they
//! carry, actions, hover, completion, names, the outline.

// A test ends where something is not as expected.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "what is sent is made where it is sent"
)]

#[path = "../../../../tests/canaries/sets.rs"]
mod sets;

use avatar_lint_server::{Connection, Json, Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use sets::{Random, Set, leak};
use std::time::Duration;

const SETS: u64 = 10_000;

/// How many positions of each set are asked about.
const POSITIONS: usize = 3;

/// No answer takes this long.
const PATIENCE: Duration = Duration::from_secs(50);

/// What is asked about a position.
const AT_POSITION: [&str; 7] = [
    "hover",
    "completion",
    "definition",
    "references",
    "documentHighlight",
    "prepareRename",
    "rename",
];

/// An editor that keeps what it is sent.
struct Editor {
    connection: Connection,
    requests: i32,
    /// All bytes that the server sent.
    bytes: usize,
    /// The messages about the set at hand.
    received: String,
}

impl Editor {
    fn new(connection: Connection) -> Self {
        let mut editor = Self {
            connection,
            requests: 0,
            bytes: 0,
            received: String::new(),
        };
        let capabilities = json!({
            "general": {"positionEncodings": ["utf-8"]},
            "textDocument": {
                "publishDiagnostics": {"relatedInformation": true, "dataSupport": true},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "rename": {"prepareSupport": true},
            },
        });
        editor.request("initialize", json!({"capabilities": capabilities}));
        editor
    }

    fn notify(&self, method: &str, params: Value) {
        let notification = Notification::new(method, Json::of(&params).unwrap());
        self.connection.sender.send(notification.into()).unwrap();
    }

    /// The result of a request, if it has one.
    fn request(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let params = Json::of(&params).unwrap();
        let request = Request::new(RequestId::from(self.requests), method, params);
        self.connection.sender.send(request.into()).unwrap();
        loop {
            if let Message::Response(response) = self.next() {
                return response.result.unwrap_or_default().read().unwrap();
            }
        }
    }

    fn next(&mut self) -> Message {
        let message = self.connection.receiver.recv_timeout(PATIENCE).unwrap();
        let text = serde_json::to_string(&message).unwrap();
        self.bytes += text.len();
        self.received += &text;
        self.received.push('\n');
        message
    }

    /// The findings of the set at hand.
    fn published(&mut self) -> Vec<Value> {
        loop {
            if let Message::Notification(notification) = self.next() {
                let params: Value = notification.params.read().unwrap();
                let findings = &params["diagnostics"];
                return findings.as_array().unwrap().clone();
            }
        }
    }
}

#[test]
fn no_message_about_ten_thousand_random_sets_shows_a_secret() {
    let (ours, theirs) = Connection::memory();
    let server = std::thread::spawn(move || avatar_lint_server::serve(&theirs).unwrap());
    let mut editor = Editor::new(ours);
    let mut random = Random::new(7);
    for seed in 0..SETS {
        editor.received.clear();
        let text = Set::new(seed).text;
        ask_all(&mut editor, &format!("untitled:{seed}"), &text, &mut random);
        if let Some(part) = leak(&editor.received) {
            panic!("shown:\n{part}\nof set {seed}:\n{text}");
        }
    }
    let (requests, bytes) = (editor.requests, editor.bytes);
    println!("{SETS} sets, {requests} requests, {bytes} bytes: 0 secrets shown");
    editor.request("shutdown", Value::Null);
    editor.notify("exit", Value::Null);
    assert!(server.join().unwrap());
}

/// Everything that an editor asks about a text.
fn ask_all(editor: &mut Editor, uri: &str, text: &str, random: &mut Random) {
    let item = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    let findings = editor.published();
    let document = json!({"uri": uri});
    for method in ["textDocument/documentSymbol", "avatar-lint/viewText"] {
        editor.request(method, json!({"textDocument": document}));
    }
    let all = json!({
        "start": {"line": 0, "character": 0},
        "end": {"line": text.lines().count(), "character": 0},
    });
    for context in [
        // What the editor was told gives quick fixes without another check.
        json!({"diagnostics": findings, "only": ["quickfix"]}),
        json!({"diagnostics": []}),
    ] {
        let params = json!({"textDocument": document, "range": all, "context": context});
        editor.request("textDocument/codeAction", params);
    }
    let lines: Vec<&str> = text.lines().collect();
    for _ in 0..POSITIONS {
        let line = random.below(lines.len());
        let character = random.below(lines[line].len() + 1);
        let position = json!({"line": line, "character": character});
        let mut params = json!({"textDocument": document, "position": position});
        params["context"] = json!({"includeDeclaration": true});
        params["newName"] = "on".into();
        let method = AT_POSITION[random.below(AT_POSITION.len())];
        editor.request(&format!("textDocument/{method}"), params);
    }
    editor.notify("textDocument/didClose", json!({"textDocument": document}));
    editor.published();
}

/// What an editor may send before or in place of what is expected.
const AWKWARD: [&str; 6] = [
    r#"{"jsonrpc":"2.0","id":"§","method":"textDocument/§","params":{"x":"§"}}"#,
    r#"{"jsonrpc":"2.0","method":"§","params":{"x":"§"}}"#,
    r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"text":"password: §"}}"#,
    r#"{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":"§"}}"#,
    r#"{"password": "§""#,
    r#"{"jsonrpc":"2.0","id":3,"result":"§","error":"§"}"#,
];

fn initialize(id: i32, params: &Value) -> Message {
    let params = Json::of(params).unwrap();
    Request::new(RequestId::from(id), "initialize", params).into()
}

#[test]
fn no_answer_to_an_awkward_message_and_no_end_of_a_session_quotes_it() {
    for awkward in AWKWARD {
        let Ok(message) = Message::from_json(&awkward.replace('§', "Zq7abc")) else {
            continue;
        };
        for is_begun in [false, true] {
            let (ours, theirs) = Connection::memory();
            let server = std::thread::spawn(move || {
                let ended = avatar_lint_server::serve(&theirs);
                ended.map_err(|error| error.to_string())
            });
            let mut begin = Vec::new();
            if is_begun {
                let params = json!({"capabilities": {}});
                begin.push(initialize(9, &params));
            }
            let wrong = json!({"capabilities": "Zq7abc"});
            let wrong = initialize(10, &wrong);
            for message in begin.into_iter().chain([wrong, message.clone()]) {
                // A session that has ended takes no more.
                let _ = ours.sender.send(message);
            }
            let exit = Notification::new("exit", Json::default());
            let _ = ours.sender.send(exit.into());
            let ended = format!("{:?}", server.join().unwrap());
            assert!(leak(&ended).is_none(), "{awkward}: {ended}");
            while let Ok(answer) = ours.receiver.recv_timeout(Duration::from_millis(1)) {
                // The identifier of a request comes back with its answer.
                let mut answer = serde_json::to_value(answer).unwrap();
                answer["id"] = Value::Null;
                assert!(leak(&answer.to_string()).is_none(), "{awkward}: {answer}");
            }
        }
    }
}
