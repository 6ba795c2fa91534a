//! `out-of-range`

use crate::shape::{Bound, Fault, Violation};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use pyyaml_syntax::Node;

/// Numbers outside their range.
pub static RULE: Rule = Rule {
    name: "out-of-range",
    group: Group::Schema,
    level: Level::Error,
    summary: "a number outside its range",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A number that its field does not allow: `k` below 2, an epsilon that is not \
            above 0 or not finite, a ratio outside 0 to 1, `training_fraction`, \
            `quantile_threshold`, `ncp` below 1, a `scaling_unit` or an augmentation of 0 \
            or less, negative weights. An augmentation between 0 and 1 is a warning: it \
            multiplies the rows by less than one, and nothing is added.",
        why: "`k: 1` gives every record itself as its only neighbour, which is a copy of the \
            original. The other bounds are those the client documents; the published \
            reader checks none of them.",
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
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 1
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
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 20
",
        configure: "",
        fix: "Write a number within the bounds that the message names.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.violations() {
        let bound = match &violation.fault {
            Fault::OutOfRange(bound) => bound,
            Fault::PointlessMultiplier => {
                findings.push(pointless(violation));
                continue;
            }
            _ => continue,
        };
        let name = violation.name();
        let limit = match bound {
            Bound::AtLeast(limit) => format!("{limit} or more"),
            Bound::AtMost(limit) => format!("{limit} or less"),
            Bound::MoreThan(limit) => format!("more than {limit}"),
            Bound::LessThan(limit) => format!("less than {limit}"),
            Bound::Finite => "a finite number".to_owned(),
        };
        let written = wording::quoted(violation.span.text(context.text()));
        findings.push(
            Finding::new(&RULE, violation.span, format!("{name} must be {limit}; {written} is not."))
                .help(help(violation)),
        );
    }
}

/// An augmentation that adds nothing.
fn pointless(violation: &Violation<'_>) -> Finding {
    Finding::new(
        &RULE,
        violation.span,
        "A number here multiplies the rows; up to 1 nothing is added.",
    )
    .level(Level::Warning)
    .help("Write a number above 1, or remove `data_augmentation`.")
}

fn help(violation: &Violation<'_>) -> &'static str {
    match violation.key().and_then(Node::text) {
        Some("k") if violation.noun() == "a table's avatarization" => "Values of 5 to 20 are usual.",
        Some("epsilon") => "Values of 1 to 10 are usual.",
        Some("ncp") => "About 5 is usual.",
        _ => "Write a number within the bounds.",
    }
}
