//! `disconnected-tables`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Table};
use hashbrown::HashSet;

/// Tables that no link joins to the others.
pub(crate) static RULE: Rule = Rule {
    name: "disconnected-tables",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table that no link connects to the others of its schema",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("disconnected_tables.md"),
    ..Rule::BASE
};

/// How many of the other parts a finding points at.
const MAX_RELATED: usize = 10;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let only_advises =
        model.of(Kind::Advice).next().is_some() && model.of(Kind::Parameters).next().is_none();
    if only_advises {
        return;
    }
    for schema in model.originals() {
        let mut cut_off = cut_off(context, schema).into_iter();
        let Some(first) = cut_off.next() else {
            continue;
        };
        let message = format!(
            "No link connects {} to the other tables of the schema. The engine rejects a schema \
             whose tables are not connected.",
            wording::quoted(first.label()),
        );
        let mut finding = Finding::new(&RULE, first.span(), message);
        for other in cut_off.take(MAX_RELATED) {
            finding = finding.related(other.span(), "this table is not connected either");
        }
        findings.push(
            finding.help(
                "Add a link to the parent table, or move unrelated tables to a separate set.",
            ),
        );
    }
}

/// The first table of each part that links hold together, but for the first part.
/// In a database run each group is expected to be a part of its own.
fn cut_off<'m, 'a>(context: &Context<'a>, schema: &'m DeclaredSchema<'a>) -> Vec<&'m Table<'a>> {
    let model = context.model;
    // A link that leads nowhere may be the one that is missed here.
    let is_known = schema.checks_links() && schema.is_complete() && schema.links_are_resolved();
    let mut tables = schema.tables.iter();
    if !is_known || tables.any(|table| model.may_be_left_out(table)) {
        return Vec::new();
    }
    let mut parts = Parts::new(schema.tables.len());
    for (index, table) in schema.tables.iter().enumerate() {
        let children = table.links.iter().filter_map(|link| link.child);
        for child in children.filter_map(|child| schema.table_index(child.value)) {
            parts.join(index, child);
        }
    }
    let mut seen = HashSet::new();
    let mut groups = HashSet::new();
    let mut cut_off = Vec::new();
    let tables = schema.kept_tables();
    let tables = tables.filter(|table| model.takes_part(table) && has_known_treatment(table));
    for table in tables {
        let index = table.name.and_then(|name| schema.table_index(name.value));
        let is_new = index.is_some_and(|index| seen.insert(parts.root(index)));
        if is_new && !groups.insert(table.group.map(|group| group.value)) {
            cut_off.push(table);
        }
    }
    cut_off
}

/// Whether it can be told what becomes of the table: a misspelt `ignore` would take it out.
fn has_known_treatment(table: &Table<'_>) -> bool {
    let is_said = table.fields.is_meant("treatment");
    let treatment = table.treatment;
    treatment.map_or(!is_said, |treatment| treatment.value.is_some())
}

/// Sets of numbers that are joined pairwise (union-find).
struct Parts {
    parents: Vec<usize>,
}

impl Parts {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    fn root(&mut self, of: usize) -> usize {
        let mut at = of;
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            // Halve the way for the next who asks.
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(own) = self.parents.get_mut(at) {
                *own = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}
