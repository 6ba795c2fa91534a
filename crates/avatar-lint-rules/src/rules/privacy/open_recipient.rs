//! `open-recipient`

use crate::page::page;
use crate::rules::metrics;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{DataRecipient, Kind};
use avatar_model::{Model, Section};

/// Data that leaves the organization with open privacy errors.
pub(crate) static RULE: Rule = Rule {
    name: "open-recipient",
    group: Group::Privacy,
    level: Level::Error,
    summary: "open data, or data sent outside the EU, with privacy errors",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["datarecipient"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("open_recipient.md"),
    ..Rule::BASE
};

/// The least `k` for such a recipient, whatever the options say.
const MIN_K: i64 = 5;

pub(crate) fn check(context: &Context<'_>, all: &[Finding], findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(recipient) = model.metadata().and_then(|metadata| metadata.recipient()) else {
        return;
    };
    let whom = match recipient.value {
        DataRecipient::OpenData => "published as open data",
        DataRecipient::OutsideEu => "sent outside the European Union",
        _ => return,
    };
    let mut causes = Vec::new();
    for parameters in model.table_parameters() {
        let k = parameters
            .k()
            .filter(|_| parameters.section == Section::Avatarization);
        if let Some(k) = k.filter(|k| k.value < MIN_K) {
            causes.push((k.span(), format!("k is {}", k.value)));
        }
    }
    if runs_unmeasured(model) {
        let first = metrics::unmeasured(model);
        let span = first.map_or(recipient.span(), |run| run.document.span());
        causes.push((span, "no privacy metrics measure the result".to_owned()));
    }
    let open = all.iter().filter(|finding| {
        finding.rule.group == Group::Privacy && finding.level == Level::Error && !finding.suppressed
    });
    causes.extend(open.map(|finding| (finding.span, finding.rule.summary.to_owned())));
    // The sort is stable: what was said first of a place is what stays.
    causes.sort_by_key(|(span, _)| *span);
    causes.dedup_by_key(|(span, _)| *span);
    if causes.is_empty() {
        return;
    }

    let count = match causes.len() {
        1 => "a privacy error is".to_owned(),
        many => format!("{many} privacy errors are"),
    };
    let mut finding = Finding::new(
        &RULE,
        recipient.span(),
        format!("The data will be {whom}, but {count} still open in this set."),
    )
    .help("Fix these errors first: published data cannot be recalled.");
    for (span, cause) in causes {
        finding = finding.related(span, cause);
    }
    findings.push(finding);
}

/// Whether the set gives data out that no privacy metrics look at.
fn runs_unmeasured(model: &Model<'_>) -> bool {
    let has = |kind| model.of(kind).next().is_some();
    let runs = [Kind::Parameters, Kind::Extract, Kind::Regenerate]
        .into_iter()
        .any(has);
    let measures = has(Kind::PrivacyMetrics) || model.may_hide_a(Kind::PrivacyMetrics);
    runs && !measures || metrics::unmeasured(model).is_some()
}
