//! What something means, where the pointer rests.

use crate::documents::Document;
use crate::editor::{markdown, plain};
use avatar_lint_ide::{self, Description};
use avatar_lint_rules::Options;
use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};

/// The explanation of what stands at a position.
pub(crate) fn hover(document: &Document, params: &HoverParams, options: &Options) -> Option<Hover> {
    let positions = document.positions();
    let offset = positions.offset(params.text_document_position_params.position);
    let text = avatar_lint_ide::readable(&document.text);
    let stream = pyyaml_syntax::parse(&text);
    let description = Description::new(&stream, offset, options)?;
    Some(Hover {
        contents: Contents::MarkupContent(if document.editor.hover_markdown {
            markdown(description.markdown)
        } else {
            MarkupContent::new(MarkupKind::PlainText, plain(&description.markdown))
        }),
        range: Some(positions.range(description.span)),
    })
}
