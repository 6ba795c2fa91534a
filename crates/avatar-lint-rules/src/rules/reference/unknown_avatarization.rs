//! `unknown-avatarization`

use crate::page::page;
use crate::rules::names;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::suggest::Names;
use avatar_model::wording;
use avatar_model::{Document, Text};

/// Avatarizations that nothing declares.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-avatarization",
    group: Group::Reference,
    level: Level::Error,
    summary: "a reference to an avatarization that does not exist",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("unknown_avatarization.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = Vec::new();
    look(context, &mut unknown);
    findings.extend(names::once(context.text(), unknown));
}

fn look(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let declared = context.model.of(Kind::Parameters);
    let declared = Names::new(declared.filter_map(|document| Some(document.name?.value)));
    for parameters in &context.model.parameters {
        let fields = ["avatarization_ref", "time_series_ref"];
        let references = fields.map(|field| parameters.document.text(field));
        for reference in references.into_iter().flatten() {
            findings.extend(judge(context, &declared, reference));
        }
    }
}

fn judge(context: &Context<'_>, declared: &Names<'_>, reference: Text<'_>) -> Option<Finding> {
    let model = context.model;
    if !model
        .document(Kind::Parameters, reference.value)
        .is_missing()
    {
        return None;
    }
    let meant = declared.nearest(reference.value);
    let place = meant.and_then(|name| model.document(Kind::Parameters, name).found());
    let message = format!(
        "No avatarization in this file is named {}, so there are no avatars to measure.",
        wording::quoted(reference.value)
    );
    let meant = meant.zip(place.map(Document::span));
    Some(names::unknown(&RULE, reference.span(), &message, meant))
}
