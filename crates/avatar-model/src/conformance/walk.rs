//! A walk down a document and its schema together.

use super::SchemaNode;
use avatar_format::Schema;
use hashbrown::HashSet;
use pyyaml_syntax::{Entry, Node, NodeId, Value};

/// Shows `visit` each field below `root` that the format knows, with the mapping it stands in
/// and what the format says of that mapping. What is below a field is only looked at where `visit` says so,
/// and once for each way of reading it, however many aliases lead there.
pub fn walk<'a>(
    root: Node<'a>,
    place: SchemaNode,
    visit: &mut impl FnMut(&Entry<'a>, Node<'a>, SchemaNode) -> bool,
) {
    let mut walk = Walk {
        visited: Visited::default(),
        visit,
    };
    walk.below(root, place);
}

/// The collections that were looked into, each with the schema: aliases and merges lead
/// to them again.
#[derive(Default)]
pub(super) struct Visited(HashSet<(NodeId, *const Schema)>);

impl Visited {
    /// Whether a collection was not looked into yet, which it is from now on.
    pub(super) fn insert(&mut self, node: Node<'_>, schema: &'static Schema) -> bool {
        node.is_reached_once()
            || self
                .0
                .insert((node.target().id(), std::ptr::from_ref(schema)))
    }
}

struct Walk<'v, V> {
    visited: Visited,
    visit: &'v mut V,
}

impl<'a, V: FnMut(&Entry<'a>, Node<'a>, SchemaNode) -> bool> Walk<'_, V> {
    /// Goes as deep as the format does.
    fn below(&mut self, node: Node<'a>, place: SchemaNode) {
        if place.schema().is_open() || !self.visited.insert(node, place.schema()) {
            return;
        }
        match node.value() {
            Value::Dict => {
                for entry in node.entries() {
                    let name = entry.key.text();
                    let field = name.and_then(|name| place.field(name, Some(entry.value)));
                    if let Some(field) = field
                        && (self.visit)(&entry, node, place)
                    {
                        self.below(entry.value, field);
                    }
                }
            }
            Value::List => {
                for item in node.items() {
                    self.below(item, place.item(Some(item)));
                }
            }
            _ => {}
        }
    }
}
