//! `unassessed-release`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{DataRecipient, Kind, SensitivityLevel};

/// Data that go to the public or outside the European Union without a PIA report.
pub(crate) static RULE: Rule = Rule {
    name: "unassessed-release",
    group: Group::Privacy,
    level: Level::Info,
    summary: "open data, or data for outside the EU, without a PIA report",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["report_type", "datarecipient"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unassessed_release.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(metadata) = model.metadata() else {
        return;
    };
    let Some(recipient) = metadata.leaves_to() else {
        return;
    };
    let whom = match recipient.value {
        DataRecipient::OpenData => "is published",
        DataRecipient::OutsideEu => "leaves the European Union",
        _ => return,
    };
    let Some(run) = metrics::runs(model).next() else {
        return;
    };
    let is_one_of_several = model.reports().nth(1).is_some();
    let may_be_assessed = model.may_hide_a(Kind::Report)
        || model.reports().any(|report| {
            // A report without a type beside another one is a fault that is reported.
            let may_be_meant = report
                .0
                .spec()
                .is_none_or(|spec| is_one_of_several || spec.is_meant("report_type"));
            report.is_pia() || report.report_type().is_none() && may_be_meant
        });
    if may_be_assessed {
        return;
    }
    let is_sensitive = metadata.sensitivity().is_some_and(|level| {
        matches!(
            level.value,
            SensitivityLevel::High | SensitivityLevel::VeryHigh
        )
    });
    let level = if is_sensitive {
        Level::Warning
    } else {
        RULE.level
    };
    let message = format!("The data {whom}, and the set requests no PIA report.");
    findings.push(
        Finding::new(&RULE, recipient.span(), message)
            .level(level)
            .related(run.document.span(), "the run")
            .help("Add an `AvatarReportParameters` with `report_type: pia`."),
    );
}
