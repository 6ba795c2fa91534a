//! What editors ask, and who answers.

use crate::documents::{Documents, OpenDocument};
use crate::editor::Editor;
use crate::message::{ErrorCode, Json, Request, Response};
use crate::open::Open;
use crate::secrets::{self, Answer};
use crate::{actions, completion, folding, hover, navigation, rename, settings, symbols};
use avatar_lint_rules::Options;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, LspRequestMethod as Asked, RenameOptions,
    SaveOptions, ServerCapabilities, TextDocumentIdentifier, TextDocumentSyncKind,
    TextDocumentSyncOptions,
};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

/// The text as the server has it, secrets masked, to look for differences from the
/// editor's. Editors keep answers in their logs.
const VIEW_TEXT: &str = "avatar-lint/viewText";

/// What this server can do.
pub(crate) fn capabilities(editor: Editor) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(editor.encoding.kind()),
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
        rename_provider: Some(if editor.prepare_rename {
            RenameOptions {
                prepare_provider: Some(true),
                ..RenameOptions::default()
            }
            .into()
        } else {
            true.into()
        }),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        ..ServerCapabilities::default()
    }
}

/// The answer to a request.
pub(crate) fn answer(documents: &Documents, request: Request) -> Response {
    let id = request.id.clone();
    let asked = Question { documents, request };
    let answered = match asked.request.method.as_str().into() {
        Asked::TextDocumentCodeAction => asked.about(Answer::Places, |open, params| {
            Ok(actions::actions(open, &params))
        }),
        Asked::TextDocumentCompletion => asked.about(Answer::Choices, |open, params| {
            Ok(completion::completion(open, &params))
        }),
        Asked::TextDocumentHover => asked.about(Answer::Words, |open, params| {
            Ok(hover::hover(open, &params))
        }),
        Asked::TextDocumentDefinition => asked.about(Answer::Places, |open, params| {
            Ok(navigation::definition(open, &params))
        }),
        Asked::TextDocumentReferences => asked.about(Answer::Places, |open, params| {
            Ok(navigation::references(open, &params))
        }),
        Asked::TextDocumentDocumentHighlight => asked.about(Answer::Places, |open, params| {
            Ok(navigation::highlights(open, &params))
        }),
        Asked::TextDocumentPrepareRename => asked.about(Answer::Choices, |open, params| {
            Ok(rename::prepare(open, &params))
        }),
        Asked::TextDocumentRename => {
            asked.about(Answer::Places, |open, params| rename::rename(open, &params))
        }
        Asked::TextDocumentDocumentSymbol => asked.about(Answer::Words, |open, _: IgnoredAny| {
            Ok(symbols::symbols(open))
        }),
        Asked::TextDocumentFoldingRange => asked.about(Answer::Places, |open, _: IgnoredAny| {
            Ok(folding::ranges(open))
        }),
        Asked::Custom(VIEW_TEXT) => asked.text(),
        _ => Err(Refused {
            code: ErrorCode::MethodNotFound,
            message: format!("{} is not supported", shown(&asked.request.method)),
        }),
    };
    match answered {
        Ok(result) => Response::ok(id, result),
        Err(refused) => Response::refusal(id, refused.code, refused.message),
    }
}

/// The name of a method, for answers and logs. What no protocol would call a method
/// may be anything, also a part of a text.
pub(crate) fn shown(method: &str) -> String {
    let in_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '$');
    if method.chars().all(in_name) {
        format!("`{method}`")
    } else {
        "a method with an unusual name".to_owned()
    }
}

/// A request, and the texts it may be about.
struct Question<'d> {
    documents: &'d Documents,
    request: Request,
}

/// Why a request has no result.
struct Refused {
    code: ErrorCode,
    message: String,
}

/// What all requests about a text have in common.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct About {
    text_document: TextDocumentIdentifier,
}

impl<'d> Question<'d> {
    /// Answers a request about a configuration; null when the text is not open
    /// or something else. What the answer refuses, it refuses with a reason for
    /// the person who asked. Neither has a secret of the text.
    fn about<P: DeserializeOwned, R: Serialize>(
        &self,
        kind: Answer,
        answer: impl FnOnce(&Open<'_>, P) -> Result<R, String>,
    ) -> Result<Json, Refused> {
        let Some(document) = self.document()? else {
            return Ok(Json::default());
        };
        // What is wrong with the configuration is told with the findings.
        let options = settings::options(&document.uri).unwrap_or(Some(Options::default()));
        let open = options.map(|options| Open::new(document, options));
        let Some(open) = open.filter(Open::is_ours) else {
            return Ok(Json::default());
        };
        match answer(&open, self.request.params.read()?) {
            Ok(answer) => Ok(secrets::hidden_in_answer(&open, kind, &answer)?),
            Err(reason) => Err(Refused {
                code: ErrorCode::RequestFailed,
                message: secrets::hidden_in_reason(&open, &reason),
            }),
        }
    }

    fn text(&self) -> Result<Json, Refused> {
        let text = self.document()?.map(|document| {
            let open = Open::new(document, Options::default());
            open.check().secrets().masked_text().into_owned()
        });
        Ok(Json::of(&text)?)
    }

    fn document(&self) -> Result<Option<&'d OpenDocument>, Refused> {
        let about: About = self.request.params.read()?;
        Ok(self.documents.get(&about.text_document.uri))
    }
}

impl From<serde_json::Error> for Refused {
    /// The error may quote the parameters, and they the text.
    fn from(_: serde_json::Error) -> Self {
        Self {
            code: ErrorCode::InvalidParams,
            message: "the parameters do not fit the request".to_owned(),
        }
    }
}
