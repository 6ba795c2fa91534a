//! `personal-value`

use crate::page::page;
use crate::rules::personal;
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::{AugmentationForm, Fields, Model};
use pyyaml_syntax::{Node, NodeKind};

/// Somebody's data, written into the configuration.
pub(crate) static RULE: Rule = Rule {
    name: "personal-value",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a value in the configuration that looks like somebody's",
    criteria: &[Criterion::SinglingOut],
    options: &[
        "where",
        "exclude_values",
        "augmentation_strategy",
        "annotations",
    ],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("personal_value.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let conditions = model.extract().into_iter().flat_map(|job| {
        let filters = job.row_filters().map(|(_, filter)| filter);
        filters.flat_map(|filter| filter.items("where"))
    });
    report("A condition", conditions.flat_map(compared), findings);

    let excluded = model.entities().filter_map(|entity| entity.excluded());
    let excluded = excluded.flat_map(|(key, field)| values(key, field));
    report("An excluded value", excluded, findings);

    report("A class", classes(model).into_iter(), findings);
    report("A note", notes(model).into_iter(), findings);
}

/// Says of each of the values that looks like somebody's that it does, never
/// what it is.
fn report<'a>(place: &str, values: impl Iterator<Item = Node<'a>>, findings: &mut Vec<Finding>) {
    for value in values {
        let Some(what) = value.text().and_then(personal::found_in) else {
            continue;
        };
        let message = format!(
            "{place} of the configuration holds {what}: everyone who reads the file, its history or \
             its logs reads it."
        );
        findings.push(Finding::new(&RULE, value.span(), message).help(
            "Remove it: choose rows by a column that is not personal, and keep notes free of \
             personal data.",
        ));
    }
}

/// The values that a condition compares with, and those of the conditions in it. One that
/// is a string is a condition of another language, as a whole.
fn compared(condition: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut waiting = vec![condition];
    while let Some(node) = waiting.pop() {
        match node.kind() {
            NodeKind::Scalar => found.push(node),
            // What an alias stands for is looked at where it is written.
            _ if node.is_alias() => {}
            NodeKind::Sequence => waiting.extend(node.items()),
            NodeKind::Mapping => {
                found.extend(values(Fields::item(node), "value"));
                let inner = node.written_entries();
                let inner = inner.filter(|entry| entry.key.text() != Some("value"));
                let inner = inner.map(|entry| entry.value);
                waiting.extend(inner.filter(|inner| inner.kind() != NodeKind::Scalar));
            }
        }
    }
    found
}

/// The scalar under a field, or those of the list there.
fn values<'a>(fields: Fields<'a>, field: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
    let value = fields.get(field).map(|value| value.value);
    let list = value.filter(|value| value.kind() == NodeKind::Sequence);
    let scalar = value.filter(|value| value.kind() == NodeKind::Scalar);
    scalar
        .into_iter()
        .chain(list.into_iter().flat_map(Node::items))
}

/// The classes that augmentations name.
fn classes<'a>(model: &Model<'a>) -> Vec<Node<'a>> {
    let strategies = model.table_parameters().filter_map(|table| {
        let strategy = table.augmentation()?.strategy()?;
        match strategy.value {
            AugmentationForm::Ratios(ratios) => Some(ratios),
            _ => None,
        }
    });
    let classes = strategies.flat_map(|ratios| ratios.entries().collect::<Vec<_>>());
    classes.map(|(class, _)| class.node).collect()
}

/// The annotations, but for those that say who answers for the set.
fn notes<'a>(model: &Model<'a>) -> Vec<Node<'a>> {
    const ANSWER: [&str; 12] = [
        "author",
        "auteur",
        "contact",
        "creator",
        "dpo",
        "maintainer",
        "owner",
        "responsable",
        "responsible",
        "steward",
        "support",
        "team",
    ];
    let documents = model.of(Kind::Metadata);
    let annotations = documents.filter_map(|document| document.root.fields("annotations"));
    let mut notes = Vec::new();
    for (key, note) in annotations.flat_map(|annotations| annotations.entries()) {
        let key = key.value.to_lowercase();
        if ANSWER.iter().any(|word| key.contains(word)) {
            continue;
        }
        match note.node.kind() {
            NodeKind::Sequence => notes.extend(note.node.items()),
            _ => notes.push(note.node),
        }
    }
    notes
}
