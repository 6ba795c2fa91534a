//! From a name to what it names, and to everywhere else it is used.

use crate::documents::OpenDocument;
use crate::open::Open;
use avatar_lint_ide::{Occurrence, Occurrences, Symbol, with_readable};
use avatar_model::Model;
use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, Location, Position, ReferenceParams,
};

/// Where the name at a position is given.
pub(crate) fn definition(open: &Open<'_>, params: &DefinitionParams) -> Option<DefinitionResponse> {
    let position = params.text_document_position_params.position;
    let locations = named_at(open, position, |name| {
        name.is_declaration.then(|| location(open.document, name))
    });
    (!locations.is_empty()).then(|| Definition::from(locations).into())
}

/// Where the name at a position is used.
pub(crate) fn references(open: &Open<'_>, params: &ReferenceParams) -> Option<Vec<Location>> {
    let position = params.text_document_position_params.position;
    let wants_declaration = params.context.include_declaration;
    let locations = named_at(open, position, |name| {
        (wants_declaration || !name.is_declaration).then(|| location(open.document, name))
    });
    (!locations.is_empty()).then_some(locations)
}

/// The same, to be lit up.
pub(crate) fn highlights(
    open: &Open<'_>,
    params: &DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let position = params.text_document_position_params.position;
    let highlights = named_at(open, position, |name| {
        let kind = if name.is_declaration {
            DocumentHighlightKind::Write
        } else {
            DocumentHighlightKind::Read
        };
        let range = open.document.positions().range(name.span);
        Some(DocumentHighlight::new(range, Some(kind)))
    });
    (!highlights.is_empty()).then_some(highlights)
}

/// What `pick` makes of every place that names what is named at `position`.
fn named_at<T>(
    open: &Open<'_>,
    position: Position,
    pick: impl Fn(&Occurrence<'_>) -> Option<T>,
) -> Vec<T> {
    let offset = open.document.positions().offset(position);
    with_readable(open.stream(), |stream| {
        let model = Model::draft(stream);
        let names = Occurrences::new(&model);
        let symbols: Vec<Symbol<'_>> = names.at(offset).map(|name| name.symbol).collect();
        let uses = symbols.iter().flat_map(|symbol| names.of(*symbol));
        uses.filter_map(pick).collect()
    })
}

fn location(document: &OpenDocument, name: &Occurrence<'_>) -> Location {
    Location::new(document.uri.clone(), document.positions().range(name.span))
}
