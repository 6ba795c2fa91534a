//! `free-text-column`

use crate::identifiers::Category;
use crate::rules::{columns, suspicion};
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A column of free text that nothing is done about.
pub static RULE: Rule = Rule {
    name: "free-text-column",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a column of notes or comments, neither dropped nor replaced",
    rises: true,
    criteria: &[Criterion::SinglingOut, Criterion::Inference],
    documentation: Documentation {
        finds: "A column whose name says that it holds free text (notes, comments, descriptions, in \
            English and French), or whose `pii_type` is `FREE_TEXT`, and that is neither dropped \
            nor replaced. Names are read word by word and the declared type counts, so `notes: \
            int` is left alone.",
        why: "In free text anything can be: names, telephone numbers, the illness of a neighbour. \
            The engine takes each text for a category, so that the avatars get texts of real \
            persons word by word. The Article 29 Working Party (Opinion 05/2014, section 2.2.2) \
            asks that nobody can be singled out and nothing deduced, which no text written by \
            people promises.",
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
    - field: comments
      type: category
    - field: age
      type: int
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
    - field: comments
      type: category
      drop: true
    - field: age
      type: int
",
        configure: "Words of your own that mark a column as free text, or clear it, can be added in the \
            configuration of the linter.",
        fix: "Drop the column, or replace its values with `pseudonymization: {kind: FAKER, \
            pii_type: FREE_TEXT}`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (place, suspicion) in suspicion::all(context) {
        let is_safe = place.treatment().hides_values() || columns::is_in_doubt(place.column);
        if suspicion.category != Category::FreeText || is_safe {
            continue;
        }
        let message = format!(
            "By {}, {} holds free text, in which anything can be; it is neither dropped nor \
             replaced, so real texts can reach the result.",
            suspicion.evidence(place),
            place.label()
        );
        findings.push(Finding::new(&RULE, place.column.span(), message).help(
            "Drop it (`drop: true`), or replace it: `pseudonymization: {kind: FAKER, pii_type: \
             FREE_TEXT}`.",
        ));
    }
}
