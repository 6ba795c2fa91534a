//! `unknown-table`

use crate::facts::declared::Declared;
use crate::facts::plans::{self, Plan};
use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::{Kind, PlannedAction};
use avatar_model::planned_columns;
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Fields, Lists, Model, Table, TableParameters, Text};
use hashbrown::HashSet;
use pyyaml_syntax::NodeKind;

/// Tables that the schema does not declare.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a table that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_table.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    in_plans(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look<'a>(context: &Context<'a>, findings: &mut Vec<Finding>) {
    let lists = Lists::default();
    let model = context.model;
    let mut judge = |schema: &DeclaredSchema<'a>, table: Text<'_>, consequence: &str| {
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
        // A value that is not a mapping is at fault itself.
        let is_mapping =
            |it: &&TableParameters<'_>| it.fields.node.target().kind() == NodeKind::Mapping;
        for table in parameters.tables.iter().filter(is_mapping) {
            judge(schema, table.table, "so the reader stops with an error");
        }
    }
    // The database may have more tables than this set runs.
    let is_slip = |schema: &DeclaredSchema<'a>, table: &Text<'_>| {
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

/// What the plans of a former `input` refer to.
fn in_plans(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let entities = context.model.entities();
    let entities: Vec<_> = entities.filter_map(|entity| entity.name).collect();
    let entities = Declared::new(&entities);
    let plans = context.facts.plans();
    for plan in plans {
        in_plan(plan, findings);
        unknown_entities(&entities, plan, findings);
    }
    unused_names(context.model, plans, findings);
    let places = plans::references(context.model, plans).flat_map(|(_, places)| places);
    for place in places.filter(|place| !place.has_table()) {
        let consequence = |_: Text<'_>| "so the entity is not replaced there".to_owned();
        findings.extend(place.find(|plan, table| slip(plan, table, consequence)));
    }
}

/// A finding where a name is surely meant for another table of the plan.
fn slip<'a>(
    plan: &Plan<'a>,
    name: Text<'a>,
    consequence: impl Fn(Text<'a>) -> String,
) -> Option<Finding> {
    let meant = names::meant(name.value, &plan.tables)?;
    let message = format!(
        "The plan has no table {}, {}.",
        wording::quoted(name.value),
        consequence(meant)
    );
    let meant = Some((meant.value, meant.span()));
    Some(names::unknown(&RULE, name.span(), &message, meant))
}

/// What one plan refers to. The database may have more tables than the plan has.
fn in_plan(plan: &Plan<'_>, findings: &mut Vec<Finding>) {
    for name in plan.copy.selected() {
        findings.extend(slip(plan, name, |meant| {
            let meant = wording::quoted(meant.value);
            format!("so the run copies it as it is, and leaves {meant} out")
        }));
    }
    for (_, table) in plan.copy.planned_tables() {
        for link in table.items("links").map(Fields::item) {
            let parent = link.text("references_table");
            let wrong = parent
                .and_then(|parent| slip(plan, parent, |_| "so this link leads nowhere".to_owned()));
            findings.extend(wrong);
        }
    }
}

/// Planned tables that are surely meant for one of the schema which no plan has.
fn unused_names<'a>(model: &'a Model<'a>, plans: &[Plan<'a>], findings: &mut Vec<Finding>) {
    let Some(schema) = model.planned_schema() else {
        return;
    };
    let planned = plans.iter().flat_map(|plan| {
        let tables = plan.copy.planned_tables();
        tables.map(|(name, _)| (name, model.run_name(plan.copy, name.value)))
    });
    let planned: Vec<_> = planned.collect();
    let known: HashSet<&str> = planned.iter().map(|(_, known)| &**known).collect();
    let unplanned = schema.tables.iter().filter_map(|table| table.name);
    let unplanned = unplanned.filter(|name| !known.contains(name.value));
    let unplanned = Names::new(unplanned.map(|name| name.value));
    for (name, known) in &planned {
        let meant = names::slip(known, &unplanned);
        let meant = meant.and_then(|meant| schema.table(meant).found());
        let Some(meant) = meant.filter(|_| schema.table(known).is_missing()) else {
            continue;
        };
        let message = format!(
            "The schema has no table {}, so the plan says nothing of {}.",
            wording::quoted(known),
            wording::quoted(meant.label())
        );
        let meant = Some((meant.label(), meant.span()));
        findings.push(names::unknown(&RULE, name.span(), &message, meant));
    }
}

/// Entities that are said to replace a column and do not exist.
fn unknown_entities(entities: &Declared<'_>, plan: &Plan<'_>, findings: &mut Vec<Finding>) {
    for (table, fields) in plan.copy.planned_tables() {
        for (column, fields) in planned_columns(&fields) {
            let is_meant = fields
                .word("action")
                .is_some_and(|action| action.is(PlannedAction::Reference));
            let entity = fields.text("reference_table").filter(|_| is_meant);
            let Some(entity) = entity.filter(|it| entities.get(it.value).is_none()) else {
                continue;
            };
            let message = format!(
                "No reference table is named {}, so nothing replaces {} of {}.",
                wording::quoted(entity.value),
                wording::quoted(column.value),
                wording::quoted(table.value)
            );
            let meant = entities.nearest(entity.value);
            let meant = meant.map(|meant| (meant.value, meant.span()));
            findings.push(names::unknown(&RULE, entity.span(), &message, meant));
        }
    }
}

fn judge<'a>(
    lists: &Lists<'a>,
    schema: &DeclaredSchema<'a>,
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
    let finding = names::unknown(&RULE, table.span(), &message, meant);
    Some(finding.help("Write the name of a table of the schema."))
}
