//! `unreviewed-proposal`

use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A treatment that a program proposed and no person has confirmed.
pub static RULE: Rule = Rule {
    name: "unreviewed-proposal",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a proposal that nobody has reviewed",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "`provenance.reviewed` that is false, and a `provenance` with `suggested_by` and \
            without `reviewed`, which counts as false.",
        why: "Discovery guesses from names and samples what a column holds. Its proposals are made \
            to be looked at: a column it misses is given out in clear. The server refuses a run \
            with an unreviewed proposal. GDPR article 25 puts the choice of the measures on the \
            controller, which is a person's task.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    treatment: anonymize
    columns:
    - field: mail
      action: pseudonymize
      pii_type: EMAIL
      provenance:
        suggested_by: model
        confidence: 0.7
        reviewed: false
      pseudonymization:
        kind: FAKER
        pii_type: EMAIL
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    treatment: anonymize
    columns:
    - field: mail
      action: pseudonymize
      pii_type: EMAIL
      provenance:
        suggested_by: model
        confidence: 0.7
        reviewed: true
      pseudonymization:
        kind: FAKER
        pii_type: EMAIL
",
        configure: "",
        fix: "Look at the column, correct its action, and set `reviewed: true`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tables = context.model.originals().flat_map(|schema| &schema.tables);
    for (table, column) in tables.flat_map(|table| table.columns.iter().map(move |c| (table, c))) {
        let Some(provenance) = column.fields.fields("provenance") else { continue };
        let span = match provenance.flag("reviewed") {
            Some(reviewed) if reviewed.value => continue,
            Some(reviewed) => reviewed.span(),
            None if provenance.misspells("reviewed") => continue,
            None if provenance.get("suggested_by").is_some() => provenance.head_span(),
            None => continue,
        };
        let by = match provenance.text("suggested_by").map(|by| by.value) {
            Some("model") => "A model",
            Some("rules") => "A rule on names",
            _ => "A program",
        };
        let message = format!(
            "{by} proposed what becomes of {} of {}, and nobody has reviewed it: the server refuses \
             the run.",
            quoted(column.label()),
            quoted(table.label())
        );
        let help = "Look at the column, correct its action, and set `reviewed: true`.";
        findings.push(Finding::new(&RULE, span, message).help(help));
    }
}
