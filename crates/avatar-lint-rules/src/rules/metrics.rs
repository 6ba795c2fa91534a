//! Which avatarizations the privacy metrics of a set measure.

use crate::Context;
use avatar_format::Kind;
use avatar_model::{Fields, Model, Parameters, Section, TableParameters};

/// The documents that avatarize tables.
pub(super) fn runs<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Parameters<'a>> {
    model.parameters.iter().filter(|parameters| {
        let mut tables = parameters.tables.iter();
        parameters.document.kind == Kind::Parameters
            && tables.any(|table| table.section.is_method())
    })
}

/// Whether a key stands twice in the mapping, so that it is not known what it says.
pub(super) fn has_doubles(context: &Context<'_>, fields: &Fields<'_>) -> bool {
    let duplicates = context.stream.duplicate_keys();
    let mut mappings = duplicates.iter().map(|duplicate| duplicate.mapping.id());
    mappings.any(|id| id == fields.node.target().id())
}

/// Whether the settings of a table, or the section around them, may be another one's:
/// a key stands twice there.
pub(super) fn is_in_doubt(context: &Context<'_>, settings: &TableParameters<'_>) -> bool {
    let document = &settings.document;
    let section = document.fields(settings.section.as_str());
    let around = [document.spec(), section, Some(settings.fields)];
    let mut around = around.iter().flatten();
    around.any(|fields| has_doubles(context, fields))
}

/// The privacy metrics, each with the name of the avatarization that it measures.
/// Those that name nothing that exists, which another rule reports, have none and
/// count for every avatarization.
pub(super) fn privacy_metrics<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = (&'m Parameters<'a>, Option<&'a str>)> {
    let parameters = model.parameters.iter();
    // The reader reads the section in a document of the other metrics too.
    let metrics = parameters.filter(|metrics| match metrics.document.kind {
        Kind::PrivacyMetrics => true,
        Kind::SignalMetrics => metrics.section(Section::PrivacyMetrics).next().is_some(),
        _ => false,
    });
    metrics.map(|metrics| {
        let name = metrics.avatarization_ref().map(|name| name.value);
        let exists = |name: &&str| model.document(Kind::Parameters, name).found().is_some();
        (metrics, name.filter(exists))
    })
}

/// The avatarization, if no privacy metrics measure it. A set has one: further
/// ones are a fault of their own.
pub(super) fn unmeasured<'m, 'a>(model: &'m Model<'a>) -> Option<&'m Parameters<'a>> {
    let run = runs(model).next()?;
    let own = run.document.name.map(|name| name.value);
    let mut metrics = privacy_metrics(model);
    let is_measured = metrics.any(|(metrics, name)| {
        (name.is_none() || name == own) && are_of_one_schema(model, run, metrics)
    });
    (!is_measured && !model.may_hide_a(Kind::PrivacyMetrics)).then_some(run)
}

/// Whether the schemas that a run and metrics name are of the same data, as far as is
/// known. Metrics without a section mean every table of theirs.
fn are_of_one_schema(model: &Model<'_>, run: &Parameters<'_>, metrics: &Parameters<'_>) -> bool {
    let schema = |parameters: &Parameters<'_>| {
        let original = model.original_for(&parameters.document)?;
        Some(original.document.name?.value.to_owned())
    };
    match (schema(run), schema(metrics)) {
        (Some(of_run), Some(of_metrics)) => of_run == of_metrics,
        _ => true,
    }
}
