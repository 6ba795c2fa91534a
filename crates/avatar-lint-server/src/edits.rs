//! The library's edits as the protocol has them.

use crate::documents::OpenDocument;
use avatar_lint_rules::Edit;
use gen_lsp_types::{
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};

/// An edit of `document`.
pub(crate) fn text_edit(document: &OpenDocument, edit: &Edit) -> TextEdit {
    TextEdit::new(
        document.positions().range(edit.span),
        edit.replacement.clone(),
    )
}

/// Edits of one version of `document`: an editor whose text has moved on
/// refuses them rather than do harm. One that knows no versions gets the edits
/// alone.
pub(crate) fn workspace_edit(document: &OpenDocument, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !document.editor.document_changes {
        let changes = [(document.uri.clone(), edits)];
        return WorkspaceEdit {
            changes: Some(changes.into()),
            ..WorkspaceEdit::default()
        };
    }
    let change = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version: Some(document.version),
            text_document_identifier: TextDocumentIdentifier::new(document.uri.clone()),
        },
        edits: edits.into_iter().map(Into::into).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(vec![change.into()]),
        ..WorkspaceEdit::default()
    }
}
