//! `metrics-mismatch`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{Flag, Parameters, Section, TableParameters};
use hashbrown::HashMap;

/// Metrics that look at the data otherwise than the avatarization did.
pub(crate) static RULE: Rule = Rule {
    name: "metrics-mismatch",
    group: Group::Reference,
    level: Level::Info,
    summary: "metrics with another `ncp` or reduction than the avatarization",
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["muted-metrics"],
    page: page!("metrics_mismatch.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let runs = context.model.parameters.iter();
    let runs = runs.filter(|parameters| parameters.document.kind == Kind::Parameters);
    let mut methods = HashMap::new();
    for run in runs.flat_map(|run| &run.tables) {
        if run.section.is_method() {
            methods.insert(run.table.value, run);
        }
    }
    let metrics = context.model.parameters.iter().flat_map(measured);
    let mut by_table: HashMap<&str, Vec<&TableParameters<'_>>> = HashMap::new();
    for measured in metrics {
        by_table
            .entry(measured.table.value)
            .or_default()
            .push(measured);
    }
    for (table, measured) in by_table {
        let run = methods.get(table);
        let Some(run) = run.filter(|run| !metrics::is_in_doubt(context, run)) else {
            continue;
        };
        let of_run = run.ncp();
        let is_wrong = of_run.is_some_and(|ncp| context.conformance.is_at_fault(ncp.node));
        if !is_wrong {
            let components = measured.iter().filter_map(|it| components(it, run));
            findings.extend(together(components));
        }
        let is_right = |it: &TableParameters<'_>| {
            let flag = it.use_categorical_reduction();
            flag.is_none_or(|flag| !context.conformance.is_at_fault(flag.node))
        };
        let comparable = measured.iter().filter(|it| is_right(it) && is_right(run));
        let reductions = comparable.filter_map(|it| reduction(it, run));
        findings.extend(together(reductions));
    }
}

/// What both metrics have is one fault: that of the avatarization, or of both.
fn together(mut findings: impl Iterator<Item = Finding>) -> Option<Finding> {
    let first = findings.next()?;
    Some(findings.fold(first, |first, other| {
        first.related(other.span, "these metrics too")
    }))
}

fn measured<'m, 'a>(
    parameters: &'m Parameters<'a>,
) -> impl Iterator<Item = &'m TableParameters<'a>> {
    let tables = parameters.tables.iter();
    tables.filter(|table| {
        matches!(
            table.section,
            Section::PrivacyMetrics | Section::SignalMetrics
        )
    })
}

fn components(measured: &TableParameters<'_>, run: &TableParameters<'_>) -> Option<Finding> {
    let (own, of_run) = measured.ncp().zip(run.ncp())?;
    (own.value != of_run.value).then(|| {
        let message = format!(
            "The metrics use {} components for {}, but the avatarization uses {}.",
            own.value,
            wording::quoted(measured.table.value),
            of_run.value,
        );
        Finding::new(&RULE, own.span(), message)
            .related(of_run.span(), "the avatarization")
            .help(format!("Write `ncp: {}` here too.", of_run.value))
    })
}

fn reduction(measured: &TableParameters<'_>, run: &TableParameters<'_>) -> Option<Finding> {
    let is_in_doubt = |it: &TableParameters<'_>| {
        let fields = &it.fields;
        fields.is_in_doubt("use_categorical_reduction")
    };
    if is_in_doubt(measured) || is_in_doubt(run) {
        return None;
    }
    let is_on = |flag: Option<Flag<'_>>| flag.is_some_and(|flag| flag.value);
    let own = measured.use_categorical_reduction();
    let of_run = run.use_categorical_reduction();
    if is_on(own) == is_on(of_run) {
        return None;
    }
    let message = format!(
        "The avatarization of {} {} categorical reduction, but the metrics {}.",
        wording::quoted(measured.table.value),
        if is_on(of_run) { "uses" } else { "uses no" },
        if is_on(own) { "do" } else { "do not" },
    );
    let span = own.map_or(measured.span(), |own| own.span());
    let place = of_run.map_or(run.span(), |of_run| of_run.span());
    Some(
        Finding::new(&RULE, span, message)
            .related(place, "the avatarization")
            .help(format!(
                "Write `use_categorical_reduction: {}` here too.",
                is_on(of_run)
            )),
    )
}
