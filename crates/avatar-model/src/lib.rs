#![doc = include_str!("../README.md")]
//!
//! [`Model::new`] reads every document of the stream once. What it gives are
//! views: handles on the tree that know the format's fields, and lookups from
//! names to what they name. Reading is tolerant: what is at fault is left out,
//! and what may be declared there counts as unknown ([`Lookup::Unknown`]).
//!
//! - [`Fields`], [`Spanned`]: values with their places
//! - [`Document`]: one document; [`DeclaredSchema`], [`Parameters`] and the other views
//!   say what it holds
//! - [`ColumnFate`]: what becomes of a column, all documents considered

pub mod characters;
mod column;
pub mod conformance;
mod copies;
mod database;
pub mod directive;
mod document;
mod doubt;
mod fate;
mod lists;
mod lookup;
mod metadata;
mod parameters;
mod plan;
mod report;
mod run;
mod schema;
pub mod suggest;
mod table;
mod value;
pub mod wording;
pub mod written;

#[cfg(test)]
mod tests;

pub use column::{Column, Mark, Pseudonymization, Roles};
pub use copies::Copies;
pub use database::{
    Attribute, Copy, Database, Discovery, Entity, Extract, Input, KeyPlace, Regenerate,
    SharedEntity, SourceTable, planned_columns, source_tables,
};
pub use document::{Document, Results};
pub use fate::{ColumnFate, PlannedColumn};
pub use lists::Lists;
pub use lookup::Lookup;
pub use metadata::{Exposure, Metadata};
pub use parameters::{
    Alignment, Augmentation, AugmentationForm, ColumnReference, ColumnRole, Exclusion, Imputation,
    Parameters, Processor, Section, TableParameters,
};
pub use report::Report;
pub use run::Unread;
pub use schema::{AVATARIZED, DeclaredSchema};
pub use table::{Link, Location, Table};

pub use value::{Fields, Flag, Integer, Number, Spanned, Text, Word, is_truthy};

use avatar_format::{DataRecipient, Kind};
use document::Hidden;
use doubt::Doubts;
use hashbrown::HashMap;
use plan::Added;
use pyyaml_syntax::edit::Editor;
use pyyaml_syntax::{Node, NodeKind, Stream};
use run::Run;

/// The volumes that exist without a document.
pub const BUILT_IN_VOLUMES: [&str; 2] = ["input", "results"];

/// Everything a set declares, names resolved.
#[derive(Debug)]
pub struct Model<'a> {
    /// Where it was read from.
    pub stream: &'a Stream<'a>,
    /// The documents that can be read, in the order they are written.
    pub documents: Vec<Document<'a>>,
    /// The schemas, original and avatarized.
    pub schemas: Vec<DeclaredSchema<'a>>,
    /// The parameters of avatarizations and metrics.
    pub parameters: Vec<Parameters<'a>>,
    hidden: Hidden<'a>,
    /// Documents by kind and name: of several, the last.
    by_name: HashMap<(Kind, &'a str), usize>,
    schemas_by_name: HashMap<&'a str, usize>,
    run: Run<'a>,
    /// What the plan of a former `input` adds to a schema.
    added: Added<'a>,
    exposure: Option<Exposure>,
    /// What shared entities with a fault may be meant to replace.
    doubts: Doubts<'a>,
    /// The former inputs, with the documents they are part of.
    inputs: Vec<(Document<'a>, Input<'a>)>,
    /// What can be edited in the stream, and how.
    pub editor: Editor<'a>,
}

impl<'a> Model<'a> {
    /// Reads the set from its documents. A document that PyYAML rejects declares
    /// nothing, but may have declared anything that its head does not contradict.
    pub fn new(stream: &'a Stream<'a>) -> Self {
        Self::read(stream, false)
    }

    /// [`Model::new`] for a text that is being written: a document that PyYAML
    /// rejects declares what can be read of it.
    pub fn draft(stream: &'a Stream<'a>) -> Self {
        Self::read(stream, true)
    }

