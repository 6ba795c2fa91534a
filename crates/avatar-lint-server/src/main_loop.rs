//! Messages in, messages out, one at a time.
//!
//! Everything is computed when it is asked for, from the text as it is then: a
//! configuration is read and understood in a millisecond or two, so nothing is
//! kept that could go stale. Only findings wait until the typing pauses.

use crate::diagnostics::{self, Abilities};
use crate::documents::{Document, Documents};
use crate::positions::Encoding;
use crate::{actions, completion, folding, hover, navigation, rename, symbols};
use avatar_lint::Options;
use gen_lsp_types::{
    self as lsp, CodeActionKind, CodeActionOptions, CompletionOptions,
    DidChangeTextDocumentNotification, DidCloseTextDocumentNotification,
    DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, InitializeParams,
    InitializeResult, LspNotificationMethod as Notified, LspRequestMethod as Asked,
    Notification as _, PublishDiagnosticsNotification, PublishDiagnosticsParams, RenameOptions,
    SaveOptions, ServerCapabilities, ServerInfo, TextDocumentIdentifier, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use std::error::Error;
use std::time::{Duration, Instant};

/// The text as the server has it, to look for differences from the editor's.
const VIEW_TEXT: &str = "avatar-lint/viewText";

/// How long the typing must pause before findings are shown.
const PAUSE: Duration = Duration::from_millis(100);

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// One conversation with an editor.
pub(crate) struct Server<'c> {
    connection: &'c Connection,
    abilities: Abilities,
    documents: Documents,
    /// The texts whose findings are to be shown, and when.
    due: HashMap<Uri, Instant>,
}

impl<'c> Server<'c> {
    /// Waits for the editor to introduce itself and answers.
    pub(crate) fn start(connection: &'c Connection) -> Result<Self> {
        let (id, params) = connection.initialize_start()?;
        let params: InitializeParams = serde_json::from_value(params)?;
        let encoding = Encoding::negotiate(&params.capabilities);
        let result = InitializeResult {
            capabilities: capabilities(encoding),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        connection
            .sender
            .send(Response::new_ok(id, result).into())?;
        Ok(Self {
            connection,
            abilities: Abilities::new(&params.capabilities),
            documents: Documents::new(encoding),
            due: HashMap::new(),
        })
    }

    /// Answers until the editor says goodbye.
    pub(crate) fn run(mut self) -> Result<()> {
        loop {
            let message = match self.due.values().min() {
                None => self.connection.receiver.recv()?,
                Some(&due) => match self.connection.receiver.recv_deadline(due) {
                    Ok(message) => message,
                    Err(error) if error.is_timeout() => {
                        self.publish_due()?;
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                },
            };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.connection.sender.send(response.into())?;
                }
                Message::Notification(notification) => {
                    if let Err(error) = self.notice(notification) {
                        eprintln!("a notification cannot be understood: {error}");
                    }
                }
                Message::Response(_) => {}
            }
        }
    }

    /// The answer to a request.
    fn answer(&self, request: Request) -> Response {
        let id = request.id.clone();
        let answered = match request.method.as_str().into() {
            Asked::TextDocumentCodeAction => self.about(request, |document, params| {
                Ok(actions::actions(document, &params, &self.options(document)))
            }),
            Asked::TextDocumentHover => self.about(request, |document, params| {
                Ok(hover::hover(document, &params, &self.options(document)))
            }),
            Asked::TextDocumentCompletion => self.about(request, |document, params| {
                Ok(completion::completion(
                    document,
                    &params,
                    &self.options(document),
                ))
            }),
            Asked::TextDocumentDefinition => self.about(request, |document, params| {
                Ok(navigation::definition(document, &params))
            }),
            Asked::TextDocumentReferences => self.about(request, |document, params| {
                Ok(navigation::references(document, &params))
            }),
            Asked::TextDocumentDocumentHighlight => self.about(request, |document, params| {
                Ok(navigation::highlights(document, &params))
            }),
            Asked::TextDocumentPrepareRename => self.about(request, |document, params| {
                Ok(rename::prepare(document, &params))
            }),
            Asked::TextDocumentRename => self.about(request, |document, params| {
                rename::rename(document, &params)
            }),
            Asked::TextDocumentDocumentSymbol => {
                self.about(request, |document, _: Value| Ok(symbols::symbols(document)))
            }
            Asked::TextDocumentFoldingRange => {
                self.about(request, |document, _: Value| Ok(folding::ranges(document)))
            }
            Asked::Custom(VIEW_TEXT) => {
                self.about(request, |document, _: Value| Ok(document.text.clone()))
            }
            _ => Err(Refused {
                code: ErrorCode::MethodNotFound,
                message: format!("`{}` is not answered here", request.method),
            }),
        };
        match answered {
            Ok(result) => Response::new_ok(id, result),
            Err(refused) => Response::new_err(id, refused.code as i32, refused.message),
        }
    }

