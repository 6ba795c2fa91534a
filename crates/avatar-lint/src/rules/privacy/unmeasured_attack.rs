//! `unmeasured-attack`

use avatar_yaml::Kind;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// Privacy metrics that try no attack.
pub static RULE: Rule = Rule {
    name: "unmeasured-attack",
    group: Group::Privacy,
    level: Level::Info,
    summary: "privacy metrics without known variables and target",
    rises: false,
    criteria: &[Criterion::Inference],
    documentation: Documentation {
        finds: "An `AvatarPrivacyMetricsParameters` document in which no table has `known_variables` \
            or `target`. One without the other is `attack-variables`.",
        why: "The metrics of inference (what can somebody who knows the age and the city of a \
            person guess of their diagnosis?) need to be told what an attacker may know and what \
            they are after. Without, only distances are measured, and the third criterion of the \
            Article 29 Working Party (Opinion 05/2014, section 2.2.2) stays open.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  tables:
  - name: patients
    avatars_data:
      auto: true
  schema_ref: schema
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema_avatarized
  avatarization_ref: standard
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarSchema
metadata:
  name: schema_avatarized
spec:
  tables:
  - name: patients
    avatars_data:
      auto: true
  schema_ref: schema
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
---
kind: AvatarPrivacyMetricsParameters
metadata:
  name: privacy_metrics
spec:
  schema: schema_avatarized
  avatarization_ref: standard
  privacy_metrics:
    patients:
      known_variables:
      - city
      target: age
",
        configure: "",
        fix: "Under `privacy_metrics`, give the table `known_variables`, what somebody can know \
            from elsewhere, and `target`, what must not be guessed.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let metrics = context.model.parameters.iter();
    for metrics in metrics.filter(|metrics| metrics.document.kind == Kind::PrivacyMetrics) {
        let mut tables = metrics.tables.iter();
        if tables.any(|table| table.fields.has("known_variables") || table.fields.has("target")) {
            continue;
        }
        findings.push(
            Finding::new(
                &RULE,
                metrics.document.span(),
                "No table of these metrics has `known_variables` and a `target`: how much can be \
                 guessed about a person is not measured.",
            )
            .help(
                "Under `privacy_metrics`, say for the table what somebody can know from elsewhere \
                 (`known_variables`) and what must not be guessed (`target`).",
            ),
        );
    }
}
