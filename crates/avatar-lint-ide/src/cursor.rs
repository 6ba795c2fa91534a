//! What stands at a place of the text.

use avatar_format::schemas::CONFIGURATION;
use avatar_model::conformance::{SchemaNode, Step, place_of_document};
use pyyaml_syntax::{Document, Node, Stream};

/// The way from the top of a document to the innermost thing at an offset.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    /// The document.
    pub document: Document<'a>,
    /// The steps from its top; none when the offset is at no field or item.
    pub path: Vec<Step<'a>>,
    /// Whether the offset is at the key of the last step, not at its value.
    pub is_on_key: bool,
}

impl<'a> Cursor<'a> {
    /// What stands at `offset`, or ends there. Behind an alias nothing stands:
    /// what it repeats is written elsewhere.
    pub fn new(stream: &'a Stream<'a>, offset: usize) -> Option<Self> {
        let document = stream.documents().find(|document| {
            let span = document.span();
            span.start() <= offset && offset < span.end().max(span.start() + 1)
        });
        let document = document.or_else(|| stream.documents().last())?;
        let mut cursor = Self {
            document,
            path: Vec::new(),
            is_on_key: false,
        };
        let mut node = document.root()?;
        while !node.is_alias() {
            let entry = node
                .written_entries()
                .find(|entry| touches(entry.key, offset) || touches(entry.value, offset));
            if let Some(entry) = entry {
                cursor.path.push(Step::Field(entry));
                cursor.is_on_key = touches(entry.key, offset);
                if cursor.is_on_key {
                    break;
                }
                node = entry.value;
                continue;
            }
            let mut items = node.items().enumerate();
            let Some((index, item)) = items.find(|(_, item)| touches(*item, offset)) else {
                break;
            };
            cursor.path.push(Step::Item(index, item));
            node = item;
        }
        Some(cursor)
    }

    /// The innermost value: that of the field whose key is here, too.
    pub fn node(&self) -> Option<Node<'a>> {
        self.path
            .last()
            .map_or_else(|| self.document.root(), |step| Some(step.node()))
    }

    /// What the innermost value is part of.
    pub fn parent(&self) -> Option<Node<'a>> {
        let (_, before) = self.path.split_last()?;
        before
            .last()
            .map_or_else(|| self.document.root(), |step| Some(step.node()))
    }

    /// The key of the innermost field.
    pub fn key(&self) -> Option<&'a str> {
        match self.path.last()? {
            Step::Field(entry) => entry.key.text(),
            Step::Item(..) => None,
        }
    }

    /// What the schema says of the innermost value.
    pub fn place(&self, document_type: Option<&str>) -> Option<SchemaNode> {
        self.place_after(self.path.len(), document_type)
    }

    /// What the schema says of what the innermost value is part of.
    pub(crate) fn parent_place(&self, document_type: Option<&str>) -> Option<SchemaNode> {
        self.place_after(self.path.len().checked_sub(1)?, document_type)
    }

    /// What the schema says of what `steps` steps of the path lead to.
    fn place_after(&self, steps: usize, document_type: Option<&str>) -> Option<SchemaNode> {
        // Which kinds there are, only the schema of all of them knows.
        let is_kind = self.path.len() == 1 && self.key() == Some("kind");
        let document_type = document_type.or(is_kind.then_some(CONFIGURATION));
        let mut place = place_of_document(self.document.root(), document_type)?;
        for step in self.path.iter().take(steps) {
            place = match step {
                Step::Field(entry) => place.field(entry.key.text()?, Some(entry.value))?,
                Step::Item(_, item) => place.item(Some(*item)),
            };
        }
        Some(place)
    }
}

/// Whether `offset` is in `node`, at its start or at its end.
fn touches(node: Node<'_>, offset: usize) -> bool {
    let span = node.full_span();
    span.start() <= offset && offset <= span.end()
}
