//! Where documents depart from the format's JSON Schemas.
//!
//! The `jsonschema` crate judges the tree itself, through `view`; `judge`
//! says what its errors mean here; `survey` finds what the validator cannot
//! see because it happened while reading. The rules of the groups pitfall and
//! schema only put the result into words.

mod fault;
mod judge;
mod place;
mod renamed;
mod survey;
mod validators;
mod view;

pub use fault::{Bound, Fault, Step, Violation};
pub use place::Place;
pub use renamed::{Origin, Renamed};

use pyyaml_syntax::{Node, Stream, Value};
use std::collections::HashSet;
use std::mem::discriminant;
use validators::Schema;

/// How the documents of a stream depart from the format.
#[derive(Debug)]
pub struct Shape<'a> {
    violations: Vec<Violation<'a>>,
}

impl<'a> Shape<'a> {
    /// Compares each document that can be read with the schema of its kind, or
    /// with the schema called `document_type` when one is given.
    pub fn new(stream: &'a Stream<'a>, document_type: Option<&str>) -> Self {
        let mut violations = Vec::new();
        let mut judged: Vec<(Node<'a>, &str)> = Vec::new();
        for document in stream.documents().filter(|document| !document.is_broken()) {
            let Some(root) = document.root() else {
                continue;
            };
            match document_type {
                Some(name) => judged.push((root, name)),
                None if !matches!(root.value(), Value::Dict) => {}
                None => match kind_of(root) {
                    Ok(kind) => judged.push((root, kind)),
                    Err(violation) => violations.push(*violation),
                },
            }
        }
        let cuts = survey::Cuts::new(stream);
        for (root, name) in judged {
            if let Some(schema) = validators::get(name) {
                violations.extend(check(root, schema, &cuts));
            }
        }
        Self { violations }
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
        self.violations
            .iter()
            .any(|violation| violation.fault.is_of_value() && violation.node.span() == node.span())
    }
}

/// What the schemas say of a document whose content is `root`: the one called
/// `document_type`, the one of its kind, or else the one for all kinds.
pub fn place_of_document(
    root: Option<Node<'_>>,
    document_type: Option<&str>,
) -> Option<Place<'static>> {
    let kind = || {
        root?
            .get("kind")?
            .as_str()?
            .parse::<avatar_yaml::Kind>()
            .ok()
    };
    let name = document_type
        .or_else(|| kind().map(avatar_yaml::Kind::as_str))
        .unwrap_or(avatar_yaml::schemas::CONFIGURATION);
    Some(Place::root(validators::get(name)?.json(), root))
}

/// The kind that a document says it has, if somebody reads it.
fn kind_of(root: Node<'_>) -> Result<&'static str, Box<Violation<'_>>> {
    let entry = root.get_entry("kind");
    let written = entry.and_then(|entry| entry.value.as_str());
    if let Some(kind) = written.and_then(|written| written.parse::<avatar_yaml::Kind>().ok()) {
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
        place: Place::unknown(),
        document: root.document_index(),
    }))
}

/// Everything that departs from one schema in one document.
fn check<'a>(root: Node<'a>, schema: &'static Schema, cuts: &survey::Cuts) -> Vec<Violation<'a>> {
    let mut found = Vec::new();
    survey::survey(root, schema, cuts, &mut found);
    for error in schema.errors(root) {
        judge::judge(root, schema.json(), &error, &mut found);
    }
    one_each(found)
}

/// Keeps one violation for each fault: the first for a value, the processor
/// rather than its fields, each node once however many aliases lead to it.
fn one_each(found: Vec<Violation<'_>>) -> Vec<Violation<'_>> {
    let processors: HashSet<_> = found
        .iter()
        .filter(|violation| violation.fault == Fault::UnknownProcessor)
        .map(|violation| violation.node.id())
        .collect();
    let mut values = HashSet::new();
    let mut others = HashSet::new();
    found
        .into_iter()
        .filter(|violation| {
            let is_inside = violation.path.iter().any(|step| {
                processors.contains(&step.node().id())
                    && (step.node() != violation.node || violation.fault != Fault::UnknownProcessor)
            });
            // A processor is at fault as a whole, whichever field shows it.
            let span = match violation.fault {
                Fault::UnknownProcessor => violation.node.span(),
                _ => violation.span,
            };
            // A value that a comment leaves nothing of has nothing else to be said.
            if let (Fault::CommentInValue { .. }, Some(key)) = (&violation.fault, violation.key()) {
                values.insert((violation.node.id(), key.span()));
            }
            let is_new = if violation.fault.is_of_value() {
                values.insert((violation.node.id(), span))
            } else {
                // A key that a merge brings into several mappings is one fault.
                let is_of_key = matches!(
                    violation.fault,
                    Fault::UnknownField { .. } | Fault::RenamedField(_)
                );
                others.insert((
                    (!is_of_key).then(|| violation.node.id()),
                    span,
                    discriminant(&violation.fault),
                    name_of(&violation.fault),
                ))
            };
            !is_inside && is_new
        })
        .collect()
}

fn name_of(fault: &Fault) -> String {
    match fault {
        Fault::MissingField { name } | Fault::UnknownField { name } => name.clone(),
        _ => String::new(),
    }
}
