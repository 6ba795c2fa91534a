//! Giving something another name, in every document of the set.

use crate::edits;
use crate::open::Open;
use avatar_lint_ide::{Occurrence, Occurrences, Renaming, with_readable};
use avatar_model::Model;
use gen_lsp_types::{
    PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult, RenameParams, WorkspaceEdit,
};

/// What would be renamed at a position, if anything.
pub(crate) fn prepare(
    open: &Open<'_>,
    params: &PrepareRenameParams,
) -> Option<PrepareRenameResult> {
    let positions = open.document.positions();
    let offset = positions.offset(params.text_document_position_params.position);
    with_readable(open.stream(), |stream| {
        let names = Occurrences::new(&Model::draft(stream));
        let name = best(&names, offset)?;
        let range = positions.range(name.span);
        Some(PrepareRenamePlaceholder::new(range, name.symbol.name().to_owned()).into())
    })
}

/// The edits of a renaming; nothing where there is no name, or the reason why
/// it cannot be.
pub(crate) fn rename(
    open: &Open<'_>,
    params: &RenameParams,
) -> Result<Option<WorkspaceEdit>, String> {
    let position = params.text_document_position_params.position;
    let offset = open.document.positions().offset(position);
    with_readable(open.stream(), |stream| {
        let model = Model::draft(stream);
        let names = Occurrences::new(&model);
        let Some(name) = best(&names, offset) else {
            return Ok(None);
        };
        let renaming = Renaming::new(&model, &names, name.symbol, &params.new_name)
            .map_err(|refusal| refusal.message)?;
        let edits = renaming.edits.iter();
        let edits = edits.map(|edit| edits::text_edit(open.document, edit));
        Ok(Some(edits::workspace_edit(open.document, edits.collect())))
    })
}

/// The name at an offset; of several, one that is declared.
fn best<'n, 'a>(names: &'n Occurrences<'a>, offset: usize) -> Option<&'n Occurrence<'a>> {
    let mut all = names.at(offset).peekable();
    let first = *all.peek()?;
    Some(
        all.find(|name| names.is_declared(name.symbol))
            .unwrap_or(first),
    )
}
