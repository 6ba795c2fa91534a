//! `lost-on-reread`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use avatar_format::{Kind, ReportType, schemas};
use avatar_model::wording::quoted_list;
use avatar_model::{BUILT_IN_VOLUMES, Document, Fields, Model, Report, TableParameters, Text};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::{Node, Span, Value};

/// What does not survive being loaded and written again.
pub(crate) static RULE: Rule = Rule {
    name: "lost-on-reread",
    group: Group::Pitfall,
    level: Level::Info,
    summary: "a setting that the client loses when it loads the file",
    since: "0.1.0",
    engine: true,
    yields_in_document_to: &["duplicate-document"],
    page: page!("lost_on_reread.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut lost = Vec::new();
    seeds(model, &mut lost);
    link_checks(model, &mut lost);
    shared_results(model, &mut lost);
    imputations(model, &mut lost);
    reports(model, &mut lost);
    findings.extend(time_series(context));
    findings.extend(own_results(model));
    findings.extend(paths(model));
    findings.extend(
        lost.into_iter()
            .map(|(span, what, help)| report(span, &what, help)),
    );
}

/// What is lost, where, and what to write instead.
type Lost = Vec<(Span, String, &'static str)>;

fn report(span: Span, what: &str, help: impl Into<String>) -> Finding {
    let message = format!("When the client loads this file, {what}.");
    Finding::new(&RULE, span, message).help(help)
}

/// A seed of 0, where Python's `seed or None` loses it, and the seed of an extraction,
/// which is that of the run.
fn seeds(model: &Model<'_>, lost: &mut Lost) {
    let mut of_run = None;
    for document in model.of(Kind::Parameters) {
        let seed = document.integer("seed");
        if let Some(seed) = seed.filter(|seed| seed.value == 0) {
            lost.push((
                seed.span(),
                "the seed 0 is read as no seed, and is lost".into(),
                "Write another number, or remove it.",
            ));
        }
        of_run = seed
            .map(|seed| seed.value)
            .filter(|seed| *seed != 0)
            .or(of_run);
    }
    // What cannot be read may hold the seed of the run.
    let mut jobs = model.of(Kind::Parameters);
    let is_unread = |job: Document<'_>| {
        let is_no_seed = |spec: Fields<'_>| {
            let is_written = spec.has("seed") && spec.integer("seed").is_none();
            is_written || spec.misspells("seed")
        };
        job.spec().is_none_or(is_no_seed)
    };
    if model.may_hide_a(Kind::Parameters) || jobs.any(is_unread) {
        return;
    }
    for document in model.of(Kind::Extract) {
        let seed = document.integer("seed");
        if let Some(seed) = seed.filter(|seed| Some(seed.value) != of_run) {
            let (what, help) = match of_run {
                Some(_) => (
                    "this seed is replaced by that of the avatarization",
                    "Remove it, or write the seed of the avatarization.",
                ),
                None => (
                    "this seed is lost",
                    "Remove it, or write the same seed in `AvatarParameters`.",
                ),
            };
            lost.push((seed.span(), what.into(), help));
        }
    }
}

/// Whether links are checked, which only an advice keeps.
fn link_checks(model: &Model<'_>, lost: &mut Lost) {
    if model.of(Kind::Advice).next().is_some() || model.may_hide_a(Kind::Advice) {
        return;
    }
    for schema in &model.schemas {
        if let Some(check) = schema.document.get("check_links_between_tables") {
            let what = "`check_links_between_tables` is lost";
            lost.push((check.key_span(), what.into(), "Remove it."));
        }
    }
}

/// What the results of one job say for all: every field but the place, which each job has.
fn of_all() -> impl Iterator<Item = &'static str> {
    let results = schemas::spec_of(Kind::Parameters).and_then(|spec| spec.field("results"));
    let fields = results.into_iter().flat_map(|results| results.fields);
    let names = fields.map(|field| field.name);
    names.filter(|name| !["volume", "path"].contains(name))
}

