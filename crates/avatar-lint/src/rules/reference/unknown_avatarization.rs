//! `unknown-avatarization`

use crate::rules::names::{self, Suggester};
use crate::model::{Document, Text};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use avatar_yaml::Kind;

/// Avatarizations that nothing declares.
pub static RULE: Rule = Rule {
    name: "unknown-avatarization",
    group: Group::Reference,
    level: Level::Error,
    summary: "metrics refer to an avatarization that does not exist",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "An `avatarization_ref` or `time_series_ref` that is not the `metadata.name` of an \
            `AvatarParameters` of the file.",
        why: "Metrics measure the avatars of the job they refer to. The published reader ignores \
            the name, so a misspelt one is noticed only when the metrics have nothing to measure, \
            after the avatarization has run.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 20
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema_avatarized
  avatarization_ref: stadnard
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  schema_ref: schema
  tables:
  - name: patients
    avatars_data: {auto: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 20
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema_avatarized
  avatarization_ref: standard
",
        configure: "",
        fix: "Write the name of the `AvatarParameters` document, or add that document.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let suggester = Suggester::new();
    for parameters in &context.model.parameters {
        let fields = ["avatarization_ref", "time_series_ref"];
        let references = fields.map(|field| parameters.document.text(field));
        for reference in references.into_iter().flatten() {
            findings.extend(judge(context, &suggester, reference));
        }
    }
}

fn judge(context: &Context<'_>, suggester: &Suggester, reference: Text<'_>) -> Option<Finding> {
    let model = context.model;
    if !model.document(Kind::Parameters, reference.value).is_missing() {
        return None;
    }
    let declared = model.of(Kind::Parameters);
    let names = declared.filter_map(|document| Some(document.name?.value));
    let meant = suggester.nearest(reference.value, names);
    let place = meant.and_then(|name| model.document(Kind::Parameters, name).found());
    let message = format!(
        "No avatarization of this file is called {}, so there are no avatars to measure.",
        wording::quoted(reference.value)
    );
    let meant = meant.zip(place.map(Document::span));
    Some(names::unknown(&RULE, reference.span(), &message, meant))
}
