//! What a stream means, as values that can be changed and compared.

use pyyaml_syntax::{Node, NodeKind, Stream, Value, parse};

/// One step down: the number of an entry of the `dict`, or of an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step(pub(crate) usize);

/// A value as Python has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    Leaf(String),
    List(Vec<Data>),
    Dict(Vec<(Data, Data)>),
}

/// The values of all documents.
pub(crate) fn documents(stream: &Stream<'_>) -> Vec<Data> {
    let value = |root: Option<Node<'_>>| root.map_or(Data::of_plain("null"), Data::of);
    stream
        .documents()
        .map(|document| value(document.root()))
        .collect()
}

pub(crate) fn is_dict(node: Node<'_>) -> bool {
    matches!(node.value(), Value::Dict)
}

pub(crate) fn is_list(node: Node<'_>) -> bool {
    matches!(node.value(), Value::List) && node.kind() == NodeKind::Sequence
}

impl Data {
    pub(crate) fn of(node: Node<'_>) -> Self {
        if is_list(node) {
            return Self::List(node.items().map(Self::of).collect());
        }
        if node.kind() == NodeKind::Mapping {
            let pair =
                |entry: pyyaml_syntax::Entry<'_>| (Self::of(entry.key), Self::of(entry.value));
            return Self::Dict(node.entries().map(pair).collect());
        }
        if node.kind() == NodeKind::Sequence {
            return Self::List(node.items().map(Self::of).collect());
        }
        Self::Leaf(format!("{:?}", node.value()))
    }

    pub(crate) fn string(string: &str) -> Self {
        Self::Leaf(format!("{:?}", Value::Str(string)))
    }

    pub(crate) fn of_plain(text: &str) -> Self {
        Self::of(parse(text).document(0).unwrap().root().unwrap())
    }

    pub(crate) fn at(&mut self, path: &[Step]) -> &mut Self {
        path.iter().fold(self, |data, &Step(index)| match data {
            Self::List(items) => &mut items[index],
            Self::Dict(_) => &mut data.entry(index).1,
            Self::Leaf(_) => panic!("a leaf has nothing below"),
        })
    }

    pub(crate) fn entry(&mut self, index: usize) -> &mut (Data, Data) {
        let Self::Dict(entries) = self else {
            panic!("a mapping")
        };
        &mut entries[index]
    }

    /// The same data with `new` where `old` was.
    pub(crate) fn replaced(self, old: &Data, new: &Data) -> Self {
        if self == *old {
            return new.clone();
        }
        match self {
            Self::List(items) => Self::List(
                items
                    .into_iter()
                    .map(|item| item.replaced(old, new))
                    .collect(),
            ),
            Self::Dict(entries) => {
                let replaced =
                    |(key, value): (Data, Data)| (key.replaced(old, new), value.replaced(old, new));
                Self::Dict(entries.into_iter().map(replaced).collect())
            }
            leaf @ Self::Leaf(_) => leaf,
        }
    }

    /// Removes a field and gives its value.
    pub(crate) fn take(&mut self, name: &str) -> Option<Data> {
        let Self::Dict(entries) = self else {
            return None;
        };
        let key = Self::string(name);
        let index = entries.iter().position(|(other, _)| *other == key)?;
        Some(entries.remove(index).1)
    }

    pub(crate) fn remove(&mut self, index: usize) {
        match self {
            Self::List(items) => drop(items.remove(index)),
            Self::Dict(entries) => drop(entries.remove(index)),
            Self::Leaf(_) => panic!("a leaf has nothing below"),
        }
    }

    /// Keeps the entries before `index` and gives the others.
    pub(crate) fn split(&mut self, index: usize) -> Data {
        let Self::Dict(entries) = self else {
            panic!("a mapping")
        };
        Self::Dict(entries.split_off(index))
    }
}
