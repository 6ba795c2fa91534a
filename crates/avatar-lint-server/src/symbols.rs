//! The outline of a text: documents, their tables, their columns.

use crate::documents::OpenDocument;
use crate::open::Open;
use avatar_lint_ide::with_readable;
use avatar_model::{Column, Model, Parameters, Section, Table, TableParameters};
use gen_lsp_types::{DocumentSymbol, DocumentSymbolResponse, SymbolKind};
use pyyaml_syntax::{Span, Stream};

/// The outline.
pub(crate) fn symbols(open: &Open<'_>) -> DocumentSymbolResponse {
    with_readable(open.stream(), |stream| of_stream(open.document, stream))
}

fn of_stream(document: &OpenDocument, stream: &Stream<'_>) -> DocumentSymbolResponse {
    let model = Model::draft(stream);
    let outline = Outline { document };
    let symbols = model.documents.iter().map(|of_kind| {
        let schema = model
            .schemas
            .iter()
            .find(|schema| schema.document.index == of_kind.index);
        let parameters = model
            .parameters
            .iter()
            .find(|parameters| parameters.document.index == of_kind.index);
        let tables = schema.into_iter().flat_map(|schema| &schema.tables);
        let children = tables
            .map(|table| outline.table(table))
            .chain(
                parameters
                    .into_iter()
                    .flat_map(|parameters| outline.sections(parameters)),
            )
            .collect();
        outline.document(of_kind, children)
    });
    symbols.collect::<Vec<_>>().into()
}

struct Outline<'d> {
    document: &'d OpenDocument,
}

impl Outline<'_> {
    fn document(
        &self,
        document: &avatar_model::Document<'_>,
        children: Vec<DocumentSymbol>,
    ) -> DocumentSymbol {
        let name = document.name.map_or("", |name| name.value);
        self.symbol(
            SymbolKind::Module,
            if name.is_empty() {
                document.kind.as_str()
            } else {
                name
            },
            document.kind.as_str().to_owned(),
            document.root.node.span(),
            document.span(),
            children,
        )
    }

    fn table(&self, table: &Table<'_>) -> DocumentSymbol {
        let columns = table.columns.iter().map(|column| self.column(column));
        self.symbol(
            SymbolKind::Struct,
            table.label(),
            String::new(),
            table.fields.node.span(),
            table.span(),
            columns.collect(),
        )
    }

    fn column(&self, column: &Column<'_>) -> DocumentSymbol {
        let roles = column.roles;
        let kind = if roles.primary_key || roles.identifier {
            SymbolKind::Key
        } else {
            SymbolKind::Field
        };
        let declared = column.fields.text("type").map(|text| text.value);
        let marks = [
            (roles.primary_key, "primary key"),
            (roles.identifier, "identifier"),
            (roles.time, "time"),
            (roles.dropped, "dropped"),
        ];
        let marks = marks
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, mark)| mark);
        let strategy = column.pseudonymization.and_then(|strategy| strategy.kind());
        let words = declared
            .into_iter()
            .chain(marks)
            .chain(strategy.map(|kind| kind.written()));
        self.symbol(
            kind,
            column.label(),
            words.collect::<Vec<_>>().join(", "),
            column.fields.node.span(),
            column.span(),
            Vec::new(),
        )
    }

    /// The sections of a document of parameters, each with its tables.
    fn sections(&self, parameters: &Parameters<'_>) -> Vec<DocumentSymbol> {
        let sections = Section::ALL.into_iter().filter_map(|section| {
            let fields = parameters.document.fields(section.as_str())?;
            let tables = parameters
                .section(section)
                .map(|table| self.parameters(table));
            let head = fields.head_span();
            let range = head.cover(fields.node.span());
            let children = tables.collect();
            let name = section.as_str();
            Some(self.symbol(
                SymbolKind::Namespace,
                name,
                String::new(),
                range,
                head,
                children,
            ))
        });
        sections.collect()
    }

    fn parameters(&self, parameters: &TableParameters<'_>) -> DocumentSymbol {
        let k = parameters.k().map(|k| format!("k {}", k.value));
        let epsilon = parameters
            .epsilon()
            .map(|epsilon| format!("epsilon {}", epsilon.value));
        let name = parameters.table.span();
        self.symbol(
            SymbolKind::Struct,
            parameters.table.value,
            k.or(epsilon).unwrap_or_default(),
            name.cover(parameters.fields.node.span()),
            name,
            Vec::new(),
        )
    }

    /// One entry of the outline. What stands behind an alias is listed where the
    /// alias is used, and shown where it is written.
    fn symbol(
        &self,
        kind: SymbolKind,
        name: &str,
        detail: String,
        range: Span,
        selection: Span,
        children: Vec<DocumentSymbol>,
    ) -> DocumentSymbol {
        let is_inside = range.start() <= selection.start() && selection.end() <= range.end();
        let positions = self.document.positions();
        #[allow(deprecated, reason = "the protocol's type still has the field")]
        DocumentSymbol {
            name: if name.trim().is_empty() {
                "?".to_owned()
            } else {
                name.to_owned()
            },
            detail: (!detail.is_empty()).then_some(detail),
            kind,
            tags: None,
            deprecated: None,
            range: positions.range(range),
            selection_range: positions.range(if is_inside { selection } else { range }),
            children: (!children.is_empty()).then_some(children),
        }
    }
}
