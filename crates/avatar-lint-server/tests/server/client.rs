//! An editor, as far as the tests need one.

#![allow(
    clippy::needless_pass_by_value,
    reason = "what is sent is made where it is sent"
)]

use avatar_lint_server::{Connection, Json, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::thread::JoinHandle;
use std::time::Duration;

/// The address of the text that tests open when one is enough.
pub(crate) const URI: &str = "file:///work/run.yaml";

/// No answer takes this long.
const PATIENCE: Duration = Duration::from_secs(20);

/// An editor with a server of its own.
pub(crate) struct Client {
    connection: Connection,
    server: Option<JoinHandle<bool>>,
    /// What the server said of itself.
    pub(crate) initialized: Value,
    requests: i32,
    notifications: VecDeque<Notification>,
    /// What the server asked of the editor.
    pub(crate) asked: Vec<String>,
}

impl Client {
    /// An editor that can do everything, and counts in UTF-16.
    pub(crate) fn new() -> Self {
        Self::with(&json!({
            "general": {"positionEncodings": ["utf-16"]},
            "textDocument": {
                "publishDiagnostics": {
                    "versionSupport": true,
                    "relatedInformation": true,
                    "codeDescriptionSupport": true,
                    "tagSupport": {"valueSet": [1, 2]},
                },
                "completion": {"completionItem": {
                    "documentationFormat": ["markdown"],
                    "insertTextModeSupport": {"valueSet": [1, 2]},
                }},
                "hover": {"contentFormat": ["markdown"]},
                "rename": {"prepareSupport": true},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
            },
            "workspace": {
                "workspaceEdit": {"documentChanges": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
            },
        }))
    }

    /// An editor that says `capabilities` of itself.
    pub(crate) fn with(capabilities: &Value) -> Self {
        let (ours, theirs) = Connection::memory();
        let server = std::thread::spawn(move || avatar_lint_server::serve(&theirs).unwrap());
        let mut client = Self {
            connection: ours,
            server: Some(server),
            initialized: Value::Null,
            requests: 0,
            notifications: VecDeque::new(),
            asked: Vec::new(),
        };
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
        client.initialized = client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    /// An editor that has opened `text` at [`URI`].
    pub(crate) fn opened(text: &str) -> Self {
        let mut client = Self::new();
        client.open(text);
        client
    }

    pub(crate) fn open(&mut self, text: &str) {
        self.open_at(URI, text);
    }

    pub(crate) fn open_at(&mut self, uri: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({"textDocument": {
                "uri": uri, "languageId": "yaml", "version": 1, "text": text,
            }}),
        );
    }

    pub(crate) fn change(&mut self, version: i32, changes: &Value) {
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": changes}),
        );
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        let notification = Notification::new(method, Json::of(&params).unwrap());
        self.connection.sender.send(notification.into()).unwrap();
    }

    /// The result of a request.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.try_request(method, params).unwrap()
    }

    /// The result of a request, or the error's code and message.
    pub(crate) fn try_request(
        &mut self,
        method: &str,
        params: Value,
    ) -> Result<Value, (i32, String)> {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        let request = Request::new(id.clone(), method, Json::of(&params).unwrap());
        self.connection.sender.send(request.into()).unwrap();
        loop {
            match self.connection.receiver.recv_timeout(PATIENCE).unwrap() {
                Message::Response(response) => {
                    assert_eq!(response.id, id);
                    let result = response.result.map(|result| result.read().unwrap());
                    return result.map_err(|error| (error.code, error.message));
                }
                Message::Notification(notification) => self.notifications.push_back(notification),
                Message::Request(request) => self.agree(&request),
            }
        }
    }

    /// Says `exit`, and tells whether the server took it for a proper goodbye.
    pub(crate) fn exit(mut self) -> bool {
        self.notify("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// The text as the server has it.
    pub(crate) fn text(&mut self) -> String {
        let params = json!({"textDocument": {"uri": URI}});
        let text = self.request("avatar-lint/viewText", params);
        text.as_str().unwrap().to_owned()
    }

    /// The next findings that the server shows.
    pub(crate) fn published(&mut self) -> Value {
        self.notified("textDocument/publishDiagnostics")
    }

    /// The next notification of that method.
    pub(crate) fn notified(&mut self, method: &str) -> Value {
        loop {
            let mut notifications = self.notifications.iter();
            if let Some(first) = notifications.position(|one| one.method == method) {
                let first = self.notifications.remove(first).unwrap();
                return first.params.read().unwrap();
            }
            match self.connection.receiver.recv_timeout(PATIENCE).unwrap() {
                Message::Notification(notification) => self.notifications.push_back(notification),
                Message::Request(request) => self.agree(&request),
                Message::Response(response) => panic!("nobody asked for {response:?}"),
            }
        }
    }

    /// The findings of [`URI`], as soon as they are those of `version`.
    pub(crate) fn findings(&mut self, version: i32) -> Vec<Value> {
        loop {
            let published = self.published();
            if published["uri"] == URI && published["version"] == version {
                return published["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// Whether a notification of that method has come.
    pub(crate) fn has(&self, method: &str) -> bool {
        self.notifications.iter().any(|one| one.method == method)
    }

    fn agree(&mut self, request: &Request) {
        self.asked.push(request.method.clone());
        let response = Response::ok(request.id.clone(), Json::default());
        self.connection.sender.send(response.into()).unwrap();
    }
}

/// Every test ends with a proper goodbye, and a server that ends well.
impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        if let Some(server) = self.server.take() {
            self.request("shutdown", Value::Null);
            self.notify("exit", Value::Null);
            assert!(server.join().unwrap());
        }
    }
}

/// The position right after `before`, in units of UTF-16.
pub(crate) fn at(text: &str, before: &str) -> Value {
    let end = text.find(before).unwrap() + before.len();
    let line = text[..end].matches('\n').count();
    let column = text[..end].rsplit('\n').next().unwrap();
    json!({"line": line, "character": column.encode_utf16().count()})
}

/// What a range of `text` covers.
pub(crate) fn marked<'t>(text: &'t str, range: &Value) -> &'t str {
    let offset = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().unwrap();
        let column = text[start..].char_indices().find(|(_, character)| {
            let is_here = units == 0;
            units = units.saturating_sub(character.len_utf16() as u64);
            is_here
        });
        column.map_or(text.len(), |(column, _)| start + column)
    };
    &text[offset(&range["start"])..offset(&range["end"])]
}
