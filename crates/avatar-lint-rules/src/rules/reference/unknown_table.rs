//! `unknown-table`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{Lists, Schema, Table, Text};

/// Tables that the schema does not declare.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a table that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unknown_table.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look<'a>(context: &Context<'a>, findings: &mut Vec<Finding>) {
    let lists = Lists::default();
    let model = context.model;
    let mut judge = |schema: &Schema<'a>, table: Text<'_>, consequence: &str| {
        findings.extend(judge(&lists, schema, table, consequence));
    };

    for schema in &model.schemas {
        for (_, link) in schema.links() {
            if let Some(child) = link.child {
                judge(schema, child, "so the reader stops with an error");
            }
        }
        if let Some(original) = model.original_of(schema).filter(|_| schema.is_avatarized()) {
            for name in schema.tables.iter().filter_map(|table| table.name) {
                judge(original, name, "so these avatars belong to no table");
            }
        }
    }
    for parameters in &model.parameters {
        let Some(schema) = model.original_for(&parameters.document) else {
            continue;
        };
        for table in &parameters.tables {
            judge(schema, table.table, "so the reader stops with an error");
        }
    }
    // The database may have more tables than this set runs.
    let is_slip = |schema: &Schema<'a>, table: &Text<'_>| {
        names::slip(table.value, &lists.tables_of(schema)).is_some()
    };
    for discovery in model.of(Kind::SchemaDiscovery) {
        let Some(schema) = model.originals().next() else {
            break;
        };
        for table in discovery
            .texts("tables")
            .filter(|table| is_slip(schema, table))
        {
            judge(schema, table, "so the discovery does not find it");
        }
    }
    let Some(extract) = model.extract() else {
        return;
    };
    let Some(schema) = model.original_for(&extract.0) else {
        return;
    };
    for (table, _) in extract.row_filters() {
        judge(schema, table, "so this filter has no effect");
    }
    let source = extract.source().map(|source| source.value);
    for place in model.shared_entities().flat_map(|entity| entity.places()) {
        let is_source = place.database().map(|database| database.value) == source;
        if let Some(table) = place
            .table()
            .filter(|table| is_source && is_slip(schema, table))
        {
            judge(schema, table, "so the entity is not replaced there");
        }
    }
}

fn judge<'a>(
    lists: &Lists<'a>,
    schema: &Schema<'a>,
    table: Text<'_>,
    consequence: &str,
) -> Option<Finding> {
    if !schema.table(table.value).is_missing() {
        return None;
    }
    let meant = lists.tables_of(schema).nearest(table.value);
    let place = meant.and_then(|name| schema.table(name).found());
    let of_schema = schema.document.name;
    let of_schema = of_schema.map_or_else(
        || "The schema".to_owned(),
        |name| format!("The schema {}", wording::quoted(name.value)),
    );
    let message = format!(
        "{of_schema} has no table {}, {consequence}.",
        wording::quoted(table.value)
    );
    let meant = meant.zip(place.map(Table::span));
    Some(names::unknown(&RULE, table.span(), &message, meant))
}
