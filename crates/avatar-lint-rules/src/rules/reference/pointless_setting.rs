//! `pointless-setting`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject, Tag};
use avatar_format::{FastDPMechanism, ImputeMethod};
use avatar_model::wording;
use avatar_model::{Imputation, Section, TableParameters};

/// Settings that the method never reads.
pub(crate) static RULE: Rule = Rule {
    name: "pointless-setting",
    group: Group::Reference,
    level: Level::Info,
    summary: "a setting that the chosen method does not use",
    since: "0.1.0",
    subject: Subject::Meaning,
    tag: Some(Tag::Unnecessary),
    page: page!("pointless_setting.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in context.model.table_parameters() {
        findings.extend(parameters.imputation().as_ref().and_then(neighbors));
        for &mechanism in FastDPMechanism::ALL {
            findings.extend(shape_of(parameters, mechanism));
        }
    }
}

/// A number of neighbors for a method without neighbors.
fn neighbors(imputation: &Imputation<'_>) -> Option<Finding> {
    let method = imputation.method()?;
    let k = imputation.k()?;
    let reads_k = matches!(method.value, ImputeMethod::Knn | ImputeMethod::FastKnn);
    (!reads_k).then(|| {
        let message = format!("An imputation by `{}` does not use `k`.", method.value);
        Finding::new(&RULE, k.key_span(), message)
            .related(method.span(), "the method")
            .help("Remove `k`, or choose `knn` or `fast_knn`.")
    })
}

/// A setting of one mechanism of fast DP beside another mechanism.
fn shape_of(parameters: &TableParameters<'_>, mechanism: FastDPMechanism) -> Option<Finding> {
    let field = match mechanism {
        FastDPMechanism::Gmm => "gmm_n_components",
        FastDPMechanism::Histogram => "histogram_n_bins",
        FastDPMechanism::Gaussian => return None,
    };
    let setting = parameters.fields.get(field)?;
    let chosen = parameters.mechanism();
    let is_read = chosen.is_some_and(|chosen| chosen.is(mechanism));
    if is_read || parameters.section != Section::FastDp {
        return None;
    }
    let message = match chosen {
        Some(chosen) => format!(
            "{} does not use `{field}`.",
            wording::quoted(chosen.written())
        ),
        None => format!("The default `mechanism` is `gaussian`, which does not use `{field}`."),
    };
    let finding = Finding::new(&RULE, setting.key_span(), message);
    let finding = match chosen {
        Some(chosen) => finding.related(chosen.span(), "the mechanism"),
        None => finding,
    };
    Some(finding.help(format!("Remove it, or choose `mechanism: {mechanism}`.")))
}
