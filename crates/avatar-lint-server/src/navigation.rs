//! From a name to what it names, and to everywhere else it is used.

use crate::documents::Document;
use avatar_lint_ide::{self, Name, Names, Symbol};
use avatar_model::Model;
use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, Location, Position, ReferenceParams,
};

/// Where the name at a position is given.
pub(crate) fn definition(
    document: &Document,
    params: &DefinitionParams,
) -> Option<DefinitionResponse> {
    let position = params.text_document_position_params.position;
    let locations = named_at(document, position, |name| {
        name.is_declaration.then(|| location(document, name))
    });
    (!locations.is_empty()).then(|| Definition::from(locations).into())
}

/// Where the name at a position is used.
pub(crate) fn references(document: &Document, params: &ReferenceParams) -> Option<Vec<Location>> {
    let position = params.text_document_position_params.position;
    let wants_declaration = params.context.include_declaration;
    let locations = named_at(document, position, |name| {
        (wants_declaration || !name.is_declaration).then(|| location(document, name))
    });
    (!locations.is_empty()).then_some(locations)
}

/// The same, to be lit up.
pub(crate) fn highlights(
    document: &Document,
    params: &DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let position = params.text_document_position_params.position;
    let highlights = named_at(document, position, |name| {
        let kind = if name.is_declaration {
            DocumentHighlightKind::Write
        } else {
            DocumentHighlightKind::Read
        };
        let range = document.positions().range(name.span);
        Some(DocumentHighlight::new(range, Some(kind)))
    });
    (!highlights.is_empty()).then_some(highlights)
}

/// What `pick` makes of every place that names what is named at `position`.
fn named_at<T>(
    document: &Document,
    position: Position,
    pick: impl Fn(&Name<'_>) -> Option<T>,
) -> Vec<T> {
    let text = avatar_lint_ide::readable(&document.text);
    let stream = pyyaml_syntax::parse(&text);
    let model = Model::draft(&stream);
    let names = Names::new(&model);
    let symbols: Vec<Symbol<'_>> = names
        .at(document.positions().offset(position))
        .map(|name| name.symbol)
        .collect();
    let uses = symbols.iter().flat_map(|symbol| names.of(*symbol));
    uses.filter_map(pick).collect()
}

fn location(document: &Document, name: &Name<'_>) -> Location {
    Location::new(document.uri.clone(), document.positions().range(name.span))
}
