//! `original-rows`

use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// Original rows among the avatars.
pub static RULE: Rule = Rule {
    name: "original-rows",
    group: Group::Privacy,
    level: Level::Error,
    summary: "the original rows are not anonymized",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability, Criterion::Inference],
    documentation: Documentation {
        finds: "`should_anonymize_original_table` that is false: `false`, `no` or `off`.",
        why: "Data augmentation adds synthetic rows. With this switch off the original rows stay \
            as they are and the synthetic ones are put beside them: the result contains the \
            personal data themselves, and is no anonymous information in the sense of GDPR \
            recital 26.",
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
      data_augmentation:
        augmentation_strategy: 2
        should_anonymize_original_table: false
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
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 10
      data_augmentation:
        augmentation_strategy: 2
        should_anonymize_original_table: true
",
        configure: "",
        fix: "Remove the field: without it the original rows are anonymized as well.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in context.model.table_parameters() {
        let augmentation = parameters.augmentation();
        let switch = augmentation.and_then(|augmentation| augmentation.should_anonymize_original_table());
        let Some(switch) = switch.filter(|switch| !switch.value) else { continue };
        let message = format!(
            "The original rows of {} are kept as they are, beside the rows that are added: the \
             result contains the personal data themselves.",
            quoted(parameters.table.value)
        );
        findings.push(
            Finding::new(&RULE, switch.span(), message)
                .help("Remove the field: without it the original rows are anonymized as well."),
        );
    }
}
