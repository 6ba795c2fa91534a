//! Giving something another name, in every document of the set.

use crate::documents::Document;
use crate::edits;
use avatar_lint_ide::{self, Name, Names, Renaming};
use avatar_model::Model;
use gen_lsp_types::{
    PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult, RenameParams, WorkspaceEdit,
};

/// What would be renamed at a position, if anything.
pub(crate) fn prepare(
    document: &Document,
    params: &PrepareRenameParams,
) -> Option<PrepareRenameResult> {
    let positions = document.positions();
    let position = params.text_document_position_params.position;
    let text = avatar_lint_ide::readable(&document.text);
    let stream = pyyaml_syntax::parse(&text);
    let names = Names::new(&Model::draft(&stream));
    let name = best(&names, positions.offset(position))?;
    let range = positions.range(name.span);
    Some(PrepareRenamePlaceholder::new(range, name.symbol.name().to_owned()).into())
}

/// The edits of a renaming; nothing where there is no name, or the reason why
/// it cannot be.
pub(crate) fn rename(
    document: &Document,
    params: &RenameParams,
) -> Result<Option<WorkspaceEdit>, String> {
    let position = params.text_document_position_params.position;
    let text = avatar_lint_ide::readable(&document.text);
    let stream = pyyaml_syntax::parse(&text);
    let model = Model::draft(&stream);
    let names = Names::new(&model);
    let Some(name) = best(&names, document.positions().offset(position)) else {
        return Ok(None);
    };
    let renaming = Renaming::new(&model, &names, name.symbol, &params.new_name)
        .map_err(|refusal| refusal.message)?;
    Ok(Some(edits::workspace_edit(document, &renaming.edits)))
}

/// The name at an offset; of several, one that is declared.
fn best<'n, 'a>(names: &'n Names<'a>, offset: usize) -> Option<&'n Name<'a>> {
    let mut all = names.at(offset).peekable();
    let first = *all.peek()?;
    Some(
        all.find(|name| names.is_declared(name.symbol))
            .unwrap_or(first),
    )
}
