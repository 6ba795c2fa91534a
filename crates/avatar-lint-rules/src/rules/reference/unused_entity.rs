//! `unused-entity`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_format::Kind;
use avatar_model::wording::quoted;
use avatar_model::{Model, SharedEntity, Text};
use hashbrown::HashMap;
use pyyaml_syntax::NodeKind;

/// Shared entities that are found nowhere in the run.
pub(crate) static RULE: Rule = Rule {
    name: "unused-entity",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a shared entity that no table of the database is mapped to",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    engine: true,
    page: page!("unused_entity.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if model.originals().next().is_none() || model.may_hide_a(Kind::Extract) {
        return;
    }
    for entity in model.shared_entities() {
        findings.extend(judge(model, &entity));
    }
    conflicts(model, findings);
}

/// Entities that replace a column which another one replaces: one finding for each of them.
fn conflicts(model: &Model<'_>, findings: &mut Vec<Finding>) {
    let mut replaced: HashMap<(&str, &str, &str), (usize, Text<'_>)> = HashMap::new();
    for entity in model.shared_entities() {
        let has_strategy = entity.key_strategy().is_some();
        let attributes = entity.attributes();
        let attributes = attributes.filter(|attribute| attribute.strategy().is_some());
        let attributes: Vec<_> = attributes.flat_map(|it| it.columns()).collect();
        let mut found = None;
        for place in entity.places() {
            let Some((database, table)) = place.database().zip(place.table()) else {
                continue;
            };
            let key = place.column().filter(|_| has_strategy);
            for column in key.into_iter().chain(attributes.iter().copied()) {
                let place = (database.value, table.value, column.value);
                let own = (entity.0.index, column);
                let &mut (index, first) = replaced.entry(place).or_insert(own);
                if index != entity.0.index && found.is_none() {
                    found = Some((table, column, first));
                }
            }
        }
        if let Some((table, column, first)) = found {
            let message = format!(
                "Another entity replaces {} of {} too, and only one of the two can.",
                quoted(column.value),
                quoted(table.value)
            );
            findings.push(
                Finding::new(&RULE, column.span(), message)
                    .related(first.span(), "replaced here too")
                    .help("Leave the column to one of the entities."),
            );
        }
    }
}

fn judge(model: &Model<'_>, entity: &SharedEntity<'_>) -> Option<Finding> {
    let source = model.extract()?.source()?;
    // A database that nothing declares is reported, and may be the one that is read.
    let is_known = |name: &str| model.document(Kind::Database, name).found().is_some();
    let databases = entity.places().map(|place| place.database());
    let mut databases = databases.chain([Some(source)]).flatten();
    if !databases.all(|database| is_known(database.value)) {
        return None;
    }
    let mapping = entity.mapping()?;
    // A mapping of another type is another rule's.
    if mapping.value.kind() != NodeKind::Sequence {
        return None;
    }
    let mut places = entity.places().peekable();
    let is_empty = places.peek().is_none();
    let is_read = places.any(|place| {
        let database = place.database();
        database.is_none_or(|database| database.value == source.value)
    });
    if is_read {
        return None;
    }
    let name = entity.0.name.map_or("?", |name| name.value);
    let message = if is_empty {
        format!("The mapping of {} is empty", quoted(name))
    } else {
        format!(
            "The mapping of {} names no table of {}, the database that is read",
            quoted(name),
            quoted(source.value)
        )
    };
    let message = format!("{message}, so the client leaves the entity out and replaces nothing.");
    let finding = Finding::new(&RULE, mapping.key_span(), message);
    let finding = finding.related(source.span(), "the database that is read");
    Some(finding.help("Add the table, its column, and the database that is read to the mapping."))
}
