//! `missing-avatarization`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Model, Parameters, Section, Table};

/// Jobs without the one that they build on.
pub(crate) static RULE: Rule = Rule {
    name: "missing-avatarization",
    group: Group::Reference,
    level: Level::Error,
    summary: "a job without the job that it needs",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("missing_avatarization.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    findings.extend(model.parameters.iter().filter_map(time_series_alone));
    findings.extend(metrics_of_nothing(model));
    findings.extend(report_of_nothing(model));
}

fn time_series_alone(parameters: &Parameters<'_>) -> Option<Finding> {
    let document = &parameters.document;
    if document.kind != Kind::Parameters {
        return None;
    }
    let methods = Section::ALL
        .into_iter()
        .filter(|section| section.is_method());
    // A section that is misspelt, or has nothing under it, is another rule's.
    let has_method = document.spec().is_some_and(|spec| {
        let methods = methods.map(Section::as_str);
        let is_empty = |field| {
            let section = spec.fields(field);
            section.is_some_and(|section| section.is_empty())
        };
        let mut written = methods.filter(|field| spec.has(field));
        written.any(|field| !is_empty(field)) || spec.misspells("avatarization")
    });
    if has_method {
        return None;
    }
    let series = parameters.section(Section::TimeSeries).next()?;
    let section = document.fields(series.section.as_str())?;
    Some(
        Finding::new(
            &RULE,
            section.head_span(),
            "This job has only time series, which the engine rejects.",
        )
        .help("Add `avatarization` with `k` for the table of the people whose series these are."),
    )
}

fn metrics_of_nothing(model: &Model<'_>) -> Option<Finding> {
    let mut metrics = model
        .parameters
        .iter()
        .map(|parameters| &parameters.document);
    let metrics = metrics.find(|document| document.kind != Kind::Parameters)?;
    let is_avatarized = model.of(Kind::Parameters).next().is_some();
    let mut tables = model.schemas.iter().flat_map(|schema| &schema.tables);
    let has_avatars = tables.any(|table| {
        let data = table.avatars_data();
        data.is_some_and(|data| data.file().is_some())
    });
    // `avatarization_ref` leads nowhere then, which is said there.
    let has_ref = metrics.text("avatarization_ref").is_some();
    if is_avatarized || has_avatars || has_ref || model.may_hide_a(Kind::Parameters) {
        return None;
    }
    // What a schema with a fault says of avatars is not known.
    let is_open = |schema: &DeclaredSchema<'_>| {
        let mut tables = schema.tables.iter();
        !schema.is_complete() || tables.any(may_have_avatars)
    };
    if model.may_hide_a(Kind::Schema) || model.schemas.iter().any(is_open) {
        return None;
    }
    let finding = Finding::new(
        &RULE,
        metrics.span(),
        "The set computes metrics, but it has neither an avatarization nor avatar files.",
    );
    Some(finding.help(
        "Add `AvatarParameters`, or give `avatars_data` of the avatarized schema a `volume` and a \
         `file`.",
    ))
}

/// Whether a fault, which another rule reports, leaves open where the avatars are.
fn may_have_avatars(table: &Table<'_>) -> bool {
    if let Some(data) = table.avatars_data() {
        return data.0.is_meant("file") && data.file().is_none();
    }
    table.fields.misspells("avatars_data")
}

fn report_of_nothing(model: &Model<'_>) -> Option<Finding> {
    let mut reports = model.of(Kind::Report);
    let report = reports.next()?;
    // The reader reads a section of metrics in a document of another kind, too.
    let has_section = |section| {
        let mut parameters = model.parameters.iter();
        parameters.any(|parameters| parameters.section(section).next().is_some())
    };
    let is_missing = |&(kind, section): &(Kind, Section)| {
        let is_written = model.of(kind).next().is_some() || has_section(section);
        !is_written && !model.may_hide_a(kind)
    };
    let missing: Vec<_> = [
        (Kind::PrivacyMetrics, Section::PrivacyMetrics),
        (Kind::SignalMetrics, Section::SignalMetrics),
    ]
    .into_iter()
    .filter(is_missing)
    .map(|(kind, _)| kind.as_str())
    .collect();
    if missing.is_empty() {
        return None;
    }
    let missing = wording::quoted_list(missing, "or");
    let message = format!("A report needs both metrics, but the set has no {missing}.");
    let mut finding = Finding::new(&RULE, report.span(), message);
    for other in reports {
        finding = finding.related(other.span(), "this report needs them too");
    }
    Some(finding.help("Add the metrics, or remove the report."))
}
