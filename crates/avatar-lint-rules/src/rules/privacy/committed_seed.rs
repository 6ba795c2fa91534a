//! `committed-seed`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::{Model, Table};

/// A seed that makes the random choices of a run reproducible.
pub(crate) static RULE: Rule = Rule {
    name: "committed-seed",
    group: Group::Privacy,
    level: Level::Info,
    summary: "a seed in the file makes replacements reproducible",
    raised_when_exposed: true,
    criteria: &[Criterion::Linkability],
    options: &["seed"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("committed_seed.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    if runs_by_group(model) {
        return;
    }
    let of_runs = model.documents.iter().filter(|document| {
        matches!(
            document.kind,
            Kind::Parameters | Kind::PrivacyMetrics | Kind::SignalMetrics | Kind::Extract
        )
    });
    let mut seeds = of_runs
        .filter_map(|document| document.get("seed"))
        // The package takes 0 for no seed.
        .filter(|seed| seed.value.as_i64() != Some(0));
    let Some(first) = seeds.next() else { return };
    let message = "Anyone who can read the seed in this file can repeat the random choices of \
                   the run, and test guesses against its results.";
    let mut finding = Finding::new(&RULE, first.span(), message)
        .help("Remove it. A run that must be repeatable can get its seed at run time.");
    for other in seeds {
        finding = finding.related(other.span(), "the seed is here as well");
    }
    findings.push(finding);
}

/// Whether the set is one of the groups of a database run.
fn runs_by_group(model: &Model<'_>) -> bool {
    let has_group = |table: &Table<'_>| table.group.is_some();
    model.extract().is_some_and(|job| job.group().is_some())
        || model
            .originals()
            .any(|schema| schema.tables.iter().any(has_group))
}