/// The jobs whose results are read, which are the same for all of them.
const WITH_RESULTS: [Kind; 3] = [Kind::Parameters, Kind::PrivacyMetrics, Kind::SignalMetrics];

/// A later `results` with a volume replaces what an earlier one says.
fn shared_results(model: &Model<'_>, lost: &mut Lost) {
    let mut earlier: Option<Fields<'_>> = None;
    let jobs = model.documents.iter();
    for document in jobs.filter(|document| WITH_RESULTS.contains(&document.kind)) {
        let Some(results) = document.fields("results").filter(|it| it.has("volume")) else {
            continue;
        };
        let wiped = of_all().filter(|field| {
            let before = earlier.and_then(|earlier| earlier.get(field));
            before.is_some_and(|before| !says_the_same(&results, field, before.node))
        });
        let wiped: Vec<&str> = wiped.collect();
        if !wiped.is_empty() {
            let are = if wiped.len() > 1 { "are" } else { "is" };
            let fields = quoted_list(wiped, "and");
            let what = format!("{fields} of the `results` above {are} replaced by what is here");
            let help = "Write the same values in both.";
            lost.push((results.head_span(), what, help));
        }
        earlier = Some(results);
    }
}

/// Results that are not read: those of the first avatarization are used. One loss, and
/// the others.
fn own_results(model: &Model<'_>) -> Option<Finding> {
    let mut jobs = model.of(Kind::Parameters);
    let of_run = jobs.find_map(|document| document.fields("results"))?;
    let is_volume = |volume: Text<'_>| {
        let name = volume.value;
        BUILT_IN_VOLUMES.contains(&name) || !model.document(Kind::Volume, name).is_missing()
    };
    // A volume that nothing declares is reported.
    let knows_volume = of_run.text("volume").is_some_and(is_volume);
    let mut lost = model.documents.iter().filter_map(|document| {
        if WITH_RESULTS.contains(&document.kind) {
            return None;
        }
        own_path(document)?;
        let results = document.fields("results")?;
        let differs = |field: &&str| {
            let own = results.get(field);
            own.is_some_and(|own| !says_the_same(&of_run, field, own.node))
        };
        let volume = knows_volume && results.text("volume").is_some_and(is_volume);
        let volume = volume.then_some("volume");
        let fields = of_all().chain(volume).filter(differs);
        let fields: Vec<&str> = fields.collect();
        let what = quoted_list(fields.iter().copied(), "and");
        let what = format!("{what} is not read here: the job writes where the run writes");
        (!fields.is_empty()).then_some((results.head_span(), what))
    });
    let first = lost.next()?;
    let help = "Remove these fields, or write the values of the run.";
    Some(together(first, lost, help))
}

/// One loss, and others for the same reason.
fn together(
    (span, what): (Span, String),
    others: impl Iterator<Item = (Span, String)>,
    help: impl Into<String>,
) -> Finding {
    let finding = report(span, &what, help);
    others.fold(finding, |finding, (span, what)| finding.related(span, what))
}

/// Paths that the client replaces, as one loss: the first of them, and the others.
fn paths(model: &Model<'_>) -> Option<Finding> {
    let mut paths = model.documents.iter().filter_map(|document| {
        let path = document.results()?.path()?;
        let own = own_path(document).filter(|own| *own != path.value)?;
        Some((path.span(), own))
    });
    let (span, own) = paths.next()?;
    let becomes = |own| format!("the path of these results becomes `{own}`");
    let others = paths.map(|(span, own)| (span, becomes(own)));
    let help = format!("Write `path: {own}`.");
    Some(together((span, becomes(own)), others, help))
}

