//! `pointless-setting`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject, Tag};
use avatar_format::ImputeMethod;
use avatar_model::wording;
use avatar_model::{Database, Imputation, Section, TableParameters};

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
        for mechanism in ["gmm", "histogram"] {
            findings.extend(shape_of(parameters, mechanism));
        }
    }
    findings.extend(context.model.databases().filter_map(backing));
}

/// The kind of a database, beside files.
fn backing(database: Database<'_>) -> Option<Finding> {
    let backing = database.0.text("backing")?;
    let files = database.files().filter(|_| backing.value != "files")?;
    let message = "`backing` is not read beside `files`: the client reads a folder of files.";
    let finding = Finding::new(&RULE, backing.key_span(), message).level(Level::Warning);
    let finding = finding.related(files.key_span(), "the files");
    Some(finding.help("Remove `backing`, or write `connection` instead of `files`."))
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
fn shape_of(parameters: &TableParameters<'_>, mechanism: &str) -> Option<Finding> {
    let field = match mechanism {
        "gmm" => "gmm_n_components",
        _ => "histogram_n_bins",
    };
    let setting = parameters.fields.get(field)?;
    let chosen = parameters.mechanism();
    let is_read = chosen.is_some_and(|chosen| chosen.value == mechanism);
    if is_read || parameters.section != Section::FastDp {
        return None;
    }
    let message = match chosen {
        Some(chosen) => format!("{} does not use `{field}`.", wording::quoted(chosen.value)),
        None => format!("The default `mechanism` is `gaussian`, which does not use `{field}`."),
    };
    let finding = Finding::new(&RULE, setting.key_span(), message);
    let finding = match chosen {
        Some(chosen) => finding.related(chosen.span(), "the mechanism"),
        None => finding,
    };
    Some(finding.help(format!("Remove it, or choose `mechanism: {mechanism}`.")))
}
