//! `implicit-row-order`

use crate::model::Exclusion;
use crate::rules::{edits, exclusions};
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Fix, Group, Level, Rule};

/// An exclusion that does not say how values find back to rows.
pub static RULE: Rule = Rule {
    name: "implicit-row-order",
    group: Group::Privacy,
    level: Level::Error,
    summary: "an exclusion without a strategy keeps the original order of the rows",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "An exclusion of an `AvatarParameters` document, of every method and of time series, \
            that names columns and no `replacement_strategy`. Metrics repeat what the run does \
            and are not judged again.",
        why: "The reader fills in `row_order`, the strategy that the package's own documentation \
            calls a violation of privacy: each avatar gets the original values of the person in \
            the same row. Nothing in the file shows it. It defeats the first two criteria of the \
            Article 29 Working Party (Opinion 05/2014, section 2.2.2): the person can be singled \
            out, and the avatar linked to the original.",
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
        fix: "Add `replacement_strategy: coordinate_similarity`. The fix does that; it is unsafe \
            because the results change. Better still, avatarize the column or drop it.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let Some(exclusion) = parameters.exclusion() else { continue };
        if exclusion.has_strategy() || exclusion.variables().next().is_none() {
            continue;
        }
        let message = format!(
            "This exclusion has no `replacement_strategy`, so the engine takes `row_order`: each \
             avatar of {} gets the real values of the person in the same row.",
            quoted(parameters.table.value)
        );
        findings.push(
            Finding::new(&RULE, exclusion.0.head_span(), message)
                .help(
                    "Add `replacement_strategy: coordinate_similarity`, or avatarize or drop the \
                     columns.",
                )
                .fix(fix(context, &exclusion)),
        );
    }
}

fn fix(context: &Context<'_>, exclusion: &Exclusion<'_>) -> Option<Fix> {
    const FIELD: &str = "replacement_strategy";

    let mapping = exclusion.0.node;
    let edit = match mapping.get_entry(FIELD) {
        None => edits::add_field(context.model, mapping, FIELD, exclusions::SIMILARITY),
        Some(entry) if entry.merged.is_none() => {
            edits::overwrite(context.model, entry.value, exclusions::SIMILARITY)
        }
        Some(_) => None,
    };
    edit.map(exclusions::by_similarity)
}
