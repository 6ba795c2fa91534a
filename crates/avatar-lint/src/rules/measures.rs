//! Which avatarizations the privacy metrics of a set measure.

use crate::model::{Model, Parameters};
use avatar_yaml::Kind;
use std::collections::HashSet;

/// The documents that avatarize tables.
pub(super) fn runs<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Parameters<'a>> {
    model.parameters.iter().filter(|parameters| {
        let mut tables = parameters.tables.iter();
        parameters.document.kind == Kind::Parameters
            && tables.any(|table| table.section.is_method())
    })
}

/// The privacy metrics, each with the name of the avatarization that it measures.
/// Those that name nothing that exists, which another rule reports, have none and
/// count for every avatarization.
pub(super) fn privacy_metrics<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = (&'m Parameters<'a>, Option<&'a str>)> {
    let parameters = model.parameters.iter();
    let metrics = parameters.filter(|metrics| metrics.document.kind == Kind::PrivacyMetrics);
    metrics.map(|metrics| {
        let name = metrics.avatarization_ref().map(|name| name.value);
        let exists = |name: &&str| model.document(Kind::Parameters, name).found().is_some();
        (metrics, name.filter(exists))
    })
}

/// The avatarizations that no privacy metrics measure.
pub(super) fn unmeasured<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Parameters<'a>> {
    let measured: HashSet<Option<&str>> = privacy_metrics(model).map(|(_, name)| name).collect();
    let covers_all = measured.contains(&None) || model.may_hide_a(Kind::PrivacyMetrics);
    runs(model).filter(move |run| {
        let name = run.document.name.map(|name| name.value);
        !covers_all && !measured.contains(&name)
    })
}
