//! The arena that holds a stream.

use std::sync::OnceLock;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::scalar::{self, CoreTag, ScalarValue};
use crate::tag::Tag;
use crate::text::{count, slice};
use crate::{Comment, Directive, Error, Int, NodeKind, Options, PyYamlVersion, Span, Style, Value};

/// A node's place in its [`Stream`]'s arena, stable as long as the stream is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that a string holds, as PyYAML's safe loader reads it.
#[derive(Debug, Default)]
pub struct Stream<'t> {
    pub(crate) text: &'t str,
    pub(crate) options: Options,
    /// What scalars mean where it is not what is written (escapes, folding).
    /// Spans into it are shifted by the text's length, see [`Stream::slice`].
    pub(crate) cooked: String,
    pub(crate) nodes: Vec<NodeData>,
    /// Children of collections, each collection's in one run, behind their number.
    pub(crate) children: Vec<NodeId>,
    /// The texts of scalars that are not simply what is written there.
    pub(crate) texts: Vec<Span>,
    /// Of nodes with an anchor or a tag, in the order of the nodes.
    pub(crate) properties: Vec<(NodeId, PropertiesData)>,
    /// The values that are more than their text, or no scalar's: dates, byte
    /// strings, large integers, and mappings that a tag makes scalars (these
    /// with the text that is their value).
    pub(crate) values: HashMap<NodeId, (ScalarValue, Span)>,
    /// Entries of the mappings whose `dict` is not simply what is written.
    pub(crate) dicts: HashMap<NodeId, Box<[DictEntry]>>,
    /// Of mappings with many keys, the numbers of their entries by key.
    pub(crate) tables: HashMap<NodeId, HashTable<u32>>,
    pub(crate) hasher: DefaultHashBuilder,
    /// What other versions of PyYAML read differently, once somebody has asked.
    pub(crate) other_reading: OnceLock<Box<Reading>>,
    /// Whether some key may be a `<<` or `=`.
    pub(crate) special_keys: bool,
    pub(crate) has_aliases: bool,
    pub(crate) duplicates: Vec<[NodeId; 3]>,
    pub(crate) documents: Vec<DocumentData>,
    pub(crate) directives: Vec<Directive<'t>>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) errors: Vec<Error>,
}

/// A node in few bytes: most of the time to read a large text goes into memory.
#[derive(Debug)]
pub(crate) struct NodeData {
    pub(crate) span: Span,
    /// Where to find what it is made of, by its kind.
    content: u32,
    kind: Kind,
    pub(crate) style: Style,
    pub(crate) tag: Tag,
    /// Whether the stream has a value, a `dict` or a table for it.
    pub(crate) looked_up: bool,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// A scalar whose text is what is written, without its quotes.
    Verbatim,
    /// A scalar whose text is the stream's, at this place.
    Scalar,
    /// A list, whose run begins at this place among all children.
    Sequence,
    Mapping,
    /// An alias of the node with this number.
    Alias,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Content {
    /// The text, which may lie behind the text as cooked text.
    Scalar(Span),
    Sequence(Children),
    Mapping(Children),
    Alias(NodeId),
}

/// A run of children, by its place: items, or keys and values in turns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Children(u32);

impl Children {
    /// Those of a collection that is not closed yet.
    pub(crate) const OPEN: Self = Self(u32::MAX);
}

/// A run of directives.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

#[derive(Debug, Default)]
pub(crate) struct PropertiesData {
    pub(crate) anchor: Option<Span>,
    pub(crate) tag: Option<Span>,
    /// The resolved tag.
    pub(crate) tag_name: Span,
}

#[derive(Debug, Default)]
pub(crate) struct DocumentData {
    pub(crate) span: Span,
    pub(crate) root: Option<NodeId>,
    pub(crate) marker: Option<Span>,
    pub(crate) directives: Run,
    pub(crate) broken: bool,
    /// The first node that is not before it.
    pub(crate) first_node: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct DictEntry {
    pub(crate) key: NodeId,
    pub(crate) value: NodeId,
    pub(crate) merged: Option<NodeId>,
}

/// What versions of PyYAML other than a stream's own make of its string.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What a mapping holds, where that is something else.
    pub(crate) dicts: HashMap<NodeId, Box<[DictEntry]>>,
    pub(crate) errors: Vec<Error>,
    /// Of each document, whether PyYAML raises in it.
    pub(crate) broken: Vec<bool>,
}

impl DictEntry {
    /// An entry that no merge brought.
    pub(crate) fn written([key, value]: [NodeId; 2]) -> Self {
        let merged = None;
        Self { key, value, merged }
    }
}

impl<'t> Stream<'t> {
    /// The string that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The version of PyYAML that was followed.
    pub fn version(&self) -> PyYamlVersion {
        self.options.version
    }

