//! `replaces-rows`

use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A database run that deletes rows of its target.
pub static RULE: Rule = Rule {
    name: "replaces-rows",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "rows of the target are deleted",
    rises: false,
    criteria: &[Criterion::Linkability],
    documentation: Documentation {
        finds: "`replace_existing_rows: true` of a regeneration, or `truncate_target: true` of a \
            former `input`.",
        why: "The rows that are in the target are deleted before the avatars are written. In the \
            wrong database they are gone: GDPR article 5(1)(f) counts accidental loss among what \
            personal data are to be protected from. And whoever has kept the earlier rows can \
            compare the two states by their keys, which is linkability in the sense of the \
            Article 29 Working Party (Opinion 05/2014, section 2.2.2).",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    treatment: anonymize
    columns:
    - field: age
      type: int
---
kind: AvatarRegenerateParameters
metadata:
  name: regenerate
spec:
  schema: schema
  target: test
  replace_existing_rows: true
---
kind: AvatarDatabase
metadata:
  name: test
spec:
  connection: crm_test
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    treatment: anonymize
    columns:
    - field: age
      type: int
---
kind: AvatarRegenerateParameters
metadata:
  name: regenerate
spec:
  schema: schema
  target: test
---
kind: AvatarDatabase
metadata:
  name: test
spec:
  connection: crm_test
",
        configure: "",
        fix: "Remove the field, and write to an empty target. Where rows must be replaced, ignore \
            this rule with the reason.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let replaced = model
        .regenerations()
        .filter_map(|job| Some((job.replace_existing_rows()?, job.target())));
    let truncated = model.inputs().flat_map(|(_, input)| {
        let copies = input.copies();
        copies.filter_map(|copy| {
            let target = copy.target().and_then(|target| target.text("location"));
            Some((copy.truncate_target()?, target))
        })
    });
    for (switch, target) in replaced.chain(truncated).filter(|(switch, _)| switch.value) {
        let target = target.map_or("the target".to_owned(), |target| quoted(target.value));
        let message =
            format!("The rows that are in {target} are deleted before the avatars are written.");
        findings.push(
            Finding::new(&RULE, switch.span(), message)
                .help("Remove the field, and write to an empty target."),
        );
    }
}
