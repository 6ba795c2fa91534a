//! `unstated-context`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{Kind, Literal, schemas};
use avatar_model::{Document, Fields, Metadata, Model};

/// A set that does not say whom its data is about and who gets them.
pub(crate) static RULE: Rule = Rule {
    name: "unstated-context",
    group: Group::Privacy,
    level: Level::Info,
    summary: "`pia_metadata` is missing or unknown",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["pia_metadata"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("unstated_context.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    // A second document is a fault of its own, even where it says less than the first.
    let said = model.of(Kind::Metadata);
    let mut said = said.filter_map(|document| document.fields("pia_metadata"));
    if said.any(says_something) {
        return;
    }
    // What cannot be read may say it, and is reported.
    let is_open = |document: Document<'_>| match document.spec() {
        Some(spec) => spec.is_meant("pia_metadata") && !has_context(document),
        None => true,
    };
    if model.of(Kind::Metadata).any(is_open) {
        return;
    }
    let (span, missing) = match model.metadata() {
        Some(Metadata { pia: Some(pia), .. }) => (pia.head_span(), "has only `unknown` values"),
        Some(metadata) => (metadata.document.span(), "has no `pia_metadata`"),
        None if model.may_hide_a(Kind::Metadata) => return,
        None => match first_of_run(model) {
            Some(document) => (document.kind_node.span(), "has no `AvatarMetadata`"),
            None => return,
        },
    };
    let is_for_pia = model.reports().any(|report| report.is_pia());
    let consequence = if is_for_pia {
        "the PIA report will not say whom the data is about and who receives it"
    } else {
        "it is unknown how much protection is needed"
    };
    let level = if is_for_pia {
        Level::Warning
    } else {
        RULE.level
    };
    findings.push(
        Finding::new(&RULE, span, format!("The set {missing}: {consequence}."))
            .level(level)
            .help(
                "Under `spec.pia_metadata` of the `AvatarMetadata` document, fill in \
                 `datarecipient`, `data_type`, `datasubject` and `sensitivity_level`.",
            ),
    );
}

/// Whether there is a `pia_metadata` that can be read.
fn has_context(document: Document<'_>) -> bool {
    document.fields("pia_metadata").is_some()
}

/// Whether a field of `pia_metadata` holds something else than what holds without it.
fn says_something(pia: Fields<'_>) -> bool {
    let described = schemas::spec_of(Kind::Metadata).and_then(|spec| spec.field("pia_metadata"));
    let mut fields = described.into_iter().flat_map(|schema| schema.fields);
    fields.any(|field| {
        let unsaid = field.schema.default.and_then(Literal::as_str);
        let said = pia.text(field.name).map(|text| text.value);
        said.is_some() && said != unsaid
    })
}

/// The document that stands for a set without metadata: its first schema or
/// parameters. A file with neither is no set.
fn first_of_run<'a>(model: &Model<'a>) -> Option<Document<'a>> {
    let mut documents = model.documents.iter();
    let of_run =
        documents.find(|document| matches!(document.kind, Kind::Schema | Kind::Parameters));
    of_run.copied()
}
