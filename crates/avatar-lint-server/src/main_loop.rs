//! Messages in, messages out, one at a time.
//!
//! Everything is computed when it is asked for, from the text as it is then: a
//! configuration is read and understood in a millisecond or two, so nothing is
//! kept that could go stale. Only findings wait until the typing pauses.

use crate::documents::Documents;
use crate::editor::Editor;
use crate::message::{
    Connection, ErrorCode, Json, Message, Notification, Request, RequestId, Response,
};
use crate::open::Open;
use crate::requests::shown;
use crate::{diagnostics, requests, settings};
use gen_lsp_types::{
    self as lsp, DidChangeTextDocumentNotification, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
    DidSaveTextDocumentNotification, InitializeParams, InitializeResult,
    LspNotificationMethod as Notified, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, RegistrationRequest, Request as _, ServerInfo,
    ShowMessageNotification, ShowMessageParams, Uri,
};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::io::Write;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

/// How long the typing must pause before findings are shown.
const PAUSE: Duration = Duration::from_millis(100);

/// The files whose change may change the findings of every text.
const CONFIGURATION_FILES: &str = "**/{avatar-lint,.avatar-lint,pyproject}.toml";

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// One conversation with an editor.
pub(crate) struct Server<'c> {
    connection: &'c Connection,
    editor: Editor,
    documents: Documents,
    /// The texts whose findings are to be shown, and when.
    due: HashMap<Uri, Instant>,
    /// What was wrong with configuration files and has been told.
    told: HashSet<String>,
    /// Whether the editor has asked to end, and only its `exit` is to come.
    is_shut_down: bool,
}

