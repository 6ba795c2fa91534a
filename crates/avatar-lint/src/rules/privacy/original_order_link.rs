//! `original-order-link`

use avatar_yaml::LinkMethod;
use crate::model::Schema;
use crate::rules::edits;
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Fix, Group, Level, Rule};

/// A link that assigns children to parents in the original order.
pub static RULE: Rule = Rule {
    name: "original-order-link",
    group: Group::Privacy,
    level: Level::Error,
    summary: "children are assigned to parents in the original order",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "A link whose method is `sensitive_original_order_assignment`.",
        why: "Each avatar of the child table is given to the parent at the same place as in the \
            original, so that the family of rows of a real person stays together and in place. \
            The package's own documentation calls it a high privacy breach. Rows of one person \
            can be singled out and linked (Article 29 Working Party, Opinion 05/2014, section \
            2.2.2).",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    individual_level: true
    columns:
    - field: id
      type: int
      primary_key: true
    links:
    - field: id
      to:
        table: visits
        field: patient_id
      method: sensitive_original_order_assignment
  - name: visits
    data:
      volume: input
      file: visits.csv
    individual_level: false
    columns:
    - field: patient_id
      type: int
      identifier: true
    - field: cost
      type: float
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
    individual_level: true
    columns:
    - field: id
      type: int
      primary_key: true
    links:
    - field: id
      to:
        table: visits
        field: patient_id
      method: linear_sum_assignment
  - name: visits
    data:
      volume: input
      file: visits.csv
    individual_level: false
    columns:
    - field: patient_id
      type: int
      identifier: true
    - field: cost
      type: float
",
        configure: "",
        fix: "Write `linear_sum_assignment`, or `minimum_distance_assignment` where the tables are \
            too large for it. The fix writes the first; it is unsafe because the results change, \
            and the run takes more memory.",
    },
    check,
};

/// The method that trades privacy and utility best.
const BETTER: &str = "linear_sum_assignment";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    for (parent, link) in schemas.flat_map(Schema::links) {
        let method = link.method();
        let Some(method) = method.filter(|method| method.value == LinkMethod::SensitiveOriginalOrderAssignment)
        else {
            continue;
        };
        let child = link.child.map_or("the child table".to_owned(), |child| quoted(child.value));
        let message = format!(
            "This method gives the rows of {child} to {} in the original order: what belongs to a \
             real person stays together and in its place.",
            quoted(parent.label())
        );
        let edit = edits::overwrite(context.model, method.node, BETTER);
        let fix = |edit| Fix::needs_review(format!("Write `{BETTER}`"), vec![edit]);
        findings.push(
            Finding::new(&RULE, method.span(), message)
                .help(
                    "Write `linear_sum_assignment`, or `minimum_distance_assignment` for tables \
                     too large for it.",
                )
                .fix(edit.map(fix)),
        );
    }
}