    /// All comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What PyYAML rejects, in order of place.
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }

    /// The text of a span, which may lie in the cooked text behind the text.
    pub(crate) fn slice(&self, span: Span) -> &str {
        slice(self.text, &self.cooked, span)
    }

    #[inline]
    pub(crate) fn data(&self, id: NodeId) -> Option<&NodeData> {
        self.nodes.get(id.index())
    }

    /// What Python holds of a mapping that is not an alias, where that is not simply
    /// what is written.
    pub(crate) fn dict(&self, id: NodeId) -> Option<&[DictEntry]> {
        let dict = || Some(&**self.dicts.get(&id)?);
        self.is_looked_up(id).then(dict)?
    }

    /// The numbers of the entries by key of a mapping that has many, and is not an alias.
    pub(crate) fn table(&self, id: NodeId) -> Option<&HashTable<u32>> {
        self.is_looked_up(id).then(|| self.tables.get(&id))?
    }

    /// Whether a node has a value, a `dict` or a table beside its data.
    pub(crate) fn is_looked_up(&self, id: NodeId) -> bool {
        self.data(id).is_some_and(|node| node.looked_up)
    }

    /// The node that an alias stands for; itself when it is none.
    #[inline]
    pub(crate) fn target(&self, id: NodeId) -> NodeId {
        match self.data(id) {
            Some(node) if matches!(node.kind, Kind::Alias) => NodeId(node.content),
            _ => id,
        }
    }