/// The path that the client gives the results of a job, whatever the file says.
fn own_path(document: &Document<'_>) -> Option<&'static str> {
    Some(match document.kind {
        Kind::Parameters => "standard",
        Kind::PrivacyMetrics => "privacy_metrics",
        Kind::SignalMetrics => "signal_metrics",
        Kind::Extract => "extract",
        Kind::Regenerate => "regenerate",
        Kind::Advice => "advice",
        Kind::SchemaDiscovery => "schema_discovery",
        Kind::Report => match Report(*document).report_type()?.value {
            ReportType::Pia => "report_pia",
            ReportType::Basic => "report",
        },
        _ => return None,
    })
}

/// Time series of one table in two documents: the last counts for both.
fn time_series(context: &Context<'_>) -> Option<Finding> {
    let mut lost = Vec::new();
    let mut latest: HashMap<&str, Fields<'_>> = HashMap::new();
    let violations = context.conformance.violations();
    let is_faulty = |fields: &Fields<'_>| {
        let span = fields.node.full_span();
        let exclusion = fields.fields("exclude_variables");
        // An exclusion without its strategy is reported too.
        exclusion.is_some_and(|it| !it.has("replacement_strategy"))
            || violations.iter().any(|it| span.cover(it.span) == span)
    };
    for document in &context.model.documents {
        let Some(section) = document.fields("time_series") else {
            continue;
        };
        for (table, fields) in section.entries() {
            let earlier = latest.insert(table.value, fields);
            let differs = |earlier: Fields<'_>| {
                !is_same(earlier.node, fields.node) && !is_faulty(&earlier) && !is_faulty(&fields)
            };
            if earlier.is_some_and(differs) {
                let what = "this time series replaces the different one of the documents above";
                lost.push((table.span(), what.to_owned()));
            }
        }
    }
    let mut lost = lost.into_iter();
    let first = lost.next()?;
    let help = "Write the same in both documents, or keep one of the two.";
    Some(together(first, lost, help))
}

fn imputations(model: &Model<'_>, lost: &mut Lost) {
    let imputations = model
        .table_parameters()
        .filter_map(TableParameters::imputation);
    for imputation in imputations {
        if says_only(&imputation.0, "return_data_imputed") {
            let what = "an imputation with only `return_data_imputed` is lost";
            let help = "Add `method`, or remove the imputation.";
            lost.push((imputation.0.head_span(), what.into(), help));
        }
    }
}

fn reports(model: &Model<'_>, lost: &mut Lost) {
    let mut types = HashSet::new();
    let is_read = |report: &Report<'_>| {
        let fields = report.0.spec();
        let is_unsaid = |fields: Fields<'_>| !fields.is_meant("report_type");
        report.report_type().is_some() || fields.is_some_and(is_unsaid)
    };
    for report in model.reports().filter(is_read) {
        if !types.insert(report.is_pia()) {
            let what = "only one report of each type is kept, and one of them is lost";
            let help = "Keep one report of each type.";
            lost.push((report.0.kind_node.span(), what.into(), help));
        }
    }
}

/// Whether a mapping has the field `subject` and no other.
fn says_only(fields: &Fields<'_>, subject: &str) -> bool {
    let mut said = fields.node.entries().filter(|entry| !entry.value.is_null());
    fields.has(subject) && said.all(|entry| entry.key.as_str() == Some(subject))
}

fn says_the_same(fields: &Fields<'_>, field: &str, node: Node<'_>) -> bool {
    fields.get(field).is_some_and(|own| is_same(own.node, node))
}

/// Whether two values are the same data, whatever the order of their keys.
fn is_same(one: Node<'_>, other: Node<'_>) -> bool {
    if one.target() == other.target() {
        return true;
    }
    match (one.value(), other.value()) {
        (Value::List, Value::List) => {
            one.items().len() == other.items().len()
                && one
                    .items()
                    .zip(other.items())
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Dict, Value::Dict) => {
            let mut entries = one.entries();
            one.entries().count() == other.entries().count()
                && entries.all(|entry| {
                    let key = entry.key.as_str();
                    let own = key.and_then(|key| other.get(key));
                    own.is_some_and(|own| is_same(entry.value, own))
                })
        }
        (one, other) => one == other,
    }
}
