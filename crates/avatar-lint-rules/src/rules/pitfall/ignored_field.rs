//! `ignored-field`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Tag};
use avatar_format::Kind;
use avatar_model::{Document, Fields, Model, TableParameters};
use hashbrown::HashSet;
use pyyaml_syntax::{Node, NodeKind, Span, Value};

/// Fields that the reader knows and does not read.
pub(crate) static RULE: Rule = Rule {
    name: "ignored-field",
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "a field or a document that the reader skips although it belongs to the format",
    since: "0.1.0",
    engine: true,
    tag: Some(Tag::Unnecessary),
    page: page!("ignored_field.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut add = |span: Span, message: String, help: &str| {
        findings.push(Finding::new(&RULE, span, message).help(help));
    };
    for column in model
        .schemas
        .iter()
        .flat_map(|it| &it.tables)
        .flat_map(|it| &it.columns)
    {
        if let Some(value_type) = column.fields.get("value_type") {
            let message = "The reader skips `value_type`: the column keeps the `type` it has.";
            add(
                value_type.key_span(),
                message.to_owned(),
                "Remove it, and set `type`.",
            );
        }
        if let Some(name) = column.name.filter(|name| name.value.is_empty())
            && column.roles.primary_key
        {
            let message = "The reader skips a primary key without a name: the table has none.";
            add(
                name.span(),
                message.to_owned(),
                "Write the name of the column.",
            );
        }
    }
    for document in model.of(Kind::Parameters) {
        for field in ["time_series_ref", "avatarization_ref"] {
            if let Some(reference) = document.get(field) {
                let message = format!("The reader skips `{field}` of an `AvatarParameters`.");
                add(reference.key_span(), message, "Remove it.");
            }
        }
    }
    for parameters in model.table_parameters() {
        for (field, span) in emptied(parameters) {
            let (message, help) = match field {
                "variable_names" => (
                    "The reader skips an exclusion without variables: nothing is excluded.",
                    "Name the variables, or remove the exclusion.",
                ),
                _ => (
                    "The reader skips an empty `augmentation_strategy`: nothing is augmented.",
                    "Say how many rows each value gets, or remove the augmentation.",
                ),
            };
            add(span, message.to_owned(), help);
        }
    }
    for database in model.databases().filter(|it| it.0.text("files").is_some()) {
        if let Some(backing) = database.0.get("backing") {
            let message = "The reader skips `backing` beside `files`: the database is a folder.";
            let help = "Remove `backing`, or write `connection` instead of `files`.";
            add(backing.key_span(), message.to_owned(), help);
        }
    }
    let filters = model
        .extract()
        .into_iter()
        .flat_map(|job| job.row_filters());
    for condition in filters.flat_map(|(_, filter)| filter.items("where")) {
        if condition.kind() == NodeKind::Scalar && !condition.is_null() {
            let message = "This condition of `where` is not a mapping, so the engine does not read \
                           it, and it leaves out no row.";
            let help = "Write it as `{column: NAME, op: OPERATOR, value: VALUE}`.";
            add(condition.span(), message.to_owned(), help);
        }
    }
    for document in further_extractions(model) {
        let message = "The reader skips this `AvatarExtractParameters`: it reads the first one \
                       that has a `source`.";
        let help = "Keep one extraction in a set, and move this one to a set of its own.";
        add(document.span(), message.to_owned(), help);
    }
    for document in without_extraction(model) {
        let message = format!(
            "The reader skips this `{}`: no `AvatarExtractParameters` of the set has a `source`.",
            document.kind
        );
        let help = "Add the extraction that reads the database, or remove this document.";
        add(document.span(), message, help);
    }
}

/// The sections that are there and say nothing.
fn emptied(parameters: &TableParameters<'_>) -> impl Iterator<Item = (&'static str, Span)> {
    let exclusion = parameters.exclusion().map(|it| it.0);
    let augmentation = parameters.augmentation().map(|it| it.0);
    let targeted = augmentation.filter(|it| it.has("target_column"));
    let fields: [(&str, Option<Fields<'_>>); 2] = [
        ("variable_names", exclusion),
        ("augmentation_strategy", targeted),
    ];
    let found = fields.map(|(field, fields)| {
        let value = fields.and_then(|fields| fields.get(field))?;
        is_empty(value.node).then(|| (field, value.key_span()))
    });
    found.into_iter().flatten()
}

fn is_empty(node: Node<'_>) -> bool {
    match node.value() {
        Value::List => node.items().len() == 0,
        Value::Dict => node.entries().next().is_none(),
        _ => false,
    }
}

/// The extractions beside the one that is read. Of several of one name another rule speaks.
fn further_extractions<'a>(model: &Model<'a>) -> Vec<Document<'a>> {
    let Some(read) = model.extract() else {
        return Vec::new();
    };
    let mut names = HashSet::new();
    let extractions = model.of(Kind::Extract);
    let distinct = extractions.filter(|it| it.name.is_none_or(|name| names.insert(name.value)));
    distinct.filter(|it| it.index != read.0.index).collect()
}

/// The databases and shared entities that nothing reads: those of a set that does not read
/// a database.
fn without_extraction<'m>(model: &'m Model<'_>) -> impl Iterator<Item = Document<'m>> {
    let is_read = model.extract().is_some()
        || model.extraction_lacks_source()
        || model.may_hide_a(Kind::Extract)
        || model.of(Kind::SchemaDiscovery).next().is_some()
        || model.of(Kind::Reference).next().is_some()
        || model.inputs().next().is_some();
    let documents = (!is_read).then_some(&model.documents);
    let documents = documents.into_iter().flatten().copied();
    documents.filter(|document| matches!(document.kind, Kind::Database | Kind::SharedEntity))
}