impl<'c> Server<'c> {
    /// Waits for the editor to introduce itself and answers.
    pub(crate) fn start(connection: &'c Connection) -> Result<Self> {
        let (id, params) = introduction(connection)?;
        let editor = Editor::new(&params.capabilities);
        let result = InitializeResult {
            capabilities: requests::capabilities(editor),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        connection
            .sender
            .send(Response::ok(id, Json::of(&result)?).into())?;
        Ok(Self {
            connection,
            editor,
            documents: Documents::new(editor),
            due: HashMap::new(),
            told: HashSet::new(),
            is_shut_down: false,
        })
    }

    /// Answers until the editor says goodbye: `shutdown`, then `exit`. Tells
    /// whether it said both.
    pub(crate) fn run(mut self) -> Result<bool> {
        loop {
            let message = match self.due.values().min() {
                None => self.connection.receiver.recv()?,
                Some(due) => {
                    let left = due.saturating_duration_since(Instant::now());
                    match self.connection.receiver.recv_timeout(left) {
                        Ok(message) => message,
                        Err(RecvTimeoutError::Timeout) => {
                            self.publish_due()?;
                            continue;
                        }
                        Err(error) => return Err(error.into()),
                    }
                }
            };
            match message {
                Message::Request(request) => {
                    let response = self.answer(request);
                    self.connection.sender.send(response.into())?;
                }
                Message::Notification(notification) if notification.method == "exit" => {
                    return Ok(self.is_shut_down);
                }
                Message::Notification(_) if self.is_shut_down => {}
                Message::Notification(notification) => {
                    // There is no answer to a notification, not even to a wrong one.
                    // The reason may quote the text, so the log has the name alone.
                    if self.notice(&notification).is_err() {
                        // Nobody may be reading the log.
                        let _ = writeln!(
                            std::io::stderr(),
                            "a notification cannot be followed: {}",
                            shown(&notification.method)
                        );
                    }
                }
                Message::Response(_) => {}
            }
        }
    }

    /// The answer to a request. After `shutdown` there is none.
    fn answer(&mut self, request: Request) -> Response {
        if self.is_shut_down {
            let message = format!("{} came after `shutdown`", shown(&request.method));
            return Response::refusal(request.id, ErrorCode::InvalidRequest, message);
        }
        if request.method == "shutdown" {
            self.is_shut_down = true;
            self.due.clear();
            return Response::ok(request.id, Json::default());
        }
        requests::answer(&self.documents, request)
    }

    /// Takes note of what the editor tells.
    fn notice(&mut self, notification: &Notification) -> Result<()> {
        match notification.method.as_str().into() {
            Notified::Initialized if self.editor.watches_files => self.watch_configurations()?,
            Notified::TextDocumentDidOpen => {
                let params = read::<DidOpenTextDocumentNotification>(notification)?;
                let opened = params.text_document;
                self.due.insert(opened.uri.clone(), Instant::now());
                self.documents.open(opened.uri, opened.text, opened.version);
            }
            Notified::TextDocumentDidChange => {
                let params = read::<DidChangeTextDocumentNotification>(notification)?;
                let changed = params.text_document;
                let uri = changed.text_document_identifier.uri;
                self.documents
                    .change(&uri, params.content_changes, changed.version);
                self.due.insert(uri, Instant::now() + PAUSE);
            }
            Notified::TextDocumentDidSave => {
                let params = read::<DidSaveTextDocumentNotification>(notification)?;
                let uri = params.text_document.uri;
                self.documents.save(&uri);
                self.due.insert(uri, Instant::now());
            }
            Notified::TextDocumentDidClose => {
                let params = read::<DidCloseTextDocumentNotification>(notification)?;
                let uri = params.text_document.uri;
                self.documents.close(&uri);
                self.due.insert(uri, Instant::now());
            }
            Notified::WorkspaceDidChangeWatchedFiles => {
                let now = Instant::now();
                let uris = self.documents.uris().cloned();
                self.due.extend(uris.map(|uri| (uri, now)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows the findings of the texts that are due.
    fn publish_due(&mut self) -> Result<()> {
        let now = Instant::now();
        let due: Vec<_> = self.due.extract_if(|_, due| *due <= now).collect();
        for (uri, _) in due {
            let params = self.findings(uri)?;
            self.notify::<PublishDiagnosticsNotification>(&params)?;
        }
        Ok(())
    }

    /// The findings of a text; none when it is no longer open.
    fn findings(&mut self, uri: Uri) -> Result<PublishDiagnosticsParams> {
        let Some(document) = self.documents.get(&uri) else {
            return Ok(PublishDiagnosticsParams::new(uri, None, Vec::new()));
        };
        let (options, fault) = match settings::options(&uri) {
            Ok(options) => (options, None),
            Err(fault) => (Some(avatar_lint_rules::Options::default()), Some(fault)),
        };
        let diagnostics =
            options.map(|options| diagnostics::diagnostics(&Open::new(document, options)));
        let diagnostics = diagnostics.unwrap_or_default();
        let params = PublishDiagnosticsParams::new(uri, Some(document.version), diagnostics);
        if let Some(fault) = fault {
            self.tell(&fault)?;
        }
        Ok(params)
    }

    /// Tells the person at the editor, once, that a configuration is not used.
    fn tell(&mut self, fault: &str) -> Result<()> {
        if !self.told.insert(fault.to_owned()) {
            return Ok(());
        }
        self.notify::<ShowMessageNotification>(&ShowMessageParams::new(
            MessageType::Warning,
            format!("avatar-lint continues without its configuration file. {fault}"),
        ))
    }

    /// Asks the editor to tell when a configuration file changes.
    fn watch_configurations(&self) -> Result<()> {
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: serde_json::from_value(json!([{"globPattern": CONFIGURATION_FILES}]))?,
        };
        let params = json!({"registrations": [{
            "id": "configuration-files",
            "method": Notified::WorkspaceDidChangeWatchedFiles.to_string(),
            "registerOptions": options,
        }]});
        let method = RegistrationRequest::METHOD.to_string();
        let request = Request::new(RequestId::from(0), &method, Json::of(&params)?);
        Ok(self.connection.sender.send(request.into())?)
    }

    fn notify<N: lsp::Notification>(&self, params: &N::Params) -> Result<()> {
        let notification = Notification::new(&N::METHOD.to_string(), Json::of(params)?);
        Ok(self.connection.sender.send(notification.into())?)
    }
}

/// What the editor says of itself. What it says before is refused or passed over, and
/// no answer quotes it.
fn introduction(connection: &Connection) -> Result<(RequestId, InitializeParams)> {
    loop {
        let request = match connection.receiver.recv()? {
            Message::Request(request) => request,
            Message::Notification(notification) if notification.method == "exit" => {
                return Err("the editor left before it began".into());
            }
            Message::Notification(_) | Message::Response(_) => continue,
        };
        let (code, message) = if request.method == "initialize" {
            if let Ok(params) = request.params.read() {
                return Ok((request.id, params));
            }
            let message = "the parameters do not fit the request";
            (ErrorCode::InvalidParams, message)
        } else {
            let message = "a session begins with `initialize`";
            (ErrorCode::ServerNotInitialized, message)
        };
        let refused = Response::refusal(request.id, code, message.to_owned());
        connection.sender.send(refused.into())?;
    }
}

/// What a notification tells.
fn read<N: lsp::Notification>(notification: &Notification) -> serde_json::Result<N::Params> {
    notification.params.read()
}
