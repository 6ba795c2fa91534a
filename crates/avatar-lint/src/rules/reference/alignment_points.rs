//! `alignment-points`

use crate::model::TableParameters;
use crate::{Context, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::AlignmentMethod;

/// Alignments to a number of points that is not given.
pub static RULE: Rule = Rule {
    name: "alignment-points",
    group: Group::Reference,
    level: Level::Warning,
    summary: "`method: specified` without `nb_points`",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "An `alignment` with the method `specified` and no `nb_points`.",
        why: "`specified` means that every series gets as many points as `nb_points` says. \
            Without it nothing says how many, and the other methods are there for that.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: heartbeats
    data: {volume: input, file: heartbeats.csv}
    columns:
    - {field: seconds, type: int, time_series_time: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    heartbeats: {k: 20}
  time_series:
    heartbeats:
      alignment:
        method: specified
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: heartbeats
    data: {volume: input, file: heartbeats.csv}
    columns:
    - {field: seconds, type: int, time_series_time: true}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    heartbeats: {k: 20}
  time_series:
    heartbeats:
      alignment:
        method: specified
        nb_points: 10
",
        configure: "",
        fix: "Add `nb_points`, or choose `max`, `min` or `mean`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for alignment in parameters.filter_map(TableParameters::alignment) {
        let method = alignment.method();
        let method = method.filter(|method| method.value == AlignmentMethod::Specified);
        let is_unsaid = alignment.points().is_none() && !alignment.0.misspells("nb_points");
        if let Some(method) = method.filter(|_| is_unsaid) {
            findings.push(
                Finding::new(
                    &RULE,
                    method.span(),
                    "The series are to get a specified number of points, but none is specified.",
                )
                .help("Add `nb_points`, or choose `max`, `min` or `mean`."),
            );
        }
    }
}
