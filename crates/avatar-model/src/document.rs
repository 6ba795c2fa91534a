//! The documents of a set, those that can be read and those that cannot.

use super::value::{Fields, Flag, Integer, Number, Spanned, Text};
use avatar_format::Kind;
use hashbrown::HashSet;
use pyyaml_syntax::{Node, Span};

/// A document of a known kind.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its kind.
    pub kind: Kind,
    /// The value of `kind`.
    pub kind_node: Node<'a>,
    /// `metadata.name`, by which other documents refer to it.
    pub name: Option<Text<'a>>,
    /// The whole mapping.
    pub root: Fields<'a>,
    /// What stands under `spec`; the whole mapping's place where that is missing.
    spec: Option<Fields<'a>>,
    /// Its number in the stream, from 0.
    pub index: usize,
}

impl<'a> Document<'a> {
    /// Reads the head of a document, if its kind is known.
    pub(super) fn new(root: Node<'a>, index: usize) -> Option<Self> {
        let root = Fields::item(root);
        let kind = root.text("kind")?;
        Some(Self {
            kind: kind.value.parse().ok()?,
            kind_node: kind.node,
            name: name(&root),
            spec: root.fields("spec"),
            root,
            index,
        })
    }

    /// Reads a document as one of `kind`, whatever kind it says.
    pub(super) fn taken_for(root: Node<'a>, kind: Kind) -> Self {
        let root = Fields::item(root);
        Self {
            kind,
            kind_node: root.get("kind").map_or(root.node, |kind| kind.value),
            name: name(&root),
            spec: root.fields("spec"),
            root,
            index: 0,
        }
    }

    /// Where to point for the document as a whole: its name, or its kind.
    pub fn span(&self) -> Span {
        self.name.map_or(self.kind_node.span(), |name| name.span())
    }

    /// The fields under `spec`, if it is a mapping.
    pub fn spec(&self) -> Option<Fields<'a>> {
        self.spec
    }

    /// What stands under a field of `spec`; a null counts as nothing.
    pub fn get(&self, field: &str) -> Option<Spanned<'a, Node<'a>>> {
        self.spec?.get(field)
    }

    /// A field of `spec`, as text.
    pub fn text(&self, field: &str) -> Option<Text<'a>> {
        self.spec?.text(field)
    }

    /// A switch of `spec`.
    pub fn flag(&self, field: &str) -> Option<Flag<'a>> {
        self.spec?.flag(field)
    }

    /// An integer of `spec`.
    pub fn integer(&self, field: &str) -> Option<Integer<'a>> {
        self.spec?.integer(field)
    }

    /// A number of `spec`.
    pub fn number(&self, field: &str) -> Option<Number<'a>> {
        self.spec?.number(field)
    }

    /// A mapping under a field of `spec`.
    pub fn fields(&self, field: &str) -> Option<Fields<'a>> {
        self.spec?.fields(field)
    }

    /// The texts of the list under a field of `spec`.
    pub fn texts(&self, field: &str) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let field = self.spec.map(|spec| spec.texts(field));
        field.into_iter().flatten()
    }

    /// Where the job writes: `spec.results`.
    pub fn results(&self) -> Option<Results<'a>> {
        self.fields("results").map(Results)
    }
}

/// Where a job writes its results, and how.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a>(pub Fields<'a>);

impl<'a> Results<'a> {
    /// The name of the volume.
    pub fn volume(&self) -> Option<Text<'a>> {
        self.0.text("volume")
    }

    /// The folder in the volume.
    pub fn path(&self) -> Option<Text<'a>> {
        self.0.text("path")
    }
}

fn name<'a>(root: &Fields<'a>) -> Option<Text<'a>> {
    root.fields("metadata")?.name("name")
}

/// The documents that declare something which nobody can read: `PyYAML` rejects
/// them, their kind is missing or misspelt, or the next document swallowed them
/// because the `---` between is missing.
#[derive(Debug, Default)]
pub(super) struct Hidden<'a> {
    /// What is known of the kind and the name of each.
    heads: HashSet<(Option<Kind>, Option<&'a str>)>,
    /// The kinds of documents that can be read, but lack their name.
    nameless: HashSet<Kind>,
}

impl<'a> Hidden<'a> {
    /// Adds a document that may be anything that its head does not contradict.
    pub(super) fn add(&mut self, root: Option<Node<'a>>) {
        let root = root.map(Fields::item);
        let kind = root.and_then(|root| root.text("kind"));
        let kind = kind.and_then(|kind| kind.value.parse().ok());
        let name = root.and_then(|root| name(&root)).map(|name| name.value);
        self.heads.insert((kind, name));
    }

    /// Adds a document that another swallowed, by what is left of its `kind`.
    pub(super) fn add_swallowed(&mut self, kind: Option<&str>) {
        let kind = kind.and_then(|kind| kind.parse().ok());
        self.heads.insert((kind, None));
    }

    /// Adds a document that can be read, but lacks its name.
    pub(super) fn add_nameless(&mut self, kind: Kind) {
        self.nameless.insert(kind);
    }

    /// Whether one of them may be the document of that kind and name.
    pub(super) fn may_be(&self, kind: Kind, name: &str) -> bool {
        let heads = [
            (None, None),
            (None, Some(name)),
            (Some(kind), None),
            (Some(kind), Some(name)),
        ];
        self.nameless.contains(&kind) || heads.iter().any(|head| self.heads.contains(head))
    }

    /// Whether there may be a document of that kind beside those that are read.
    pub(super) fn may_be_a(&self, kind: Kind) -> bool {
        let mut kinds = self.heads.iter().map(|&(own, _)| own);
        kinds.any(|own| own.is_none_or(|own| own == kind))
    }
}
