//! What could be written next.

use crate::documents::OpenDocument;
use crate::editor::{markdown, plain};
use crate::edits;
use crate::open::Open;
use avatar_lint_ide::{Suggestion, SuggestionKind, suggestions};
use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionList, CompletionParams,
    CompletionResponse, Documentation, InsertTextMode,
};

/// What could be written at a position.
pub(crate) fn completion(open: &Open<'_>, params: &CompletionParams) -> CompletionResponse {
    let document = open.document;
    let position = params.text_document_position_params.position;
    let offset = document.positions().offset(position);
    let items = suggestions(open.stream(), offset, &open.options);
    let items = items.into_iter().enumerate();
    let items = items.map(|(rank, suggestion)| item(document, rank, suggestion));
    CompletionList {
        items: items.collect(),
        ..CompletionList::default()
    }
    .into()
}

fn item(document: &OpenDocument, rank: usize, suggestion: Suggestion) -> CompletionItem {
    let mut edit = edits::text_edit(document, &suggestion.edit);
    if !document.editor.insert_text_mode {
        // Such an editor indents further lines its own way, or breaks them.
        let first = edit.new_text.find(['\r', '\n']);
        edit.new_text.truncate(first.unwrap_or(edit.new_text.len()));
    }
    CompletionItem {
        kind: Some(match suggestion.kind {
            SuggestionKind::Field => CompletionItemKind::Property,
            SuggestionKind::Value => CompletionItemKind::EnumMember,
            SuggestionKind::Name => CompletionItemKind::Reference,
            SuggestionKind::Rule => CompletionItemKind::Constant,
        }),
        detail: suggestion.detail,
        documentation: suggestion.documentation.map(|text| {
            if document.editor.completion_markdown {
                Documentation::MarkupContent(markdown(text))
            } else {
                Documentation::String(plain(&text))
            }
        }),
        // The order is ours, not the alphabet's.
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(suggestion.label.clone()),
        // Lines are indented already.
        insert_text_mode: document
            .editor
            .insert_text_mode
            .then_some(InsertTextMode::AsIs),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        label: suggestion.label,
        ..CompletionItem::default()
    }
}
