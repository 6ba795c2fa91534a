//! `imputed-data`

use crate::rules::exclusions;
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// Values that were filled in stay in the result.
pub static RULE: Rule = Rule {
    name: "imputed-data",
    group: Group::Privacy,
    level: Level::Info,
    summary: "imputed values stay in the result",
    rises: false,
    criteria: &[Criterion::Inference],
    documentation: Documentation {
        finds: "`return_data_imputed` that is true in an `AvatarParameters` document. Metrics give \
            no data out.",
        why: "Missing values are filled in to compute the avatars, and taken out again afterwards. \
            With this switch they stay: the result states values that nobody measured, and those \
            are deduced from other persons' data, which is inference in the sense of the Article \
            29 Working Party (Opinion 05/2014, section 2.2.2).",
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
      imputation:
        method: knn
        k: 5
        return_data_imputed: true
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
      imputation:
        method: knn
        k: 5
",
        configure: "",
        fix: "Remove the field, unless whoever uses the data knows that they are filled in.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let imputation = parameters.imputation();
        let switch = imputation.and_then(|imputation| imputation.return_data_imputed());
        let Some(switch) = switch.filter(|switch| switch.value) else { continue };
        let message = format!(
            "Missing values of {} stay filled in: the result states values that were deduced from \
             other persons.",
            quoted(parameters.table.value)
        );
        let help = "Remove the field, unless whoever uses the data knows that they are filled in.";
        findings.push(Finding::new(&RULE, switch.span(), message).help(help));
    }
}
