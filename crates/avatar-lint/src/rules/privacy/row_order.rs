//! `row-order`

use avatar_yaml::ExcludeVariablesMethod;
use crate::rules::{edits, exclusions};
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// An exclusion that keeps the original order of the rows.
pub static RULE: Rule = Rule {
    name: "row-order",
    group: Group::Privacy,
    level: Level::Error,
    summary: "excluded columns keep the original order of the rows",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "`replacement_strategy: row_order` in an exclusion of an `AvatarParameters` document, \
            of every method and of time series. Metrics repeat what the run does and are not \
            judged again.",
        why: "An excluded column is not avatarized: its original values are put beside the avatars \
            afterwards. With `row_order` the first original value goes to the first avatar, and \
            so on, so that each avatar carries real values of one known person, and its position \
            says whose. The package's own documentation calls this a violation of privacy. It \
            defeats the first two criteria of the Article 29 Working Party (Opinion 05/2014, \
            section 2.2.2): the person can be singled out, and the avatar linked to the \
            original.",
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
      exclude_variables:
        variable_names:
        - city
        replacement_strategy: row_order
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
      exclude_variables:
        variable_names:
        - city
        replacement_strategy: coordinate_similarity
",
        configure: "",
        fix: "Write `replacement_strategy: coordinate_similarity`: values are then handed out by \
            similarity. The fix does that; it is unsafe because the results change. Better \
            still, avatarize the column or drop it.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let Some(exclusion) = parameters.exclusion() else { continue };
        let strategy = exclusion.strategy();
        let Some(strategy) = strategy.filter(|s| s.value == ExcludeVariablesMethod::RowOrder)
        else {
            continue;
        };
        let message = format!(
            "With `row_order` the excluded columns of {} keep the original order of the rows: each \
             avatar carries the real values of a person whose place in the original is known.",
            quoted(parameters.table.value)
        );
        let edit = edits::overwrite(context.model, strategy.node, exclusions::SIMILARITY);
        findings.push(
            Finding::new(&RULE, strategy.span(), message)
                .help("Write `coordinate_similarity`, or avatarize or drop the columns.")
                .fix(edit.map(exclusions::by_similarity)),
        );
    }
}
