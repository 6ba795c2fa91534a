//! Which avatarizations the privacy metrics of a set measure.

use crate::model::{Model, Parameters};
use avatar_yaml::Kind;

/// The documents that avatarize tables.
pub(super) fn runs<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Parameters<'a>> {
    model.parameters.iter().filter(|parameters| {
        let mut tables = parameters.tables.iter();
        parameters.document.kind == Kind::Parameters
            && tables.any(|table| table.section.is_method())
    })
}

/// The privacy metrics that measure `run`: those that name it, and those that
/// name nothing that exists, which another rule reports.
pub(super) fn privacy_metrics_of<'m, 'a>(
    model: &'m Model<'a>,
    run: &'m Parameters<'a>,
) -> impl Iterator<Item = &'m Parameters<'a>> {
    let own = run.document.name.map(|name| name.value);
    let measures = move |metrics: &&Parameters<'a>| {
        let reference = metrics.avatarization_ref();
        metrics.document.kind == Kind::PrivacyMetrics
            && reference.is_none_or(|reference| {
                let name = reference.value;
                own == Some(name) || model.document(Kind::Parameters, name).found().is_none()
            })
    };
    model.parameters.iter().filter(measures)
}

/// The avatarizations that no privacy metrics measure.
pub(super) fn unmeasured<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Parameters<'a>> {
    let may_be_hidden = model.may_hide_a(Kind::PrivacyMetrics);
    runs(model).filter(move |run| !may_be_hidden && privacy_metrics_of(model, run).next().is_none())
}