    fn read(stream: &'a Stream<'a>, with_broken: bool) -> Self {
        let mut documents = Vec::new();
        let mut hidden = Hidden::default();
        let mut misread = Vec::new();
        for document in stream.documents() {
            let root = document.root();
            let is_readable = with_broken || !document.is_broken();
            let read = root.filter(|_| is_readable);
            match read.and_then(|root| Document::new(root, document.index())) {
                Some(read) => {
                    if read.name.is_none() {
                        hidden.add_nameless(read.kind);
                    }
                    documents.push(read);
                }
                None if document.is_broken() || root.is_some_and(is_truthy) => {
                    hidden.add(root);
                    misread.extend(root.filter(|root| root.kind() == NodeKind::Mapping));
                }
                // The reader skips what is null or empty: it declares nothing.
                None => {}
            }
        }
        for kind in swallowed(stream) {
            hidden.add_swallowed(kind);
        }

        let schemas: Vec<_> = of(&documents, Kind::Schema)
            .map(DeclaredSchema::new)
            .collect();
        let parameters = documents.iter().copied().filter(|document| {
            matches!(
                document.kind,
                Kind::Parameters | Kind::PrivacyMetrics | Kind::SignalMetrics
            )
        });
        let parameters: Vec<_> = parameters.map(Parameters::new).collect();
        let schemas_by_name: HashMap<&str, usize> = schemas
            .iter()
            .enumerate()
            .filter_map(|(index, schema)| Some((schema.document.name?.value, index)))
            .collect();
        let run = Run::new(&documents, &schemas, &schemas_by_name, &parameters);
        let mut model = Self {
            stream,
            by_name: by_name(&documents),
            added: Added::new(&documents, &schemas, &run),
            schemas_by_name,
            run,
            parameters,
            exposure: last(&documents, Kind::Metadata)
                .and_then(|document| Metadata::new(document).exposure()),
            editor: Editor::new(stream),
            inputs: documents
                .iter()
                .filter_map(|document| Some((*document, input(document)?)))
                .collect(),
            schemas,
            documents,
            hidden,
            doubts: Doubts::default(),
        };
        model.doubts = model.doubts(&misread);
        model
    }

    /// The documents of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = Document<'a>> {
        of(&self.documents, kind)
    }

    /// The document of that kind and name: of several, the last.
    pub fn document(&self, kind: Kind, name: &str) -> Lookup<&Document<'a>> {
        let index = self.by_name.get(&(kind, name));
        Lookup::of(
            index.and_then(|&index| self.documents.get(index)),
            !self.may_hide(kind, name),
        )
    }

    /// Whether no two documents of one kind have one name.
    pub fn has_unique_names(&self) -> bool {
        let named = self.documents.iter().filter(|it| it.name.is_some());
        named.count() == self.by_name.len()
    }

    /// The schema of that name: of several, the last.
    pub fn schema(&self, name: &str) -> Lookup<&DeclaredSchema<'a>> {
        let index = self.schemas_by_name.get(name);
        Lookup::of(
            index.and_then(|&index| self.schemas.get(index)),
            !self.may_hide(Kind::Schema, name),
        )
    }

    /// Whether something that cannot be read may be the document of that kind
    /// and name.
    pub fn may_hide(&self, kind: Kind, name: &str) -> bool {
        self.hidden.may_be(kind, name)
    }

    /// Whether something that cannot be read may be one more document of that kind.
    pub fn may_hide_a(&self, kind: Kind) -> bool {
        self.hidden.may_be_a(kind)
    }

    /// The schemas of the original data.
    pub fn originals(&self) -> impl Iterator<Item = &DeclaredSchema<'a>> {
        let schemas = self.schemas.iter();
        schemas.filter(|schema| !schema.is_avatarized())
    }

    /// The schema of the original data that belongs to `schema`: itself, or the
    /// one it is the avatarized twin of.
    pub fn original_of<'m>(
        &'m self,
        schema: &'m DeclaredSchema<'a>,
    ) -> Option<&'m DeclaredSchema<'a>> {
        if !schema.is_avatarized() {
            return Some(schema);
        }
        let by_ref = schema.schema_ref().map(|reference| reference.value);
        let by_name = || schema.document.name?.value.strip_suffix(AVATARIZED);
        let named = self.schema(by_ref.or_else(by_name)?);
        match named {
            Lookup::Found(original) if !original.is_avatarized() => Some(original),
            Lookup::Unknown => None,
            Lookup::Found(_) | Lookup::Missing => self.only_original(),
        }
    }

    /// The schema of the original data that `document` works on: the one that
    /// its `schema` leads to. Where that leads nowhere, the only one there is,
    /// since the engine reads the tables of all schemas into one set.
    pub fn original_for(&self, document: &Document<'a>) -> Option<&DeclaredSchema<'a>> {
        let Some(name) = document.text("schema") else {
            return self.only_original();
        };
        match self.schema(name.value) {
            Lookup::Found(schema) => self.original_of(schema),
            Lookup::Missing => self.only_original(),
            Lookup::Unknown => None,
        }
    }

    fn only_original(&self) -> Option<&DeclaredSchema<'a>> {
        let mut originals = self.originals();
        let first = originals.next()?;
        let is_only = originals.next().is_none() && !self.may_hide_a(Kind::Schema);
        is_only.then_some(first)
    }

    /// What one table's parameters work on: its schema and the table itself.
    pub fn table_of(
        &self,
        parameters: &TableParameters<'a>,
    ) -> Option<(&DeclaredSchema<'a>, &Table<'a>)> {
        let schema = self.original_for(&parameters.document)?;
        let table = schema.table(parameters.table.value).found()?;
        Some((schema, table))
    }

    /// Everything that the sections of `AvatarParameters` and of both metrics
    /// say of tables.
    pub fn table_parameters(&self) -> impl Iterator<Item = &TableParameters<'a>> {
        let parameters = self.parameters.iter();
        parameters.flat_map(|parameters| &parameters.tables)
    }

    /// The set's metadata: of several documents the last, as the engine reads them.
    pub fn metadata(&self) -> Option<Metadata<'a>> {
        last(&self.documents, Kind::Metadata).map(Metadata::new)
    }

    /// To whom the data leave the organization, if the set says so.
    pub fn leaves_to(&self) -> Option<Spanned<'a, DataRecipient>> {
        self.metadata()?.leaves_to()
    }

    /// Whether the set only advises on a run or proposes a schema, and avatarizes
    /// nothing.
    pub fn only_prepares(&self) -> bool {
        let mut kinds = self.documents.iter().map(|document| document.kind);
        let prepares = |kind| matches!(kind, Kind::Advice | Kind::SchemaDiscovery);
        kinds.clone().any(prepares) && !kinds.any(|kind| kind == Kind::Parameters)
    }

    /// Why the set's own metadata calls for more care, if it does.
    pub fn exposure(&self) -> Option<&Exposure> {
        self.exposure.as_ref()
    }

    /// The reports.
    pub fn reports(&self) -> impl Iterator<Item = Report<'a>> {
        self.of(Kind::Report).map(Report)
    }

    /// The databases.
    pub fn databases(&self) -> impl Iterator<Item = Database<'a>> {
        self.of(Kind::Database).map(Database)
    }

    /// What several tables or databases share.
    pub fn shared_entities(&self) -> impl Iterator<Item = SharedEntity<'a>> {
        self.of(Kind::SharedEntity).map(SharedEntity)
    }

    /// What several tables or databases share, in either shape.
    pub fn entities(&self) -> impl Iterator<Item = Entity<'a>> {
        let references = self
            .input()
            .into_iter()
            .flat_map(|input| input.references());
        let shared = self.shared_entities().map(Entity::of_document);
        shared.chain(references.map(Entity::of_reference))
    }

    /// The jobs that write the target of a database run.
    pub fn regenerations(&self) -> impl Iterator<Item = Regenerate<'a>> {
        self.of(Kind::Regenerate).map(Regenerate)
    }

    /// The jobs that propose a schema.
    pub fn discoveries(&self) -> impl Iterator<Item = Discovery<'a>> {
        self.of(Kind::SchemaDiscovery).map(Discovery)
    }

    /// The former `input` that decides what becomes of tables and columns.
    pub fn input(&self) -> Option<Input<'a>> {
        self.run.input()
    }

    /// What the former `input` that decides does with each database.
    pub fn copies(&self) -> &Copies<'a> {
        self.run.copies()
    }

    /// The former inputs, with the documents they are part of.
    pub fn inputs(&self) -> impl Iterator<Item = (Document<'a>, Input<'a>)> {
        self.inputs.iter().copied()
    }
}