    /// The value of a node that is not an alias, if it is a scalar in Python.
    pub(crate) fn scalar(&self, id: NodeId) -> Option<Value<'_>> {
        let node = self.data(id)?;
        let text = match (self.content(node), node.tag) {
            (Content::Scalar(text), _) => self.slice(text),
            (_, Tag::Scalar(_)) => return self.kept(id),
            _ => return None,
        };
        let value = match node.tag {
            Tag::Scalar(CoreTag::Str) => Value::Str(text),
            Tag::Scalar(CoreTag::Null) => Value::Null,
            Tag::Scalar(CoreTag::Timestamp | CoreTag::Binary) => {
                self.kept(id).unwrap_or(Value::Str(text))
            }
            Tag::Scalar(CoreTag::Int) if node.looked_up => self.kept(id)?,
            Tag::Scalar(core) => match scalar::construct(core, text) {
                Ok(ScalarValue::Bool(bool)) => Value::Bool(bool),
                Ok(ScalarValue::Int(int)) => Value::Int(Int::Small(int)),
                Ok(ScalarValue::Float(float)) => Value::Float(float),
                _ => Value::Str(text),
            },
            _ => Value::Str(text),
        };
        Some(value)
    }

    /// The text that a scalar value was made of.
    pub(crate) fn scalar_text(&self, id: NodeId) -> Option<&str> {
        let text = match self.content(self.data(id)?) {
            Content::Scalar(text) => text,
            _ => self.values.get(&id)?.1,
        };
        Some(self.slice(text))
    }

    fn kept(&self, id: NodeId) -> Option<Value<'_>> {
        let (value, text) = self.values.get(&id)?;
        Some(match value {
            ScalarValue::Null => Value::Null,
            ScalarValue::Bool(bool) => Value::Bool(*bool),
            ScalarValue::Int(int) => Value::Int(Int::Small(*int)),
            ScalarValue::BigInt(big) => Value::Int(Int::Big(big)),
            ScalarValue::Float(float) => Value::Float(*float),
            ScalarValue::Str => Value::Str(self.slice(*text)),
            ScalarValue::Date(iso) => Value::Date(iso),
            ScalarValue::DateTime(iso) => Value::DateTime(iso),
            ScalarValue::Binary(bytes) => Value::Binary(bytes),
        })
    }

    /// Whether Python can hash what a node that is not an alias becomes.
    pub(crate) fn is_hashable(&self, id: NodeId) -> bool {
        let node = self.data(id);
        let is_scalar = node.is_some_and(|it| matches!(self.content(it), Content::Scalar(_)));
        is_scalar || self.values.contains_key(&id)
    }

    pub(crate) fn properties_of(&self, id: NodeId) -> Option<&PropertiesData> {
        let properties = &self.properties;
        let at = properties.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        properties.get(at).map(|(_, properties)| properties)
    }

    /// Makes the `=` of a key the string that it is there.
    pub(crate) fn make_str(&mut self, id: NodeId) {
        let id = self.target(id);
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.tag = Tag::Scalar(CoreTag::Str);
        }
    }

    pub(crate) fn is_mapping(&self, id: NodeId) -> bool {
        let kind = self.data(id).map(|node| node.kind);
        matches!(kind, Some(Kind::Mapping))
    }

    /// Keys and values of a mapping that is not an alias, as they are written.
    pub(crate) fn pairs(&self, id: NodeId) -> &[[NodeId; 2]] {
        match self.data(id).map(|node| self.content(node)) {
            Some(Content::Mapping(run)) => self.run(run).as_chunks().0,
            _ => &[],
        }
    }

    /// Puts the errors in the order of their places, and marks their
    /// documents as broken.
    pub(crate) fn place_errors(&mut self) {
        self.errors.sort_by_key(|error| error.span);
        for error in &mut self.errors {
            let start = error.span.start();
            let documents = &mut self.documents;
            let after = documents.partition_point(|document| document.span.start() <= start);
            error.document = after.saturating_sub(1);
            if let Some(document) = documents.get_mut(error.document) {
                document.broken = true;
            }
        }
    }

    /// Keeps the children of a collection.
    pub(crate) fn add_children(&mut self, children: &[NodeId]) -> Children {
        let run = Children(count(self.children.len()));
        self.children.push(NodeId(count(children.len())));
        self.children.extend_from_slice(children);
        run
    }

    pub(crate) fn run(&self, Children(place): Children) -> &[NodeId] {
        let run = self.children.get(place as usize..).unwrap_or_default();
        let Some((&NodeId(len), children)) = run.split_first() else {
            return &[];
        };
        children.get(..len as usize).unwrap_or_default()
    }

    /// What a node is made of.
    #[inline]
    pub(crate) fn content(&self, node: &NodeData) -> Content {
        match node.kind {
            Kind::Verbatim => Content::Scalar(node.inside()),
            Kind::Scalar => {
                let text = self.texts.get(node.content as usize);
                Content::Scalar(text.copied().unwrap_or_default())
            }
            Kind::Sequence => Content::Sequence(Children(node.content)),
            Kind::Mapping => Content::Mapping(Children(node.content)),
            Kind::Alias => Content::Alias(NodeId(node.content)),
        }
    }

    /// Makes a node.
    pub(crate) fn make(
        &mut self,
        span: Span,
        content: Content,
        style: Style,
        tag: Tag,
    ) -> NodeData {
        let mut node = NodeData {
            span,
            content: 0,
            kind: Kind::Verbatim,
            style,
            tag,
            looked_up: false,
        };
        (node.kind, node.content) = match content {
            Content::Scalar(text) if text == node.inside() => (Kind::Verbatim, 0),
            Content::Scalar(text) => {
                self.texts.push(text);
                (Kind::Scalar, count(self.texts.len() - 1))
            }
            Content::Sequence(Children(place)) => (Kind::Sequence, place),
            Content::Mapping(Children(place)) => (Kind::Mapping, place),
            Content::Alias(NodeId(id)) => (Kind::Alias, id),
        };
        node
    }
}

impl NodeData {
    /// Gives a collection its children.
    pub(crate) fn set_children(&mut self, Children(place): Children) {
        self.content = place;
    }

    /// What is written, if that is a string as it stands.
    #[inline]
    pub(crate) fn plain_string(&self) -> Option<Span> {
        let is_it = matches!(self.kind, Kind::Verbatim)
            && self.style == Style::Plain
            && self.tag == Tag::Scalar(CoreTag::Str);
        is_it.then_some(self.span)
    }

    /// What is written, without quotes.
    fn inside(&self) -> Span {
        match self.style {
            Style::SingleQuoted | Style::DoubleQuoted if self.span.len() >= 2 => {
                Span::new(self.span.start() + 1, self.span.end() - 1)
            }
            _ => self.span,
        }
    }

    pub(crate) fn node_kind(&self) -> NodeKind {
        match self.kind {
            Kind::Verbatim | Kind::Scalar | Kind::Alias => NodeKind::Scalar,
            Kind::Sequence => NodeKind::Sequence,
            Kind::Mapping => NodeKind::Mapping,
        }
    }
}

// A large text has millions of them.
const _: () = assert!(size_of::<NodeData>() == 16);
