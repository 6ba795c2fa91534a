//! `low-k`

use crate::model::Section;
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A `k` so small that avatars stay close to single persons.
pub static RULE: Rule = Rule {
    name: "low-k",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a `k` of 2 to 4",
    rises: true,
    criteria: &[Criterion::SinglingOut, Criterion::Inference],
    documentation: Documentation {
        finds: "`k` of 2 or more and below 5 (or the configured `min-k`) in an `avatarization` \
            section. Below 2 it is `out-of-range`.",
        why: "An avatar is drawn between the `k` nearest neighbours of a person. With few of them \
            it stays close to one real record, and who knows part of it can guess the rest: \
            singling out and inference in the sense of the Article 29 Working Party (Opinion \
            05/2014, section 2.2.2). Values of 5 to 20 are usual.",
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
      k: 3
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
",
        configure: "`min-k` is the least `k` that is not reported; 5 unless set.",
        fix: "Write a `k` of 5 or more, and let the privacy metrics say whether it is enough.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let least = context.options.thresholds.min_k;
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section == Section::Avatarization) {
        let Some(k) = parameters.k().filter(|k| (2..least).contains(&k.value)) else {
            continue;
        };
        let message = format!(
            "Each avatar of {} is drawn between only {} neighbours, so it stays close to real \
             persons.",
            quoted(parameters.table.value),
            k.value
        );
        let help = format!("Write a `k` of {least} or more; 5 to 20 is usual.");
        findings.push(Finding::new(&RULE, k.span(), message).help(help));
    }
}