    /// Answers a request about an open text; null when it is not open. What the
    /// answer refuses, it refuses with a reason for the person who asked.
    fn about<P: DeserializeOwned, R: Serialize>(
        &self,
        request: Request,
        answer: impl FnOnce(&Document, P) -> std::result::Result<R, String>,
    ) -> std::result::Result<Value, Refused> {
        let about: TextDocument = serde_json::from_value(request.params.clone())?;
        let Some(document) = self.documents.get(&about.text_document.uri) else {
            return Ok(Value::Null);
        };
        let params = serde_json::from_value(request.params)?;
        let result = answer(document, params).map_err(|message| Refused {
            code: ErrorCode::RequestFailed,
            message,
        })?;
        Ok(serde_json::to_value(result)?)
    }

    /// Takes note of what the editor tells.
    fn notice(&mut self, notification: Notification) -> serde_json::Result<()> {
        match notification.method.as_str().into() {
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
                self.due.insert(params.text_document.uri, Instant::now());
            }
            Notified::TextDocumentDidClose => {
                let params = read::<DidCloseTextDocumentNotification>(notification)?;
                let uri = params.text_document.uri;
                self.documents.close(&uri);
                self.due.insert(uri, Instant::now());
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
            let params = self.findings(uri);
            let method = PublishDiagnosticsNotification::METHOD.to_string();
            let notification = Notification::new(method, params);
            self.connection.sender.send(notification.into())?;
        }
        Ok(())
    }

    /// What has been chosen for a text.
    fn options(&self, _document: &Document) -> Options {
        Options::default()
    }

    /// The findings of a text; none when it is no longer open.
    fn findings(&self, uri: Uri) -> PublishDiagnosticsParams {
        let Some(document) = self.documents.get(&uri) else {
            return PublishDiagnosticsParams::new(uri, None, Vec::new());
        };
        let findings = avatar_lint::lint(&document.text, &self.options(document));
        let diagnostics = findings
            .iter()
            .filter(|finding| !finding.suppressed)
            .map(|finding| diagnostics::diagnostic(finding, document, self.abilities))
            .collect();
        PublishDiagnosticsParams::new(uri, Some(document.version), diagnostics)
    }
}

/// Why a request has no result.
struct Refused {
    code: ErrorCode,
    message: String,
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        Self {
            code: ErrorCode::InvalidParams,
            message: error.to_string(),
        }
    }
}

/// What all requests about a text have in common.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TextDocument {
    text_document: TextDocumentIdentifier,
}

/// What a notification tells.
fn read<N: lsp::Notification>(notification: Notification) -> serde_json::Result<N::Params> {
    serde_json::from_value(notification.params)
}

/// What this server can do.
fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                save: Some(SaveOptions::default().into()),
                ..TextDocumentSyncOptions::default()
            }
            .into(),
        ),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QuickFix, actions::FIX_ALL]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([" ", ":", "-", "[", "{", ","].map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        rename_provider: Some(
            RenameOptions {
                prepare_provider: Some(true),
                ..RenameOptions::default()
            }
            .into(),
        ),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        ..ServerCapabilities::default()
    }
}
