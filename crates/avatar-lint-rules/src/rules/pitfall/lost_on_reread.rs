//! `lost-on-reread`

use crate::page::page;
use crate::{Check, Context, Finding, Group, Level, Rule};
use avatar_format::Kind;
use avatar_model::{Document, Fields, Integer, Report, TableParameters};
use std::collections::HashSet;

/// What does not survive being loaded and written again.
pub static RULE: Rule = Rule {
    name: "lost-on-reread",
    group: Group::Pitfall,
    level: Level::Info,
    summary: "a setting that is lost when the file is loaded and written again",
    since: "0.1.0",
    engine: true,
    page: page!("lost_on_reread.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let mut lost = |span, what: String| {
        let message =
            format!("{what} when the Python package loads this file and writes it again.");
        findings.push(Finding::new(&RULE, span, message));
    };

    for document in &model.documents {
        if let Some(section) = missing_section(document) {
            lost(
                document.kind_node.span(),
                format!("Without a section `{section}`, this document is lost"),
            );
        }
        if let Some(seed) = zero_seed(document) {
            lost(
                seed.span(),
                "The seed 0 is read as no seed, and is lost".to_owned(),
            );
        }
        if let (Some(path), Some(own)) = (
            document.results().and_then(|results| results.path()),
            own_path(document),
        ) && path.value != own
        {
            lost(path.span(), format!("The path becomes `{own}`"));
        }
    }
    for schema in &model.schemas {
        for table in &schema.tables {
            if let Some(file) = table.avatars_data().and_then(|location| location.file()) {
                lost(
                    file.span(),
                    "The location of the avatars is lost".to_owned(),
                );
            }
            for column in table
                .columns
                .iter()
                .filter(|column| says_only(&column.fields, "field", "value_type"))
            {
                lost(
                    column.span(),
                    format!(
                        "The column `{}` has only a `value_type`, and is lost",
                        column.label()
                    ),
                );
            }
        }
    }
    for imputation in model
        .table_parameters()
        .filter_map(TableParameters::imputation)
    {
        if says_only(&imputation.0, "", "return_data_imputed") {
            lost(
                imputation.0.head_span(),
                "An imputation with only `return_data_imputed` is lost".to_owned(),
            );
        }
    }
    let mut types = HashSet::new();
    for report in model.reports() {
        if !types.insert(report.is_pia()) {
            lost(
                report.0.kind_node.span(),
                "Only one report of each type is kept, so one of them is lost".to_owned(),
            );
        }
    }
}

/// The section without which a metrics document is not created again.
fn missing_section(document: &Document<'_>) -> Option<&'static str> {
    let section = match document.kind {
        Kind::PrivacyMetrics => "privacy_metrics",
        Kind::SignalMetrics => "signal_metrics",
        _ => return None,
    };
    document.get(section).is_none().then_some(section)
}

/// A seed of 0 where Python's `seed or None` loses it.
fn zero_seed<'a>(document: &Document<'a>) -> Option<Integer<'a>> {
    let is_lost = matches!(document.kind, Kind::Parameters | Kind::Extract);
    document
        .integer("seed")
        .filter(|seed| is_lost && seed.value == 0)
}

/// The path that the package gives the results of a job, whatever the file says.
fn own_path(document: &Document<'_>) -> Option<&'static str> {
    Some(match document.kind {
        Kind::Parameters => "standard",
        Kind::PrivacyMetrics => "privacy_metrics",
        Kind::SignalMetrics => "signal_metrics",
        Kind::Extract => "extract",
        Kind::Regenerate => "regenerate",
        Kind::Advice => "advice",
        Kind::SchemaDiscovery => "schema_discovery",
        Kind::Report if Report(*document).is_pia() => "report_pia",
        Kind::Report => "report",
        _ => return None,
    })
}

/// Whether a mapping has the field `subject`, apart from a name, and no other.
fn says_only(fields: &Fields<'_>, name: &str, subject: &str) -> bool {
    let mut said = fields.node.entries().filter(|entry| !entry.value.is_null());
    fields.has(subject)
        && said
            .all(|entry| matches!(entry.key.as_str(), Some(key) if key == name || key == subject))
}
