//! `muted-metrics`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{Imputation, Integer, Section, TableParameters};
use hashbrown::HashMap;

/// Privacy metrics that look away.
pub(crate) static RULE: Rule = Rule {
    name: "muted-metrics",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "privacy metrics that are set to see less than there is",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["column_weights", "imputation", "ncp", "quantile_threshold"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["unknown-column"],
    page: page!("muted_metrics.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for (metrics, name) in metrics::privacy_metrics(model) {
        let runs = metrics::runs(model)
            .filter(|run| name.is_none() || run.document.name.map(|own| own.value) == name);
        let tables = runs.flat_map(|run| &run.tables);
        let methods = tables.filter(|table| table.section.is_method());
        let methods: HashMap<&str, _> = methods.map(|run| (run.table.value, run)).collect();
        for measured in metrics.section(Section::PrivacyMetrics) {
            let run = methods.get(measured.table.value).copied();
            let run = run.filter(|run| run.fields.is_mapping());
            let run = run.filter(|run| !metrics::is_in_doubt(context, run));
            findings.extend(threshold(measured));
            findings.extend(weights(context, measured, run));
            if let Some(run) = run {
                findings.extend(components(measured, run));
                findings.extend(imputation(measured, run));
            }
        }
    }
}

/// A threshold that makes all rows count as close, or none.
fn threshold(measured: &TableParameters<'_>) -> Option<Finding> {
    let threshold = measured.fields.number("quantile_threshold")?;
    let effect = match threshold.value {
        0.0 => "no row",
        100.0 => "every row",
        _ => return None,
    };
    let message = format!(
        "With this threshold {effect} of {} counts as close to another, so the metric says the \
         same whatever the avatars are.",
        quoted(measured.table.value)
    );
    let help = "Remove `quantile_threshold`, or write a percentile between 0 and 100.";
    Some(Finding::new(&RULE, threshold.span(), message).help(help))
}

/// Weights of 0, which hide columns, or else weights that are not the run's.
fn weights(
    context: &Context<'_>,
    measured: &TableParameters<'_>,
    run: Option<&TableParameters<'_>>,
) -> Option<Finding> {
    let table = quoted(measured.table.value);
    let own: Vec<_> = measured.column_weights().collect();
    let is_zero = |weight: Option<f64>| weight == Some(0.0);
    let hidden = own.iter().filter(|(_, weight)| is_zero(weight.as_f64()));
    let hidden: Vec<_> = hidden.map(|(column, _)| *column).collect();
    if let Some(first) = hidden.first() {
        let message = format!(
            "A weight of 0 hides {} of {table} from the privacy metrics: what can be learned \
             from it is not measured.",
            quoted_list(hidden.iter().map(|column| column.value), "and")
        );
        let help = match run {
            Some(run) => help_of_weights(run),
            None => "Remove the weights of 0.",
        };
        return Some(Finding::new(&RULE, first.span(), message).help(help));
    }
    let run = run?;
    if run.fields.is_in_doubt("column_weights") || has_odd_weights(context, run) {
        return None;
    }
    let of_run: HashMap<&str, Option<f64>> = run
        .column_weights()
        .map(|(column, weight)| (column.value, weight.as_f64()))
        .collect();
    let (column, _) = own.iter().find(|(column, weight)| {
        // A weight that is not a number is reported elsewhere.
        let expected = of_run.get(column.value).copied().unwrap_or(Some(1.0));
        let weights = weight.as_f64().zip(expected);
        weights.is_some_and(|(weight, expected)| weight.total_cmp(&expected).is_ne())
    })?;
    let message = format!(
        "The privacy metrics weigh {} of {table} differently from the avatarization does, so they \
         measure other distances than those the avatars were made by.",
        quoted(column.value)
    );
    let place = run.fields.fields("column_weights");
    let place = place.map_or(run.span(), |weights| weights.head_span());
    Some(
        Finding::new(&RULE, column.span(), message)
            .related(place, "the avatarization")
            .help(help_of_weights(run)),
    )
}

/// Whether another rule reports a fault of the weights of the run, so that it is not known
/// which ones are meant.
fn has_odd_weights(context: &Context<'_>, run: &TableParameters<'_>) -> bool {
    let table = context.model.table_of(run).map(|(_, table)| table);
    let is_unknown = |name: &str| {
        table.is_some_and(|table| table.has_typed_columns() && table.column(name).is_missing())
    };
    let is_no_list =
        run.fields.has("column_weights") && run.fields.fields("column_weights").is_none();
    is_no_list
        || run.column_weights().any(|(column, weight)| {
            let is_weight = weight.as_f64().is_some_and(|weight| weight >= 0.0);
            !is_weight || is_unknown(column.value)
        })
}

/// What to write instead of weights: those of the run.
fn help_of_weights(run: &TableParameters<'_>) -> &'static str {
    if run.column_weights().next().is_some() {
        "Write the `column_weights` of the avatarization."
    } else {
        "Remove `column_weights`: the avatarization has none."
    }
}

/// Fewer dimensions than the avatarization has.
fn components(measured: &TableParameters<'_>, run: &TableParameters<'_>) -> Option<Finding> {
    let (own, of_run) = measured.ncp().zip(run.ncp())?;
    (own.value < of_run.value).then(|| {
        let message = format!(
            "The privacy metrics compare {} in {} dimensions, but the avatarization uses {}: \
             they see less than an attacker can.",
            quoted(measured.table.value),
            own.value,
            of_run.value
        );
        Finding::new(&RULE, own.span(), message)
            .related(of_run.span(), "the avatarization")
            .help(format!("Write `ncp: {}` here too.", of_run.value))
    })
}

/// Missing values that are filled otherwise.
fn imputation(measured: &TableParameters<'_>, run: &TableParameters<'_>) -> Option<Finding> {
    let (own, of_run) = measured.imputation().zip(run.imputation())?;
    let is_unread = |it: &Imputation<'_>| {
        let has_no_method = it.method().is_none();
        let is_no_k = |k: Integer<'_>| k.value < 1;
        let has_no_k = it.k().is_none_or(is_no_k);
        has_no_k && it.0.is_meant("k") || has_no_method && (has_no_k || it.0.is_meant("method"))
    };
    if is_unread(&own) || is_unread(&of_run) {
        return None;
    }
    let said = |imputation: Imputation<'_>| {
        let method = imputation.method().map(|method| method.value);
        (method, imputation.k().map(|k| k.value))
    };
    (said(own) != said(of_run)).then(|| {
        let message = format!(
            "The privacy metrics fill the missing values of {} differently from the avatarization \
             does, so they measure other rows.",
            quoted(measured.table.value)
        );
        Finding::new(&RULE, own.0.head_span(), message)
            .related(of_run.0.head_span(), "the avatarization")
            .help("Write the `imputation` of the avatarization.")
    })
}
