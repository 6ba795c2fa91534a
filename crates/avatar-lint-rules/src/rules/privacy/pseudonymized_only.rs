//! `pseudonymized-only`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{ColumnAction, Treatment};
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{ColumnFate, Unread};

/// A table whose rows stay, with nothing but identifiers replaced.
pub(crate) static RULE: Rule = Rule {
    name: "pseudonymized-only",
    group: Group::Privacy,
    level: Level::Warning,
    raised_when_exposed: true,
    summary: "a table of a database run whose rows stay, with only identifiers replaced",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["treatment", "default_treatment"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("pseudonymized_only.md"),
    ..Rule::BASE
};

/// How many columns a message names.
const MAX_NAMED: usize = 3;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if model.extract().is_none() {
        return;
    }
    for (schema, table) in model.original_tables() {
        let treatment = model
            .treatment_of(schema, table)
            .filter(|said| said.is(Treatment::Pseudonymize));
        // Of a treatment that nothing reads, `ineffective-treatment` speaks.
        let is_read = !matches!(model.unread(schema, table), Some(Unread::OwnData(_)));
        let Some(treatment) = treatment.filter(|_| is_read && model.takes_part(table)) else {
            continue;
        };
        let kept: Vec<&str> = columns::of(model, schema, table)
            .filter(|place| {
                let roles = place.column.roles;
                let is_key = roles.primary_key || roles.identifier || place.is_linked();
                let is_said = place
                    .column
                    .action
                    .is_some_and(|action| !action.is(ColumnAction::Keep));
                let is_kept = matches!(place.fate(), ColumnFate::Kept);
                is_kept && !is_key && !is_said && !place.is_in_doubt()
            })
            .map(|place| place.column.label())
            .collect();
        if kept.is_empty() {
            continue;
        }
        let others = match kept.len().saturating_sub(MAX_NAMED) {
            0 => String::new(),
            1 => " and 1 more column".to_owned(),
            others => format!(" and {others} more columns"),
        };
        let named = kept.iter().take(MAX_NAMED);
        let named = if others.is_empty() {
            quoted_list(named, "and")
        } else {
            named
                .map(|name| quoted(name))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let keep = match kept.len() {
            1 => "keeps its",
            _ => "keep their",
        };
        let message = format!(
            "Every row of {} stays, and {named}{others} {keep} original values: these are \
             personal data of which only identifiers are replaced.",
            quoted(table.label())
        );
        let own = table.treatment;
        let mut finding = Finding::new(&RULE, own.map_or(table.span(), |own| own.span()), message);
        if own.is_none() {
            finding = finding.related(treatment.span(), "the treatment of all tables");
        }
        findings.push(finding.help(
            "Write `treatment: anonymize`, or give each of these columns an action or a strategy.",
        ));
    }
}
