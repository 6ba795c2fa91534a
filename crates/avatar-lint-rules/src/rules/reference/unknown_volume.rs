//! `unknown-volume`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{BUILT_IN_VOLUMES, Document, Text};

/// Volumes that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-volume",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to a volume that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    yields_to: &["hidden-whitespace"],
    page: page!("unknown_volume.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let declared = model.of(Kind::Volume);
    let declared = declared.filter_map(|document| Some(document.name?.value));
    let declared = Names::new(declared.chain(BUILT_IN_VOLUMES));
    let tables = model.schemas.iter().flat_map(|schema| &schema.tables);
    let locations = tables.flat_map(|table| [table.data(), table.avatars_data()]);
    let of_data = locations.flatten().filter_map(|location| location.volume());
    for volume in of_data {
        let consequence = "so the engine does not find the data";
        findings.extend(judge(context, &declared, volume, consequence));
    }
    let results = model.documents.iter().filter_map(Document::results);
    for volume in results.filter_map(|results| results.volume()) {
        let consequence = "so the engine cannot write the results";
        findings.extend(judge(context, &declared, volume, consequence));
    }
}

fn judge(
    context: &Context<'_>,
    declared: &Names<'_>,
    volume: Text<'_>,
    consequence: &str,
) -> Option<Finding> {
    let model = context.model;
    let is_built_in = BUILT_IN_VOLUMES.contains(&volume.value);
    if is_built_in || !model.document(Kind::Volume, volume.value).is_missing() {
        return None;
    }
    let message = format!(
        "No volume is named {}, {consequence}.",
        wording::quoted(volume.value)
    );
    let meant = declared.nearest(volume.value);
    let place = meant.and_then(|name| model.document(Kind::Volume, name).found());
    let finding = if let (Some(built_in), None) = (meant, place) {
        // There is no declaration to point at.
        let message = format!("{message} Did you mean `{built_in}`?");
        Finding::new(&RULE, volume.span(), message)
    } else {
        let meant = meant.zip(place.map(Document::span));
        names::unknown(&RULE, volume.span(), &message, meant)
    };
    Some(finding.help(
        "Declare it with an `AvatarVolume` document, or use `input` or `results`, which always exist.",
    ))
}
