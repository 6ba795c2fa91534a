//! `attack-variables`

use crate::model::TableParameters;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use pyyaml_syntax::NodeKind;

/// Simulated attacks that cannot be carried out as they are written.
pub static RULE: Rule = Rule {
    name: "attack-variables",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a `target` without `known_variables`, or among them",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "Privacy metrics with a `target` and no `known_variables`, or with the target \
            among them.",
        why: "The metrics simulate somebody who knows a few things of a person and is after one \
            more. Without anything known there is no attack to simulate; an attacker who knows \
            the target already has nothing to find out, and the result looks worse or better than \
            it is.",
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
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema
  avatarization_ref: standard
  privacy_metrics:
    patients:
      target: diagnosis
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
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema
  avatarization_ref: standard
  privacy_metrics:
    patients:
      known_variables: [age, gender]
      target: diagnosis
",
        configure: "",
        fix: "List under `known_variables` what an attacker can know, and leave the target out.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(context.model.table_parameters().filter_map(judge));
}

fn judge(parameters: &TableParameters<'_>) -> Option<Finding> {
    let target = parameters.target()?;
    let mut known = parameters.known_variables().peekable();
    if known.peek().is_none() {
        // What is no list, or a list of something else, is another rule's.
        let fields = &parameters.fields;
        let is_missing = match fields.get("known_variables") {
            Some(list) => list.value.kind() == NodeKind::Sequence && list.value.items().len() == 0,
            None => !fields.has("known_variables") && !fields.misspells("known_variables"),
        };
        return is_missing.then(|| {
            let message = format!(
                "An attacker is after {}, but knows nothing: without `known_variables` there is \
                 no attack to simulate.",
                wording::quoted(target.value)
            );
            Finding::new(&RULE, target.span(), message)
                .help("List under `known_variables` what an attacker can know of a person.")
        });
    }
    let same = known.find(|known| known.value == target.value)?;
    let message = format!(
        "{} is what the attacker is after, and already known.",
        wording::quoted(same.value)
    );
    Some(
        Finding::new(&RULE, same.span(), message)
            .related(target.span(), "the target")
            .help("Remove it from `known_variables`, or choose another `target`."),
    )
}
