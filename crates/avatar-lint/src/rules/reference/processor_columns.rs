//! `processor-columns`

use crate::model::{Processor, TableParameters};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Processors that would compare a column with itself.
pub static RULE: Rule = Rule {
    name: "processor-columns",
    group: Group::Reference,
    level: Level::Error,
    summary: "a processor compares a column with itself",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A processor whose `target_start_variable` and `target_end_variable` are the same \
            column, or whose `target` is among its own `references`.",
        why: "The length of a range from a column to itself is always zero, and a column relative \
            to itself says nothing: the run would learn from differences that are the same for \
            everybody. The published package refuses the first when it is built in Python, but \
            not when it is read from YAML.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: stays
    data: {volume: input, file: stays.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    stays:
      k: 20
      avatarization_processors_parameters:
      - id_variable: patient
        target_start_variable: admitted
        target_end_variable: admitted
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: stays
    data: {volume: input, file: stays.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    stays:
      k: 20
      avatarization_processors_parameters:
      - id_variable: patient
        target_start_variable: admitted
        target_end_variable: discharged
",
        configure: "",
        fix: "Name two different columns.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = context.model.table_parameters();
    for processor in parameters.flat_map(TableParameters::processors) {
        findings.extend(range_of_nothing(&processor));
        findings.extend(relative_to_itself(&processor));
    }
}

fn range_of_nothing(processor: &Processor<'_>) -> Option<Finding> {
    let (start, end) = processor.start().zip(processor.end())?;
    (start.value == end.value).then(|| {
        let message = format!(
            "The range starts and ends with {}, so its length is always zero.",
            wording::quoted(end.value)
        );
        Finding::new(&RULE, end.span(), message)
            .related(start.span(), "the start")
            .help("Name the column that the range ends with.")
    })
}

fn relative_to_itself(processor: &Processor<'_>) -> Option<Finding> {
    let target = processor.target()?;
    let mut references = processor.references();
    let reference = references.find(|reference| reference.value == target.value)?;
    let message = format!(
        "{} is the target and one of its own references, so it is measured against itself.",
        wording::quoted(target.value)
    );
    Some(
        Finding::new(&RULE, reference.span(), message)
            .related(target.span(), "the target")
            .help("Remove it from `references`, or name another column."),
    )
}
