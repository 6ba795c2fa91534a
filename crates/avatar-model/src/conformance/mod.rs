//! Where documents depart from the format.
//!
//! `check` goes down a document and its schema together, once; `value` and
//! `pitfall` say what is wrong with one value. The rules of the groups pitfall and
//! schema only put the result into words.

mod check;
mod fault;
mod node;
mod pitfall;
mod value;
mod walk;

pub use avatar_format::{Origin, Renamed};
pub use fault::{Bound, Fault, Step, Violation};
pub use node::SchemaNode;
pub use walk::walk;

use avatar_format::{Kind, schemas};
use hashbrown::HashSet;
use pyyaml_syntax::{Node, Span, Stream, Value};

/// How the documents of a stream depart from the format.
#[derive(Debug)]
pub struct Conformance<'a> {
    violations: Vec<Violation<'a>>,
    /// The values that are at fault as a whole.
    at_fault: HashSet<Span>,
}

impl<'a> Conformance<'a> {
    /// Compares each document that can be read with the schema of its kind, or
    /// with the schema called `document_type` when one is given.
    pub fn new(stream: &'a Stream<'a>, document_type: Option<&str>) -> Self {
        let mut violations = Vec::new();
        let mut checked: Vec<(Node<'a>, &str)> = Vec::new();
        for document in stream.documents().filter(|document| !document.is_broken()) {
            let Some(root) = document.root() else {
                continue;
            };
            match document_type {
                Some(name) => checked.push((root, name)),
                None if !matches!(root.value(), Value::Dict) => {}
                None => match kind_of(root) {
                    Ok(kind) => checked.push((root, kind)),
                    Err(violation) => violations.push(*violation),
                },
            }
        }
        let cuts = pitfall::Cuts::new(stream);
        for (root, name) in checked {
            if let Some(entry) = schemas::find(name) {
                check::check(root, entry.root, &cuts, &mut violations);
            }
        }
        let of_values = violations.iter().filter(|one| one.fault.is_of_value());
        let at_fault = of_values.map(|one| one.node.span()).collect();
        Self {
            violations,
            at_fault,
        }
    }

    /// Every departure, document by document.
    pub fn violations(&self) -> &[Violation<'a>] {
        &self.violations
    }

    /// The departures that are exactly `fault`.
    pub fn of<'s>(&'s self, fault: &'s Fault) -> impl Iterator<Item = &'s Violation<'a>> {
        self.violations
            .iter()
            .filter(move |violation| violation.fault == *fault)
    }

    /// Whether something is wrong with `node` as a whole, so that nothing more
    /// can be said about its value.
    pub fn is_at_fault(&self, node: Node<'_>) -> bool {
        self.at_fault.contains(&node.span())
    }
}

/// What the schemas say of a document whose content is `root`: the one called
/// `document_type`, the one of its kind, or else the one for all kinds.
pub fn place_of_document(
    root: Option<Node<'_>>,
    document_type: Option<&str>,
) -> Option<SchemaNode> {
    let kind = || root?.get("kind")?.as_str()?.parse::<Kind>().ok();
    let name = document_type
        .or_else(|| kind().map(Kind::as_str))
        .unwrap_or(schemas::CONFIGURATION);
    Some(SchemaNode::new(schemas::find(name)?.root, root))
}

/// The kind that a document says it has, if somebody reads it.
fn kind_of(root: Node<'_>) -> Result<&'static str, Box<Violation<'_>>> {
    let entry = root.get_entry("kind");
    let written = entry.and_then(|entry| entry.value.as_str());
    if let Some(kind) = written.and_then(|written| written.parse::<Kind>().ok()) {
        return Ok(kind.as_str());
    }
    let (fault, span, node) = match entry {
        Some(entry) if entry.value.is_null() => (Fault::MissingKind, entry.key.span(), root),
        Some(entry) => (Fault::UnknownKind, entry.value.span(), entry.value),
        None => {
            let first = root.entries().next().map(|entry| entry.key.span());
            (Fault::MissingKind, first.unwrap_or(root.span()), root)
        }
    };
    Err(Box::new(Violation {
        fault,
        span,
        node,
        path: entry.map(Step::Field).into_iter().collect(),
        schema: SchemaNode::UNKNOWN,
        document: root.document_index(),
    }))
}
