//! `conflicting-seeds`

use crate::{Context, Documentation, Finding, Group, Level, Rule};

/// Different seeds in one set.
pub static RULE: Rule = Rule {
    name: "conflicting-seeds",
    group: Group::Reference,
    level: Level::Warning,
    summary: "the documents of a set have different seeds",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A `seed` that differs from the first one of the set.",
        why: "A set has one seed: the reader keeps the last and uses it for all jobs. Where \
            shared entities have another seed than the jobs, a person is replaced by somebody \
            else in each of them.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients: {k: 20}
  seed: 1
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema
  avatarization_ref: standard
  seed: 99
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients: {k: 20}
  seed: 1
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema
  avatarization_ref: standard
  seed: 1
",
        configure: "",
        fix: "Write the same seed everywhere, or none.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let documents = context.model.documents.iter();
    let mut seeds = documents.filter_map(|document| document.integer("seed"));
    let Some(first) = seeds.next() else { return };
    let mut others = seeds.filter(|seed| seed.value != first.value);
    let Some(other) = others.next() else { return };
    let message = format!(
        "The seed is {} here and {} before; the engine uses the last one for the whole set.",
        other.value, first.value,
    );
    let mut finding =
        Finding::new(&RULE, other.span(), message).related(first.span(), "the first seed");
    for another in others {
        finding = finding.related(another.span(), "another seed that differs");
    }
    findings.push(finding.help("Write the same seed everywhere, or none."));
}