/// The documents of one kind.
fn of<'m, 'a>(
    documents: &'m [Document<'a>],
    kind: Kind,
) -> impl Iterator<Item = Document<'a>> + use<'m, 'a> {
    let documents = documents.iter().copied();
    documents.filter(move |document| document.kind == kind)
}

fn last<'a>(documents: &[Document<'a>], kind: Kind) -> Option<Document<'a>> {
    of(documents, kind).last()
}

fn by_name<'a>(documents: &[Document<'a>]) -> HashMap<(Kind, &'a str), usize> {
    let documents = documents.iter().enumerate();
    documents
        .filter_map(|(index, document)| Some(((document.kind, document.name?.value), index)))
        .collect()
}

fn extract<'a>(documents: &[Document<'a>]) -> Option<Extract<'a>> {
    let mut jobs = of(documents, Kind::Extract).map(Extract);
    jobs.find(|job| job.source().is_some_and(|source| !source.value.is_empty()))
}

/// The former `input` of a job.
fn input<'a>(document: &Document<'a>) -> Option<Input<'a>> {
    document.fields("input").map(Input)
}

/// The kinds of documents of which a missing or misspelt `---` left no more than a
/// further `kind`.
fn swallowed<'a>(stream: &'a Stream<'a>) -> impl Iterator<Item = Option<&'a str>> {
    let is_root = |node: Node<'_>| {
        let document = stream.document(node.document_index());
        document.and_then(pyyaml_syntax::Document::root) == Some(node)
    };
    let broken = stream.documents().filter(|document| document.is_broken());
    let unread = broken.flat_map(|document| {
        let lines = document.span().text(stream.text()).lines();
        let kinds = lines.filter_map(|line| line.strip_prefix("kind:"));
        kinds.skip(1).map(|kind| Some(kind.trim()))
    });
    let duplicates = stream.duplicate_keys().into_iter();
    let repeated = duplicates.filter_map(move |duplicate| {
        let is_head = duplicate.first.text() == Some("kind") && is_root(duplicate.mapping);
        is_head.then(|| {
            let mut written = duplicate.mapping.written_entries();
            let first = written.find(|entry| entry.key == duplicate.first);
            first.and_then(|entry| entry.value.text())
        })
    });
    unread.chain(repeated)
}
