//! `partial-dp`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::StrategyKind;
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{Imputation, Section, TableParameters};

/// What differential privacy does not cover although it is asked for.
pub(crate) static RULE: Rule = Rule {
    name: "partial-dp",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "differential privacy that does not cover everything",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &[
        "avatarization_open_dp",
        "avatarization_fast_dp",
        "exclude_variables",
        "imputation",
        "individual_level",
    ],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("partial_dp.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in &context.model.parameters {
        let mut fast = parameters.section(Section::FastDp);
        let section = parameters.document.fields(Section::FastDp.as_str());
        if let Some(section) = section.filter(|_| fast.next().is_some()) {
            findings.push(
                Finding::new(
                    &RULE,
                    section.head_span(),
                    "Fast DP adds noise only to the projected data: the result is not \
                     differentially private end to end.",
                )
                .help("Use `avatarization_open_dp` where you need the guarantee."),
            );
        }
        for table in parameters
            .tables
            .iter()
            .filter(|table| table.section.is_dp())
        {
            beside(context, table, findings);
        }
    }
}

/// What stands beside the mechanism, outside the budget.
fn beside(context: &Context<'_>, parameters: &TableParameters<'_>, findings: &mut Vec<Finding>) {
    let table = quoted(parameters.table.value);
    let exclusion = parameters.exclusion();
    let excluded = exclusion.and_then(|exclusion| exclusion.0.get("variable_names"));
    let names = exclusion
        .into_iter()
        .flat_map(|exclusion| exclusion.variables());
    if let (Some(excluded), Some(_)) = (excluded, names.clone().next()) {
        let message = format!(
            "Differential privacy does not cover the excluded columns of {table} ({}): the \
             result contains their original values.",
            quoted_list(names.map(|name| name.value), "and")
        );
        let help = "Drop the columns, or avatarize them.";
        findings.push(Finding::new(&RULE, excluded.key_span(), message).help(help));
    }
    let imputation = parameters.imputation().filter(is_done);
    if let Some(imputation) = imputation {
        let message = format!(
            "Differential privacy does not cover the imputation of {table}: missing values of \
             one person are computed from other persons without using the budget."
        );
        let help = "Fill in missing values before the run.";
        findings.push(Finding::new(&RULE, imputation.0.head_span(), message).help(help));
    }
    let Some((schema, table)) = context.model.table_of(parameters) else {
        return;
    };
    let level = table.individual_level().filter(|level| !level.value);
    if let Some(level) = level.filter(|level| !level.node.is_null()) {
        let message = format!(
            "Differential privacy protects single rows of {}, which are not people: a person \
             with several rows is protected less than epsilon says.",
            quoted(table.label())
        );
        let help = "Avatarize a table with one row for each person, or count the epsilon once for \
                    each row that a person can have.";
        findings.push(
            Finding::new(&RULE, parameters.table.span(), message)
                .related(level.span(), "its rows are not people")
                .help(help),
        );
    }
    for column in columns::of(context.model, schema, table) {
        let kind = column.strategy().and_then(|strategy| strategy.kind());
        if let Some(kind) = kind.filter(|kind| kind.is(StrategyKind::HashSha256)) {
            let message = format!(
                "Differential privacy does not cover {}: equal values have equal hashes, \
                 whatever the noise.",
                column.label()
            );
            let help = "Drop the column, or replace its values at random with UUID4.";
            findings.push(
                Finding::new(&RULE, kind.span(), message)
                    .help(help)
                    .related(parameters.table.span(), "uses differential privacy"),
            );
        }
    }
}

/// Whether something is imputed: the writer also emits the section with nulls.
fn is_done(imputation: &Imputation<'_>) -> bool {
    ["method", "k", "training_fraction"]
        .iter()
        .any(|field| imputation.0.get(field).is_some())
}
