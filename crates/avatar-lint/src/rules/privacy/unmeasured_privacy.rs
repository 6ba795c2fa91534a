//! `unmeasured-privacy`

use crate::rules::measures;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// An avatarization whose privacy nobody measures.
pub static RULE: Rule = Rule {
    name: "unmeasured-privacy",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "an avatarization without privacy metrics",
    rises: true,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability, Criterion::Inference],
    documentation: Documentation {
        finds: "An `AvatarParameters` document that avatarizes tables and that no \
            `AvatarPrivacyMetricsParameters` document measures. Metrics without \
            `avatarization_ref` count for any.",
        why: "Whether avatars are far enough from the originals depends on the data: the same `k` \
            protects one table and exposes another. GDPR recital 26 asks to consider all means \
            reasonably likely to be used to identify a person, and the Article 29 Working Party \
            (Opinion 05/2014, section 2.2.2) to test against three risks; the privacy metrics \
            are how this engine does it.",
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
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
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
",
        configure: "",
        fix: "Add an `AvatarPrivacyMetricsParameters` document with the name of the avatarization.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(run) = measures::unmeasured(context.model) {
        let message = "No privacy metrics measure this avatarization: nobody will know how well it \
            protects anybody.";
        let help = match run.document.name {
            Some(name) => format!(
                "Add an `AvatarPrivacyMetricsParameters` document with `avatarization_ref: {}`.",
                name.value
            ),
            None => "Add an `AvatarPrivacyMetricsParameters` document.".to_owned(),
        };
        findings.push(Finding::new(&RULE, run.document.span(), message).help(help));
    }
}
