//! `unpseudonymized-reference`

use crate::rules::patterns;
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};
use avatar_yaml::pattern::PartKind;

/// A pattern that copies original values into identifiers.
pub static RULE: Rule = Rule {
    name: "unpseudonymized-reference",
    group: Group::Privacy,
    level: Level::Error,
    summary: "a pattern copies a column that is not pseudonymized",
    rises: false,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    documentation: Documentation {
        finds: "A reference of a SPECIFIC_ID pattern to a column of the table that is listed and \
            that keeps its original values. A column that the table does not list is \
            `unknown-column`, and one that is dropped is `drop-conflict`.",
        why: "`{{column}}` puts the value of the other column into the identifier. It is meant for \
            columns that are pseudonymized first; any other is copied as it is, so that the \
            pseudonym carries an original value: no pseudonym in the sense of GDPR article 4(5), \
            which asks that the data cannot be attributed to a person without additional \
            information.",
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
    - field: badge
      type: category
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: '{{city}}-?????'
    - field: city
      type: category
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
    - field: badge
      type: category
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: '{{city}}-?????'
    - field: city
      type: category
      pseudonymization:
        kind: UUID4
",
        configure: "",
        fix: "Pseudonymize the other column, or take the reference out of the pattern.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for written in patterns::all(context) {
        let Some(place) = written.place.filter(|place| place.strategy().is_some()) else { continue };
        let copied = written.pattern.parts().iter().filter_map(|part| {
            let PartKind::Reference { column: name } = &part.kind else { return None };
            let column = place.table.column(name).found()?;
            let treatment = model.treatment(place.schema, place.table, column);
            (!treatment.hides_values()).then_some((part, name, column))
        });
        for (part, name, column) in copied.take(patterns::MOST_TOLD) {
            let message = format!(
                "{} is not pseudonymized, and this pattern copies its original values into the \
                 identifiers of {}.",
                quoted(name),
                written.label()
            );
            findings.push(
                Finding::new(&RULE, written.span_of(context, &part.range), message)
                    .related(column.span(), "keeps its original values")
                    .help("Pseudonymize that column, or take the reference out of the pattern."),
            );
        }
    }
}
