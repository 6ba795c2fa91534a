//! What an editor says of itself: how it counts, and what it understands.

use crate::positions::Encoding;
use gen_lsp_types::{
    ClientCapabilities, CompletionClientCapabilities, MarkupContent, MarkupKind,
    TextDocumentClientCapabilities,
};

/// What an editor says of itself. What it does not say, it cannot do.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "the protocol has a switch for each ability"
)]
pub(crate) struct Editor {
    /// How it counts columns.
    pub(crate) encoding: Encoding,
    /// Whether it shows the other places of a finding.
    pub(crate) related: bool,
    /// Whether it fades what has no effect, and strikes out former names.
    pub(crate) tags: bool,
    /// Whether it gives back what a finding carries when it asks what can be done.
    pub(crate) data: bool,
    /// Whether it shows a link to a rule's page.
    pub(crate) links: bool,
    /// Whether it shows Markdown in a hover.
    pub(crate) hover_markdown: bool,
    /// Whether it shows Markdown beside a completion.
    pub(crate) completion_markdown: bool,
    /// Whether it can be told to leave the indentation of a completion alone.
    pub(crate) insert_text_mode: bool,
    /// Whether edits can be bound to a version of the text.
    pub(crate) document_changes: bool,
    /// Whether it asks what would be renamed before it asks for the edits.
    pub(crate) prepare_rename: bool,
    /// Whether it can tell when files change.
    pub(crate) watches_files: bool,
}

impl Editor {
    /// Reads what the editor says.
    pub(crate) fn new(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.as_ref();
        let diagnostics = text.and_then(|text| text.publish_diagnostics.as_ref());
        let diagnostics = diagnostics.map(|all| &all.diagnostics_capabilities);
        let completion = text.and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let watching = workspace.and_then(|all| all.did_change_watched_files.as_ref());
        Self {
            encoding: Encoding::negotiate(capabilities),
            related: diagnostics.is_some_and(|all| all.related_information == Some(true)),
            tags: diagnostics.is_some_and(|all| all.tag_support.is_some()),
            data: diagnostics.is_some_and(|all| all.data_support == Some(true)),
            links: diagnostics.is_some_and(|all| all.code_description_support == Some(true)),
            hover_markdown: text.is_some_and(hover_markdown),
            completion_markdown: completion.is_some_and(completion_markdown),
            insert_text_mode: item.is_some_and(|item| item.insert_text_mode_support.is_some()),
            document_changes: edits.is_some_and(|edits| edits.document_changes == Some(true)),
            prepare_rename: text
                .and_then(|text| text.rename.as_ref())
                .is_some_and(|rename| rename.prepare_support == Some(true)),
            watches_files: watching.is_some_and(|all| all.dynamic_registration == Some(true)),
        }
    }
}

fn hover_markdown(text: &TextDocumentClientCapabilities) -> bool {
    let formats = text
        .hover
        .as_ref()
        .and_then(|hover| hover.content_format.as_ref());
    formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown))
}

fn completion_markdown(completion: &CompletionClientCapabilities) -> bool {
    let item = completion.completion_item.as_ref();
    let formats = item.and_then(|item| item.documentation_format.as_ref());
    formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown))
}

/// A text in Markdown.
pub(crate) fn markdown(text: String) -> MarkupContent {
    MarkupContent::new(MarkupKind::Markdown, text)
}

/// A text in Markdown for an editor that shows it as it is.
pub(crate) fn plain(markdown: &str) -> String {
    markdown.replace(['`', '*'], "")
}
