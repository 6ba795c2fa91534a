//! What something means, where the pointer rests.

use crate::editor::{markdown, plain};
use crate::open::Open;
use avatar_lint_ide::{Description, with_readable};
use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};

/// The explanation of what stands at a position.
pub(crate) fn hover(open: &Open<'_>, params: &HoverParams) -> Option<Hover> {
    let document = open.document;
    let positions = document.positions();
    let offset = positions.offset(params.text_document_position_params.position);
    let description = with_readable(open.stream(), |stream| {
        Description::new(stream, offset, &open.options)
    })?;
    Some(Hover {
        contents: Contents::MarkupContent(if document.editor.hover_markdown {
            markdown(description.markdown)
        } else {
            MarkupContent::new(MarkupKind::PlainText, plain(&description.markdown))
        }),
        range: Some(positions.range(description.span)),
    })
}
